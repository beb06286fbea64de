import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { enqueue, sendMessage } from '../../assistant/conversations.ts';
import type { Conversation } from '../../assistant/documents.ts';
import { type DeliverParts, deliver, destinations } from '../../bot/deliver.ts';
import { inHand } from '../../bot/inHand.ts';
import { type Outgoing, SendError } from '../../bot/ports.ts';
import { memoryStore } from '../../storage/memory/memoryStore.ts';
import { conversation, message } from '../contracts/samples.ts';

const owner = 'this process';

/** A conversation with three unsent replies to one address, and a channel that notes them. */
async function outboxUnderTest(change: (draft: Conversation) => void = () => {}) {
  const store = memoryStore();
  const clock = { now: new Date('2026-11-22T10:00:00.000Z') };
  const draft = conversation('ines', 'c1');
  if (draft.address) draft.address.transport = 'connector';
  for (const text of ['first', 'second', 'third']) {
    const reply = message(text, 'assistant', draft.nextSeq++);
    draft.messages.push(reply);
    sendMessage(draft, reply);
  }
  draft.lease = { owner, until: '2026-11-22T10:00:30.000Z' };
  change(draft);
  await store.write('ines', 'conversation', 'c1', draft, 'absent');

  const sent: string[] = [];
  const commands: string[] = [];
  const refusals = new Map<string, () => unknown>();
  const channel = {
    async send({ message: { text }, address }: Outgoing) {
      await refusals.get(text)?.();
      await refusals.get(address.key)?.();
      sent.push(text);
      return { sentId: `activity ${sent.length}` };
    },
    async typing() {},
  };
  const parts: DeliverParts = {
    hand: inHand(store, () => clock.now),
    owner,
    channels: { connector: channel, directLine: channel, terminal: channel, platform: channel },
    now: () => clock.now,
    profile: async () => undefined,
    command: async (_, { id }) => void commands.push(id),
    unmarked: new Map(),
    tell: () => {},
    isClosing: () => false,
    report: () => {},
  };
  const read = async (): Promise<Conversation> => {
    const stored = await store.read('ines', 'conversation', 'c1');
    assert.ok(stored);
    return stored.value;
  };
  return {
    store,
    clock,
    parts,
    sent,
    commands,
    refusals,
    read,
    main: destinations(draft)[0] ?? '',
    async deliverAll(by: DeliverParts = parts) {
      const left = destinations(await read());
      return Promise.all(left.map(to => deliver(by, 'ines', 'c1', to)));
    },
    pass: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms);
    },
  };
}

const refuse = (status: number, retryAfterMs?: number) => () => {
  throw new SendError(status, `refused with ${status}`, retryAfterMs);
};

describe('Delivery', () => {
  it('sends in order, marks each, and lets go of the conversation', async () => {
    const { deliverAll, sent, read } = await outboxUnderTest();
    assert.deepEqual(await deliverAll(), [undefined]);
    assert.deepEqual(sent, ['first', 'second', 'third']);
    const { outbox, lease } = await read();
    assert.deepEqual([outbox, lease], [[], null]);
  });

  for (const status of [0, 412, 429, 500, 503]) {
    it(`tries again after ${status || 'a lost connection'}, later each time, and keeps the order meanwhile`, async () => {
      const { deliverAll, sent, refusals, pass, clock } = await outboxUnderTest();
      refusals.set('second', refuse(status));
      const waits: number[] = [];
      for (let n = 0; n < 4; n++) {
        const [again] = await deliverAll();
        assert.ok(again);
        waits.push(again.getTime() - clock.now.getTime());
        assert.deepEqual(sent, ['first']);
        await deliverAll();
        pass(again.getTime() - clock.now.getTime());
      }
      assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000]);
      refusals.clear();
      await deliverAll();
      assert.deepEqual(sent, ['first', 'second', 'third']);
    });
  }

  it('waits as long as a channel asks for', async () => {
    const { deliverAll, sent, refusals, pass } = await outboxUnderTest();
    refusals.set('first', refuse(429, 7_000));
    assert.equal((await deliverAll())[0]?.toISOString(), '2026-11-22T10:00:07.000Z');
    refusals.clear();
    pass(6_900);
    await deliverAll();
    assert.deepEqual(sent, []);
    pass(100);
    await deliverAll();
    assert.equal(sent.length, 3);
  });

  for (const status of [400, 403, 404]) {
    it(`puts what is refused with ${status} aside, to be seen, and goes on with the next`, async () => {
      const { deliverAll, sent, refusals, read } = await outboxUnderTest();
      refusals.set('first', refuse(status));
      assert.deepEqual(await deliverAll(), [undefined]);
      assert.deepEqual(sent, ['second', 'third']);
      const { outbox, lease } = await read();
      assert.deepEqual(
        outbox.map(({ state, error }) => [state, error]),
        [['dead', `refused with ${status}`]],
      );
      assert.equal(lease, null);
    });
  }

  it('to one address never waits for another one, not even for a send that hangs', async () => {
    let letGo = () => {};
    const house = await outboxUnderTest(draft => {
      const other = message('elsewhere', 'assistant', draft.nextSeq++);
      draft.messages.push(other);
      assert.ok(draft.address);
      const address = { ...draft.address, key: 'another address' };
      enqueue(draft, { kind: 'send', address, messageId: other.id });
      enqueue(draft, { kind: 'command', to: 'c2', command: { kind: 'takeOver' } });
    });
    house.refusals.set('first', () => new Promise<void>(resolve => (letGo = resolve)));
    const delivered = house.deliverAll();
    await pause(20);
    assert.deepEqual([house.sent, house.commands.length], [['elsewhere'], 1]);
    letGo();
    await delivered;
    assert.deepEqual(house.sent, ['elsewhere', 'first', 'second', 'third']);
  });

  it('leaves out what a takeover has taken back', async () => {
    const { deliverAll, sent, read } = await outboxUnderTest(draft => {
      for (const each of draft.messages) if (each.text === 'second') each.withdrawn = true;
    });
    await deliverAll();
    assert.deepEqual(sent, ['first', 'third']);
    assert.deepEqual((await read()).outbox, []);
  });

  it('shows in the transcript what was on its way when it was taken back: it has been read', async () => {
    const { deliverAll, store, refusals, read } = await outboxUnderTest();
    refusals.set('first', async () => {
      const taken = await read();
      const stored = await store.read('ines', 'conversation', 'c1');
      taken.outbox = [];
      for (const each of taken.messages) if (each.from === 'assistant') each.withdrawn = true;
      await store.write('ines', 'conversation', 'c1', taken, { etag: stored?.etag ?? '' });
    });
    await deliverAll();
    const { messages } = await read();
    assert.deepEqual(
      messages.filter(({ withdrawn }) => !withdrawn).map(({ text }) => text),
      ['Hello, how much is a logo?', 'first'],
    );
  });

  it('sends nothing twice while the store refuses to mark it', async () => {
    const { deliverAll, store, sent } = await outboxUnderTest();
    const { write } = store;
    store.write = async () => {
      throw new Error('the disk is full');
    };
    for (let n = 0; n < 3; n++) await assert.rejects(deliverAll(), /disk is full/);
    assert.deepEqual(sent, ['first']);
    store.write = write;
    await deliverAll();
    assert.deepEqual(sent, ['first', 'second', 'third']);
  });

  it('goes to where the person was last heard from, when a channel has moved', async () => {
    const places: string[] = [];
    const house = await outboxUnderTest(draft => {
      assert.ok(draft.address);
      draft.address = { ...draft.address, serviceUrl: 'http://localhost:9001' };
    });
    house.parts.channels.connector.send = async ({ address }) => {
      places.push(address.serviceUrl);
      return {};
    };
    await house.deliverAll();
    assert.deepEqual(new Set(places), new Set(['http://localhost:9001']));
  });
});

describe('The lease of a conversation', () => {
  it('held by another process is respected until it ends, and then taken by one of two', async () => {
    const { deliverAll, parts, sent, pass, read } = await outboxUnderTest(draft => {
      draft.lease = { owner: 'another process', until: '2026-11-22T10:00:30.000Z' };
    });
    assert.equal((await deliverAll())[0]?.toISOString(), '2026-11-22T10:00:30.000Z');
    assert.deepEqual(sent, []);
    pass(30_001);
    const third: DeliverParts = { ...parts, owner: 'a third process' };
    await Promise.all([deliverAll(), deliverAll(third)]);
    assert.deepEqual(sent, ['first', 'second', 'third']);
    assert.deepEqual((await read()).outbox, []);
  });

  it('is renewed while there is something to send', async () => {
    const { deliverAll, refusals, read, pass } = await outboxUnderTest();
    pass(25_000);
    refusals.set('second', refuse(503));
    await deliverAll();
    const { lease } = await read();
    assert.ok(lease && lease.until > '2026-11-22T10:00:50.000Z');
  });
});
