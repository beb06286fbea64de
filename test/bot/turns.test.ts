import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { schedule } from '../../bot/schedule.ts';
import { conversationOf, gateway, heard, sender, until, withHouse } from '../support/engineUnderTest.ts';

describe('A burst', () => {
  it('of three messages gets one answer that covers them all', () =>
    withHouse({ burstMs: 60 }, async ({ says, toldTo }) => {
      for (const text of ['How much?', 'How fast?', 'And do you do icons?']) {
        await says(text);
        await pause(20);
      }
      await until(() => toldTo().length > 0, 'it is answered');
      await pause(80);
      assert.deepEqual(toldTo(), ['heard: How much? + How fast? + And do you do icons?']);
    }));

  it('of different people in one Teams thread is one conversation each', () =>
    withHouse({ burstMs: 30 }, async ({ engine, sent, says }) => {
      const inThread = (person: string) =>
        sender(person, {
          channelId: 'msteams',
          channelConversationId: '19:thread',
          conversationType: 'groupChat',
          user: { id: `29:${person}`, name: person, aadObjectId: `aad ${person}` },
        });
      const received = await Promise.all(
        ['noor', 'piet'].map(person => says(`I am ${person}`, { sender: inThread(person) })),
      );
      assert.notEqual(received[0]?.conversationId, received[1]?.conversationId);
      await until(() => sent.length === 2, 'both are answered');
      assert.deepEqual(sent.map(({ text }) => text).sort(), ['heard: I am noor', 'heard: I am piet']);
      await engine.close();
    }));

  it('that never pauses is answered all the same, after four quiet times', async () => {
    const turns: number[] = [];
    const time = { now: 0 };
    const scheduled = schedule(
      async () => void turns.push(time.now),
      () => time.now,
    );
    for (; time.now < 400; time.now += 20) {
      scheduled.soon('ines', 'one', 50);
      await pause(1);
    }
    await until(() => turns.length > 0, 'the turn is taken');
    assert.ok((turns[0] ?? 0) <= 400);
    await scheduled.close();
  });

  it('is not waited for by a tap', () =>
    withHouse({ burstMs: 60_000 }, async ({ says, taps, toldTo }) => {
      await says('Hello');
      await taps({ pa: { do: 'human', conversation: conversationOf() } });
      await until(() => toldTo().length > 0, 'both are answered');
      assert.deepEqual(toldTo(), ['heard: Hello', 'tapped human']);
    }));
});

describe('Turns', () => {
  it('of one conversation come in order, one at a time', () => {
    let running = 0;
    return withHouse(
      {
        async onUnderstand() {
          running += 1;
          assert.equal(running, 1);
          await pause(5);
          running -= 1;
        },
      },
      async ({ says, toldTo, problems }) => {
        for (let n = 1; n <= 8; n++) {
          await says(`number ${n}`);
          await pause(3);
        }
        await until(() => toldTo().join().includes('number 8'), 'all are answered');
        const numbers = toldTo().flatMap(text => [...text.matchAll(/number (\d)/g)].map(found => Number(found[1])));
        assert.deepEqual(numbers, [1, 2, 3, 4, 5, 6, 7, 8]);
        assert.deepEqual(problems, []);
      },
    );
  });

  it('of different conversations do not wait for each other', () => {
    const { open, opened } = gateway();
    return withHouse({ onUnderstand: text => (text === 'slow' ? opened : undefined) }, async ({ says, toldTo }) => {
      await says('slow', { buyer: 'noor' });
      await says('quick', { buyer: 'piet' });
      await until(() => toldTo('piet').length > 0, 'the quick one is answered');
      assert.deepEqual(toldTo('noor'), []);
      open();
      await until(() => toldTo('noor').length > 0, 'the slow one is answered');
    });
  });

  it('lose nothing of fifty messages that come at once', () =>
    withHouse({ onUnderstand: () => pause(2) }, async ({ says, toldTo, conversation }) => {
      const texts = Array.from({ length: 50 }, (_, n) => `<${n}>`);
      await Promise.all(texts.map(text => says(text)));
      await until(async () => (await conversation()).inputs.length === 0, 'all are answered');
      await until(async () => (await conversation()).outbox.length === 0, 'all answers are sent');
      const { messages } = await conversation();
      assert.equal(messages.filter(({ from }) => from === 'buyer').length, 50);
      assert.equal(new Set(messages.map(({ seq }) => seq)).size, messages.length);
      for (const text of texts) assert.equal(toldTo().filter(told => told.includes(text)).length, 1, text);
    }));

  it('lose nothing of fifty inline messages that come at once, each with its own answer', () =>
    withHouse({}, async ({ engine, conversation }) => {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => engine.answer(heard(`<${n}>`))));
      for (const [n, said] of answers.entries()) assert.ok(said.some(({ text }) => text.includes(`<${n}>`)));
      assert.equal((await conversation()).outbox.length, 0);
    }));
});
