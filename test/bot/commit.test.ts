import assert from 'node:assert/strict';
import type { Conversation } from '../../assistant/documents.ts';
import type { Store } from '../../storage/contracts.ts';
import { conversationOf, gateway, heard, until, withHouse } from '../support/engineUnderTest.ts';

/** Writes into the conversation as another process does, past the engine. */
async function elsewhere(store: Store, change: (conversation: Conversation) => void): Promise<void> {
  const stored = await store.read('ines', 'conversation', conversationOf());
  assert.ok(stored);
  change(stored.value);
  await store.write('ines', 'conversation', stored.value.id, stored.value, { etag: stored.etag });
}

/** Holds the making of answers, one gate each. */
function heldTurns() {
  const gates: ReturnType<typeof gateway>[] = [];
  return {
    gates,
    onUnderstand: () => {
      const gate = gateway();
      gates.push(gate);
      return gate.opened;
    },
    async letGo(n: number) {
      await until(() => gates.length > n, `turn ${n + 1} is made`);
      gates[n]?.open();
    },
  };
}

describe('What comes while an answer is being made', () => {
  it('is a message: the answer is made again and covers both', () => {
    const held = heldTurns();
    return withHouse(held, async ({ says, toldTo, conversation }) => {
      await says('one');
      await until(() => held.gates.length === 1, 'the turn is being made');
      await says('two');
      await held.letGo(0);
      await held.letGo(1);
      await until(() => toldTo().length > 0, 'it is answered');
      assert.deepEqual(toldTo(), ['heard: one + two']);
      assert.equal((await conversation()).messages.length, 3);
    });
  });

  it('is a message each time: after two remakes the answer stands, and the next one answers the rest', () => {
    const held = heldTurns();
    return withHouse(held, async ({ says, toldTo, understood, conversation }) => {
      await says('one');
      for (const [n, text] of ['two', 'three', 'four'].entries()) {
        await until(() => held.gates.length === n + 1, 'the turn is being made');
        await says(text);
        await held.letGo(n);
      }
      await until(() => toldTo().length === 1, 'it is answered');
      assert.deepEqual(toldTo(), ['heard: one + two + three']);
      await held.letGo(3);
      await until(() => toldTo().length === 2, 'the rest is answered');
      assert.equal(toldTo()[1], 'heard: four');
      assert.equal(understood.length, 4);
      const { messages } = await conversation();
      assert.deepEqual(
        messages.map(({ seq }) => seq),
        [1, 2, 3, 4, 5, 6],
      );
    });
  });

  it('is a message, long after the first: the answer stands, and what waits survives a second write in between', () => {
    const held = heldTurns();
    return withHouse(held, async ({ says, store, clock, toldTo }) => {
      await says('one');
      await until(() => held.gates.length === 1, 'the turn is being made');
      await says('two');
      clock.aheadMs = 10_000;
      const { write } = store;
      let between = 0;
      // Twice somebody writes right before the commit: what was grafted once is grafted again.
      store.write = async (...args) => {
        const [, kind, , value] = args;
        const commits =
          kind === 'conversation' && (value as Conversation).messages.some(({ from }) => from === 'assistant');
        if (commits && between++ < 2) {
          store.write = write;
          await elsewhere(store, conversation => {
            conversation.sentIds[`mark ${between}`] = 'x';
          });
          if (between < 2) store.write = spy;
        }
        return write(...args);
      };
      const spy = store.write;
      await held.letGo(0);
      await held.letGo(1);
      await until(() => toldTo().length === 2, 'both are answered');
      assert.deepEqual(toldTo(), ['heard: one', 'heard: two']);
    });
  });

  it('is a takeover: nothing of the answer is sent or kept', () => {
    const held = heldTurns();
    return withHouse(held, async ({ says, engine, toldTo, conversation }) => {
      await says('one');
      await until(() => held.gates.length === 1, 'the turn is being made');
      const taken = engine.command('ines', conversationOf(), 'c1', { kind: 'takeOver' });
      await until(async () => (await conversation()).inputs.length === 2, 'the command is durable');
      await held.letGo(0);
      const { status, messages, silent } = await taken;
      assert.equal(status, 'takenOver');
      assert.equal(silent, 'takenOver');
      assert.deepEqual(
        messages.map(({ from, text }) => `${from}: ${text}`),
        ['buyer: one', 'system: turn.joined Inês'],
      );
      await until(() => toldTo().length > 0, 'the buyer sees who joined');
      assert.deepEqual(toldTo(), ['turn.joined Inês']);
    });
  });

  it('is a message received by another process: the answer is made again', () => {
    const held = heldTurns();
    return withHouse(held, async ({ says, store, toldTo }) => {
      await says('one');
      await until(() => held.gates.length === 1, 'the turn is being made');
      await elsewhere(store, conversation => {
        const at = new Date().toISOString();
        conversation.messages.push({ id: 'm2', seq: 2, from: 'buyer', at, text: 'two' });
        conversation.nextSeq = 3;
        conversation.seen.push('elsewhere');
        conversation.inputs.push({ kind: 'message', id: 'elsewhere', at, messageId: 'm2' });
      });
      await held.letGo(0);
      await held.letGo(1);
      await until(() => toldTo().length > 0, 'it is answered');
      assert.deepEqual(toldTo(), ['heard: one + two']);
    });
  });

  it('is another process’s answer to the same: this one’s is dropped', () => {
    const held = heldTurns();
    return withHouse(held, async ({ says, store, toldTo, conversation, problems }) => {
      await says('one');
      await until(() => held.gates.length === 1, 'the turn is being made');
      await elsewhere(store, made => {
        made.inputs = [];
      });
      await held.letGo(0);
      await until(async () => (await conversation()).inputs.length === 0, 'it is answered');
      assert.deepEqual([toldTo(), problems], [[], []]);
    });
  });

  it('is only the mark of a delivery: the answer is not made again', () => {
    const held = heldTurns();
    return withHouse(held, async ({ says, store, toldTo, understood, conversation }) => {
      await says('one');
      await until(() => held.gates.length === 1, 'the turn is being made');
      await elsewhere(store, marked => {
        marked.sentIds.card = 'activity 7';
      });
      await held.letGo(0);
      await until(() => toldTo().length > 0, 'it is answered');
      assert.deepEqual(understood, ['one']);
      assert.equal((await conversation()).sentIds.card, 'activity 7');
    });
  });

  it('is a pause: the answer is made again, and so not given', () => {
    const held = heldTurns();
    return withHouse(held, async ({ says, store, profile, conversation, toldTo }) => {
      await says('one');
      await until(() => held.gates.length === 1, 'the turn is being made');
      profile.settings = { ...profile.settings, active: false, epoch: 1 };
      await elsewhere(store, marked => {
        marked.sentIds.card = 'activity 7';
      });
      await held.letGo(0);
      await until(async () => (await conversation()).inputs.length === 0, 'the turn is over');
      assert.equal((await conversation()).silent, 'paused');
      assert.deepEqual(toldTo(), []);
    });
  });
});

describe('A turn that fails', () => {
  it('is tried again', () => {
    let times = 0;
    return withHouse(
      {
        onUnderstand() {
          times += 1;
          if (times === 1) throw new Error('the model stumbled');
        },
      },
      async ({ says, toldTo, problems }) => {
        await says('one');
        await until(() => toldTo().length > 0, 'it is answered');
        assert.deepEqual(toldTo(), ['heard: one']);
        assert.match(problems.join(), /the model stumbled/);
      },
    );
  });

  it('for good is said to the buyer, and a person answers: nothing stays unanswered', () =>
    withHouse({}, async ({ says, toldTo, conversation, engine }) => {
      await says('please explode');
      await until(() => toldTo().length > 0, 'the buyer is told');
      const { status, handover, inputs } = await conversation();
      assert.deepEqual(
        [toldTo(), status, handover?.reason, inputs],
        [['turn.failed Inês'], 'handedOver', 'notAnswered', []],
      );
      const again = await engine.command('ines', conversationOf(), 'c1', { kind: 'return' });
      assert.equal(again.status, 'live');
    }));

  it('still does what the freelancer wanted in it', () =>
    withHouse({ burstMs: 60_000 }, async ({ says, engine, conversation }) => {
      await says('please explode');
      await engine.command('ines', conversationOf(), 'c1', { kind: 'return' });
      await says('and explode again');
      const done = await engine.command('ines', conversationOf(), 'c2', { kind: 'reply', text: 'I am here.' });
      assert.equal(done.status, 'takenOver');
      assert.ok(
        (await conversation()).messages.some(({ from, text }) => from === 'freelancer' && text === 'I am here.'),
      );
    }));

  it('answers an inline message too, and a retry gets the same', () =>
    withHouse({}, async ({ engine, sent }) => {
      const incoming = heard('please explode');
      const said = await engine.answer(incoming);
      assert.deepEqual(
        said.map(({ text }) => text),
        ['turn.failed Inês'],
      );
      assert.deepEqual(await engine.answer(incoming), said);
      assert.deepEqual(sent, []);
    }));

  it('because no fact backs its reply is handed over rather than left in silence', () =>
    withHouse({}, async ({ says, toldTo, conversation }) => {
      await says('nothing true');
      await until(() => toldTo().length > 0, 'the buyer is told');
      assert.deepEqual([toldTo(), (await conversation()).status], [['turn.failed Inês'], 'handedOver']);
    }));
});
