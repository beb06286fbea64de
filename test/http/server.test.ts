import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { createHttpServer, listen } from '../../bot/http/server.ts';
import { ask, type ErrorBody, post } from '../support/directLineBuyer.ts';
import { type House, openHouse } from '../support/httpHouse.ts';

describe('The server', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  it('answers unknown addresses and wrong methods with what to do', async () => {
    const nothing = await ask<ErrorBody>(`${house.url}/nothing?x=1`);
    assert.deepEqual([nothing.status, nothing.body.error.code], [404, 'unknownPage']);
    assert.match(nothing.body.error.message, /\/nothing\.$/);
    const wrong = await ask<ErrorBody>(`${house.url}/api/chat/token`, { method: 'DELETE' });
    assert.deepEqual([wrong.status, wrong.body.error.code], [405, 'methodNotAllowed']);
    assert.match(wrong.body.error.remedy, /POST/);
    assert.match(wrong.headers.get('allow') ?? '', /POST/);
  });

  it('says nothing about itself, and keeps browsers from guessing or framing', async () => {
    const { headers } = await ask(`${house.url}/healthz`);
    assert.equal(headers.get('server'), null);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  });

  it('survives addresses and requests that are none', async () => {
    const say = async (text: string): Promise<string> => {
      const socket = connect(house.port, '127.0.0.1');
      socket.end(text);
      let answer = '';
      for await (const part of socket) answer += part;
      return answer.split('\r\n')[0] ?? '';
    };
    assert.match(await say('GET / HTTP/1.1\r\nHost: [x\r\nConnection: close\r\n\r\n'), / 400 /);
    assert.match(await say('GET // HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'), / 404 /);
    assert.match(await say('GET http://[ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'), / 400 /);
    assert.match(await say('GET /chat/%E0%A4%A HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'), / 40[04] /);
    assert.match(await say('OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'), / 400 /);
    assert.match(await say('rubbish\r\n\r\n'), / 400 /);
    assert.equal((await ask(`${house.url}/healthz`)).status, 200);
  });

  it('says in one sentence that the port is taken or the address not ours', async () => {
    const other = createHttpServer({ routes: [], log: () => {}, https: false });
    await assert.rejects(listen(other, house.port, '127.0.0.1'), {
      code: 'portInUse',
      message: `Port ${house.port} is in use.`,
      remedy: 'Stop the other program or set PORT.',
    });
    await assert.rejects(listen(other, 0, '203.0.113.1'), { code: 'cannotListen' });
  });

  it('is alive at once, and ready when the store and the engine are', async () => {
    assert.deepEqual((await ask(`${house.url}/readyz`)).body, { status: 'ready' });
    house.ready.is = false;
    const { status, body } = await ask<ErrorBody>(`${house.url}/readyz`);
    assert.deepEqual([status, body.error.code], [503, 'notReady']);
    assert.deepEqual((await ask(`${house.url}/healthz`)).body, { status: 'alive' });
    house.ready.is = true;
    house.store.list = () => Promise.reject(new Error('disk gone'));
    assert.match((await ask<ErrorBody>(`${house.url}/readyz`)).body.error.message, /the store does not answer/);
  });

  it('tells a script what the first screen shows only of freelancers it has', async () => {
    assert.equal((await ask(`${house.url}/api/chat/zoe`)).status, 404);
    assert.equal((await ask(`${house.url}/api/chat/token`, post('x'))).status, 400);
  });
});
