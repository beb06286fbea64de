import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { connector } from '../../bot/channels/connector.ts';
import { SendError } from '../../bot/ports.ts';

/** A channel that answers each call as told, and notes what came. */
async function withChannel(
  answer: (response: ServerResponse) => void,
  use: (serviceUrl: string, heard: { request: IncomingMessage; body: string }[]) => Promise<void>,
): Promise<void> {
  const heard: { request: IncomingMessage; body: string }[] = [];
  const server = createServer(async (request, response) => {
    heard.push({ request, body: await text(request) });
    answer(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/base`, heard);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function answerWith(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  // Not chained: restify changes writeHead for the whole process, and its own returns nothing.
  response.writeHead(status, headers);
  response.end(body);
}

const speaking = (token: () => Promise<string | null> = async () => null) => connector({ token, timeoutMs: 5_000 });
const failure = (call: Promise<unknown>) =>
  call.then(
    () => assert.fail('it was accepted'),
    (error: unknown) => {
      assert.ok(error instanceof SendError);
      return error;
    },
  );

describe('The connector', () => {
  it('sends the whole activity below the service URL, saying who it is', () =>
    withChannel(
      response => response.end('{"id": "7"}'),
      async (serviceUrl, heard) => {
        const where = { serviceUrl, channelConversationId: 'a/b;c' };
        const mention = {
          type: 'mention',
          text: '<at>Noor</at>',
          mentioned: { id: 'n', name: 'Noor', aadObjectId: 'o' },
        };
        const activity = { type: 'message', text: 'Olá', entities: [mention] };
        assert.equal(await speaking(async () => 'secret').send(where, activity), '7');
        await speaking().update(where, '1:2', activity);
        assert.deepEqual(
          heard.map(({ request }) => [request.method, request.url, request.headers.authorization]),
          [
            ['POST', '/base/v3/conversations/a%2Fb%3Bc/activities', 'Bearer secret'],
            ['PUT', '/base/v3/conversations/a%2Fb%3Bc/activities/1%3A2', undefined],
          ],
        );
        assert.deepEqual(JSON.parse(heard[0]?.body ?? ''), activity);
      },
    ));

  it('is content with an answer that says nothing', () =>
    withChannel(
      response => answerWith(response, 202, ''),
      async serviceUrl => {
        assert.equal(await speaking().send({ serviceUrl, channelConversationId: 'c' }, { type: 'message' }), undefined);
      },
    ));

  it('tells a refusal, a page of a proxy and a lost connection apart', async () => {
    const refusal = (answer: (response: ServerResponse) => void) => {
      let error: SendError | undefined;
      return withChannel(answer, async serviceUrl => {
        error = await failure(speaking().send({ serviceUrl, channelConversationId: 'c' }, { type: 'message' }));
      }).then(() => [error?.status, error?.message, error?.retryAfterMs]);
    };
    const refused = { error: { code: 'BotNotInConversationRoster', message: 'The bot is not part of it.' } };
    assert.deepEqual(await refusal(response => answerWith(response, 403, JSON.stringify(refused))), [
      403,
      '403 The bot is not part of it.',
      undefined,
    ]);
    assert.deepEqual(await refusal(response => answerWith(response, 502, '<html>', { 'retry-after': '3' })), [
      502,
      '502 Bad Gateway',
      3_000,
    ]);
    assert.equal((await refusal(response => response.destroy()))[0], 0);
  });

  it('takes a token that cannot be had for a channel that is not reached', async () => {
    const error = await failure(
      speaking(async () => {
        throw new Error('the directory is down');
      }).send({ serviceUrl: 'http://127.0.0.1:9/', channelConversationId: 'c' }, { type: 'message' }),
    );
    assert.deepEqual([error.status, error.message], [0, 'the directory is down']);
  });
});
