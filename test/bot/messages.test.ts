import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Activity } from 'botbuilder';
import { botFramework } from '../../bot/channels/botFramework.ts';
import type { Credentials } from '../../bot/channels/credentials.ts';
import { messagesRoutes } from '../../bot/http/messages.ts';
import { createHttpServer, listen } from '../../bot/http/server.ts';
import type { Engine } from '../../bot/ports.ts';
import { memoryFiles } from '../../storage/files/memoryFiles.ts';
import { type CapturedConnector, capturedConnector } from '../support/connector.ts';
import { type EngineUnderTest, engineUnderTest, type Given, until } from '../support/engineUnderTest.ts';

interface House extends EngineUnderTest {
  connector: CapturedConnector;
  files: ReturnType<typeof memoryFiles>;
  post(body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: string }>;
}

interface Situation extends Given {
  credentials?: Credentials;
  engine?: Engine;
}

async function withMessages(given: Situation, use: (house: House) => Promise<void>): Promise<void> {
  const connector = await capturedConnector();
  const files = memoryFiles();
  const lines: string[] = [];
  const framework = botFramework({
    credentials: given.credentials ?? null,
    files,
    link: (_, { url }) => `/files/${url}`,
    config: { publicUrl: 'http://localhost:3978' },
    now: () => new Date(),
    log: line => lines.push(line),
    report: problem => lines.push(problem),
  });
  const house = engineUnderTest({ ...given, channel: framework.channel });
  await house.ready;
  const server = createHttpServer({
    routes: [messagesRoutes({ engine: given.engine ?? house.engine, connector: framework, log: () => {} })],
    log: () => {},
    https: false,
  });
  await listen(server, 0, '127.0.0.1');
  const { port } = server.address() as unknown as AddressInfo;
  const post: House['post'] = async (body, headers = {}) => {
    const sent = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const answer = await postTo(port, sent, headers);
    assert.doesNotMatch(answer.body, /node_modules|\.ts:\d|at .+ \(|Error:/, 'no stack trace in any body');
    return answer;
  };
  try {
    await use({ ...house, connector, files, post });
  } finally {
    server.close();
    await connector.close();
    await house.engine.close();
  }
}

/** By hand, since fetch does not let a test say what it likes. */
function postTo(port: number, body: string | Buffer, headers: Record<string, string>) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sending = request(
      { port, host: '127.0.0.1', path: '/api/messages', method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      async response => {
        let text = '';
        for await (const part of response) text += part;
        resolve({ status: response.statusCode ?? 0, body: text });
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}

let count = 0;
function activity(connector: CapturedConnector, differences: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: `activity ${++count}`,
    channelId: 'emulator',
    serviceUrl: connector.url,
    conversation: { id: 'thread' },
    from: { id: 'noor', name: 'Noor' },
    recipient: { id: 'bot', name: 'Wren' },
    text: 'Hello',
    ...differences,
  };
}

const errorOf = (body: string): { code: string; message: string; remedy: string } => JSON.parse(body).error;
const textsIn = (connector: CapturedConnector) => connector.messagesIn('thread').map(call => call.activity.text);

describe('POST /api/messages', () => {
  it('takes a message with 200 and answers at the service URL, to the person, as the bot', () =>
    withMessages({}, async ({ post, connector }) => {
      assert.equal((await post(activity(connector))).status, 200);
      await until(() => textsIn(connector).length > 0, 'the answer arrives');
      const [call] = connector.messagesIn('thread');
      assert.deepEqual(
        [call?.activity.text, call?.activity.from?.id, call?.activity.recipient?.id, call?.activity.conversation?.id],
        ['heard: Hello', 'bot', 'noor', 'thread'],
      );
    }));

  const malformed: [string, unknown, Record<string, string>, number, string][] = [
    ['nothing', '', {}, 400, 'malformedJson'],
    ['half a document', '{"type":', {}, 400, 'malformedJson'],
    ['a list', '[]', {}, 400, 'malformedJson'],
    ['an empty object', '{}', {}, 400, 'malformedActivity'],
    ['something not announced as JSON', '{}', { 'content-type': 'text/plain' }, 415, 'notJson'],
    ['more than 256 KB', JSON.stringify({ text: 'a'.repeat(257 * 1024) }), {}, 413, 'tooLarge'],
    ['a compressed body', gzipSync('{}'), { 'content-encoding': 'gzip' }, 415, 'encodedBody'],
    ['a broken compressed body', Buffer.from('no gzip'), { 'content-encoding': 'gzip' }, 415, 'encodedBody'],
  ];
  for (const [what, body, headers, status, code] of malformed) {
    it(`refuses ${what} with ${status}, saying what to do`, () =>
      withMessages({}, async ({ post }) => {
        const answer = await post(body, headers);
        assert.deepEqual([answer.status, errorOf(answer.body).code], [status, code]);
        assert.ok(errorOf(answer.body).remedy);
      }));
  }

  const bent: [string, Record<string, unknown>][] = [
    ['no type', { type: undefined }],
    ['a text that is none', { text: { de: 'Hallo' } }],
    ['no sender', { from: {} }],
    ['a conversation without id', { conversation: { id: '' } }],
    ['a service URL that is none', { serviceUrl: 'here' }],
    ['a service URL of another kind', { serviceUrl: 'file:///etc/passwd' }],
    ['attachments that are no list', { attachments: 'many' }],
    ['attachments that are nothing', { attachments: [null] }],
    ['entities that are no list', { entities: {} }],
    ['members that are no list', { type: 'conversationUpdate', membersAdded: 'noor' }],
    ['a number as its id', { id: 7 }],
    ['a recipient that is a word', { recipient: 'bot' }],
  ];
  for (const [what, differences] of bent) {
    it(`refuses an activity with ${what}`, () =>
      withMessages({}, async ({ post, connector }) => {
        const answer = await post(activity(connector, differences));
        assert.deepEqual([answer.status, errorOf(answer.body).code], [400, 'malformedActivity']);
      }));
  }

  it('takes odd but harmless things for what they are', () =>
    withMessages({}, async ({ post, connector }) => {
      const odd = [
        { attachments: null, entities: null },
        { from: { id: 'noor', name: { first: 'Noor' }, aadObjectId: 7 } },
        { recipient: null, locale: null, channelData: null },
        { conversation: { id: 'thread', tenantId: 5, conversationType: {} } },
      ];
      for (const differences of odd) assert.equal((await post(activity(connector, differences))).status, 200);
    }));

  it('takes two activities without an id for two', () =>
    withMessages({}, async ({ post, connector }) => {
      for (const text of ['one', 'two']) await post(activity(connector, { id: '', text }));
      await until(() => textsIn(connector).join().includes('two'), 'both are answered');
      assert.match(textsIn(connector).join(), /one/);
    }));

  it('speaks with this machine only, where there is no app id', () =>
    withMessages({}, async ({ post, connector, store }) => {
      for (const serviceUrl of ['https://smba.trafficmanager.net/teams', 'http://127.0.0.1.example.com/']) {
        const answer = await post(activity(connector, { serviceUrl }));
        assert.deepEqual([answer.status, errorOf(answer.body).code], [403, 'forbidden']);
      }
      assert.deepEqual(await store.pendingWork('2999-01-01T00:00:00.000Z', 10), []);
    }));

  it('greets who opens the chat once, and lets typing, reactions and its own arrival pass', () =>
    withMessages({}, async ({ post, connector }) => {
      const update = (ids: string[], id: string) =>
        activity(connector, { type: 'conversationUpdate', id, text: undefined, membersAdded: ids.map(each => ({ id: each })) });
      for (const body of [
        update(['bot'], 'u1'),
        update(['noor'], 'u2'),
        update(['noor'], 'u2'),
        activity(connector, { type: 'typing', text: undefined }),
        activity(connector, { type: 'messageReaction', text: undefined }),
      ]) {
        assert.equal((await post(body)).status, 200);
      }
      await until(() => textsIn(connector).length > 0, 'the greeting arrives');
      await pause(50);
      assert.deepEqual(textsIn(connector), ['welcome']);
    }));

  it('answers an invoke that nobody understands with 501, and keeps nothing of it', () =>
    withMessages({}, async ({ post, connector, store }) => {
      assert.equal((await post(activity(connector, { type: 'invoke', name: 'what/ever', value: {} }))).status, 501);
      assert.deepEqual(await store.pendingWork('2999-01-01T00:00:00.000Z', 10), []);
    }));

  it('gives the replies in the response where the channel expects them, the same on a retry', () =>
    withMessages({ burstMs: 60_000 }, async ({ post, connector }) => {
      const body = activity(connector, { deliveryMode: 'expectReplies' });
      const first = await post(body);
      const { activities } = JSON.parse(first.body) as { activities: Activity[] };
      assert.deepEqual(
        activities.map(({ text }) => text),
        ['heard: Hello'],
      );
      const again = JSON.parse((await post(body)).body) as { activities: Activity[] };
      assert.deepEqual(
        again.activities.map(({ text }) => text),
        ['heard: Hello'],
      );
      assert.deepEqual(textsIn(connector), []);
    }));

  it('says to a buyer who taps what is not theirs what to do instead', () =>
    withMessages({}, async ({ post, connector }) => {
      const value = { pa: { do: 'takeOver', conversation: 'another', version: 1 } };
      for (const tapped of [value, { pa: { do: 'payMe' } }, ['odd']]) {
        assert.equal((await post(activity(connector, { text: undefined, value: tapped }))).status, 200);
      }
      const [notYours, unknown, odd] = textsIn(connector);
      assert.match(notYours ?? '', /not yours/);
      assert.match(unknown ?? '', /cannot do that/);
      assert.match(odd ?? '', /cannot do that/);
    }));

  it('keeps a file of the Emulator’s, and refuses one from elsewhere in words', () =>
    withMessages({}, async ({ post, connector, conversation }) => {
      const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
      const file = { name: 'logo.png', contentType: 'image/png', contentUrl: `data:image/png;base64,${png}` };
      await post(activity(connector, { conversation: { id: 'thread of noor' }, attachments: [file] }));
      assert.equal((await conversation()).messages[0]?.attachments?.[0]?.name, 'logo.png');
      const foreign = { ...file, contentUrl: 'https://169.254.169.254/latest/meta-data' };
      assert.equal((await post(activity(connector, { attachments: [foreign] }))).status, 200);
      assert.match(textsIn(connector).join(), /"logo\.png" was not accepted/);
      const many = Array.from({ length: 11 }, () => file);
      assert.equal((await post(activity(connector, { attachments: many }))).status, 200);
      assert.match(textsIn(connector).join(), /at most 10 files/);
    }));

  it('answers a fault of its own with 500 and a remedy, and no word of what broke', () => {
    const broken: Engine = {
      receive: () => Promise.reject(new TypeError('secret inner words')),
      answer: () => Promise.reject(new TypeError('secret inner words')),
      command: () => Promise.reject(new TypeError('secret inner words')),
      subscribe: () => () => {},
    };
    return withMessages({ engine: broken }, async ({ post, connector }) => {
      for (const deliveryMode of ['normal', 'expectReplies']) {
        const answer = await post(activity(connector, { deliveryMode }));
        assert.deepEqual([answer.status, errorOf(answer.body).code], [500, 'unexpected']);
        assert.doesNotMatch(answer.body, /secret/);
      }
    });
  });

  const credentials = {
    type: 'SingleTenant',
    id: '11111111-2222-3333-4444-555555555555',
    password: 'never used',
    tenantId: '66666666-2222-3333-4444-555555555555',
  };
  for (const [what, headers] of [
    ['no token', {}],
    ['a token that is none', { authorization: 'Bearer nonsense' }],
    ['another scheme', { authorization: 'Basic bm9vcjpub29y' }],
    ['a token nobody signed', { authorization: `Bearer ${['{"alg":"none","typ":"JWT"}', '{"iss":"me"}'].map(part => Buffer.from(part).toString('base64url')).join('.')}.` }],
  ] as const) {
    it(`refuses an activity with ${what}, once there is an app id`, () =>
      withMessages({ credentials }, async ({ post, connector, store }) => {
        const answer = await post(activity(connector), headers);
        assert.ok([401, 403].includes(answer.status), `${answer.status} ${answer.body}`);
        assert.ok(errorOf(answer.body).remedy);
        assert.doesNotMatch(answer.body, /jwt|authheader|undefined/i);
        assert.deepEqual(await store.pendingWork('2999-01-01T00:00:00.000Z', 10), []);
      }));
  }
});

describe('Sending over the wire', () => {
  it('tells what a channel refused, with the time it asks for, and tries once itself', () =>
    withMessages({}, async ({ post, connector, conversation, problems }) => {
      connector.plan(({ activity: sent }) => (sent.type === 'message' ? { status: 429, headers: { 'retry-after': '30' } } : undefined));
      const before = Date.now();
      await post(activity(connector, { conversation: { id: 'thread of noor' } }));
      await until(() => problems.some(line => line.includes('sending')), 'it is refused');
      await until(async () => (await conversation()).outbox[0]?.attempts === 1, 'the refusal is noted');
      const [entry] = (await conversation()).outbox;
      assert.ok(Date.parse(entry?.nextAttemptAt ?? '') >= before + 30_000);
      await pause(100);
      assert.equal(connector.calls.filter(call => call.activity.type === 'message').length, 1);
    }));

  it('shows who speaks: a person by name, the assistant by none', () =>
    withMessages({}, async ({ post, connector, engine, conversation }) => {
      await post(activity(connector, { conversation: { id: 'thread of noor' } }));
      const { id } = await conversation();
      await until(() => connector.messagesIn('thread of noor').length === 1, 'the answer arrives');
      await engine.command('ines', id, 'a', { kind: 'reply', text: 'It is me.' });
      await until(() => connector.messagesIn('thread of noor').length === 3, 'the words arrive');
      assert.deepEqual(
        connector.messagesIn('thread of noor').map(call => call.activity.text),
        ['heard: Hello', '_turn.joined Inês_', '**Inês:** It is me.'],
      );
    }));

  it('gives up on a channel that does not answer', () =>
    withMessages({}, async ({ connector, parts }) => {
      connector.plan(() => ({ hold: true }));
      const { address, messages } = (await import('../contracts/samples.ts')).conversation('ines', 'c1');
      assert.ok(address && messages[0]);
      const outgoing = {
        address: { ...address, serviceUrl: connector.url },
        message: messages[0],
        entryId: 'e',
        speaker: { kind: 'assistant', name: 'Wren' },
      } as const;
      const ended = await Promise.race([
        parts.channels.connector.send(outgoing).then(
          () => 'sent',
          (error: Error) => error.name,
        ),
        pause(16_500, 'still waiting'),
      ]);
      assert.equal(ended, 'SendError');
    })).timeout(20_000);
});
