import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Activity } from 'botbuilder';
import type { Engine } from '../../bot/ports.ts';
import { suggestionsCard } from '../../cards/suggestions.ts';
import type { CapturedConnector } from '../support/connector.ts';
import { until } from '../support/engineUnderTest.ts';
import { activity, withMessages } from '../support/messagesHouse.ts';

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
        activity(connector, {
          type: 'conversationUpdate',
          id,
          text: undefined,
          membersAdded: ids.map(each => ({ id: each })),
        });
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

  it('hears a tap on a suggestion as if it had been typed', () =>
    withMessages({}, async ({ post, connector }) => {
      const [button] = suggestionsCard(['What does it cost?']).body as { actions: { data: object }[] }[];
      await post(activity(connector, { text: undefined, value: button?.actions[0]?.data }));
      await until(() => textsIn(connector).length > 0, 'the answer arrives');
      assert.deepEqual(textsIn(connector), ['heard: What does it cost?']);
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
    [
      'a token nobody signed',
      {
        authorization: `Bearer ${['{"alg":"none","typ":"JWT"}', '{"iss":"me"}'].map(part => Buffer.from(part).toString('base64url')).join('.')}.`,
      },
    ],
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
