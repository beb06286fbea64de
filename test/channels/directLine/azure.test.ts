import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freelancerOfUserId, gigOfUserId } from '../../../bot/channels/directLine/userIds.ts';
import { ask, type ErrorBody, post, type Session } from '../../support/directLineBuyer.ts';
import { type House, openHouse } from '../../support/httpHouse.ts';

describe('Tokens from Azure', () => {
  let house: House;
  let azure: Server;
  let asked: { line: string; authorization: string | undefined; body: string }[];
  let status: number;

  beforeEach(async () => {
    asked = [];
    status = 200;
    azure = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      asked.push({ line: `${request.method} ${request.url}`, authorization: request.headers.authorization, body });
      const kept = request.url?.startsWith('/conversations/kept') || request.method === 'POST';
      response.writeHead(kept ? status : 404, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ conversationId: 'kept-1', token: 'azure-token', expires_in: 3600 }));
    });
    await new Promise<void>(resolve => azure.listen(0, '127.0.0.1', resolve));
    const azureBase = `http://127.0.0.1:${(azure.address() as AddressInfo).port}`;
    house = await openHouse({ directLineSecret: 'the-secret', azureBase });
  });
  afterEach(async () => {
    await house.close();
    azure.closeAllConnections();
    await new Promise(resolve => azure.close(resolve));
  });

  it('are bound to a minted user that says whose buyer it is and about which Gig', async () => {
    const { body } = await ask<Session>(`${house.url}/api/chat/token`, post({ freelancer: 'ana', gig: 'Logo & co' }));
    assert.partialDeepStrictEqual(body, { token: 'azure-token', expiresIn: 3600, conversationId: 'kept-1' });
    assert.match(body.directLine, /^http:\/\/127/);
    assert.equal(asked[0]?.line, 'POST /tokens/generate');
    assert.equal(asked[0]?.authorization, 'Bearer the-secret');
    assert.deepEqual(JSON.parse(asked[0]?.body ?? ''), { user: { id: body.userId } });
    assert.equal(freelancerOfUserId(body.userId), 'ana');
    assert.equal(gigOfUserId(body.userId), 'Logo & co');
    const back = post({ freelancer: 'ana', buyerToken: body.buyerToken });
    const again = await ask<Session>(`${house.url}/api/chat/token`, back);
    assert.equal(asked[1]?.line, 'GET /conversations/kept-1');
    assert.equal(again.body.userId, body.userId);
  });

  it('say so when Azure refuses, and never show the secret', async () => {
    status = 401;
    const { status: answered, body } = await ask<ErrorBody>(`${house.url}/api/chat/token`, post({ freelancer: 'ana' }));
    assert.equal(answered, 502);
    assert.match(body.error.message, /401/);
    assert.match(body.error.remedy, /DIRECT_LINE_SECRET/);
    assert.doesNotMatch(JSON.stringify([body, house.lines]), /the-secret/);
  });
});
