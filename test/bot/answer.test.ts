import assert from 'node:assert/strict';
import { addressKey, conversationIdOf } from '../../bot/addresses.ts';
import { asker, previewSender } from '../../bot/ask.ts';
import { conversationOf, gateway, heard, until, withHouse } from '../support/engineUnderTest.ts';

const texts = (messages: { text: string }[]) => messages.map(({ text }) => text);

describe('A message answered in the response itself', () => {
  it('gets its replies there, and they are not sent besides', () =>
    withHouse({ burstMs: 60_000 }, async ({ engine, sent, conversation }) => {
      assert.deepEqual(texts(await engine.answer(heard('Hello'))), ['heard: Hello']);
      assert.deepEqual([(await conversation()).outbox, sent], [[], []]);
    }));

  it('gets the same replies when it is sent again, also at the same time', () =>
    withHouse({}, async ({ engine, understood }) => {
      const incoming = heard('Hello');
      const all = await Promise.all(Array.from({ length: 5 }, () => engine.answer(incoming)));
      for (const said of all) assert.deepEqual(said, all[0]);
      assert.deepEqual(understood, ['Hello']);
    }));

  it('gets them from the pages when they have moved there', () =>
    withHouse({}, async ({ engine, conversation }) => {
      const incoming = heard('Hello');
      const said = await engine.answer(incoming);
      for (let n = 0; n < 20; n++) await engine.answer(heard(`${n} ${'.'.repeat(2_000)}`));
      assert.ok((await conversation()).pages > 0);
      assert.deepEqual(await engine.answer(incoming), said);
    }));

  it('gets none while a person has the conversation, and that is an answer too', () =>
    withHouse({}, async ({ engine }) => {
      await engine.answer(heard('Hello'));
      await engine.command('ines', conversationOf(), 'a', { kind: 'takeOver' });
      assert.deepEqual(await engine.answer(heard('Are you there?')), []);
    }));

  it('gets none when the freelancer takes over while it is being made', () => {
    const { open, opened } = gateway();
    return withHouse({ onUnderstand: () => opened }, async ({ engine, understood, conversation }) => {
      const answered = engine.answer(heard('Hello'));
      await until(() => understood.length === 1, 'the answer is being made');
      const taken = engine.command('ines', conversationOf(), 'a', { kind: 'takeOver' });
      await until(async () => (await conversation()).inputs.length === 2, 'the command is durable');
      open();
      await taken;
      assert.deepEqual(await answered, []);
    });
  });
});

describe('A preview', () => {
  it('answers whether or not the assistant is on, and nobody counts or lists it', () =>
    withHouse({ settings: { active: false } }, async ({ engine, store, sent }) => {
      const ask = asker({ engine, store, now: () => new Date() }, 'ines');
      const answer = await ask('What is the price?', 'one');
      assert.equal(answer.reply, 'It is $120.');
      assert.deepEqual(answer.sources, [{ id: 'gig:logo/package:basic', text: 'The basic package costs $120' }]);
      assert.equal(answer.silent, null);
      assert.equal((await store.conversations('ines', { limit: 10 })).conversations.length, 0);
      assert.deepEqual(await store.pendingWork('2999-01-01T00:00:00.000Z', 10), []);
      assert.deepEqual(sent, []);
    }));

  it('hands over as the live assistant does, tells nobody, and is silent after it', () =>
    withHouse({}, async ({ engine, store, sent }) => {
      const ask = asker({ engine, store, now: () => new Date() }, 'ines');
      assert.deepEqual((await ask('a human please', 'one')).handover, { reason: 'askedForHuman' });
      const next = await ask('Hello?', 'one');
      assert.deepEqual([next.reply, next.silent], ['', 'handedOver']);
      assert.deepEqual(sent, []);
    }));

  it('with the same conversation is the next turn of it, without one a new one', () =>
    withHouse({}, async ({ engine, store }) => {
      const ask = asker({ engine, store, now: () => new Date() }, 'ines');
      await ask('one', 'c');
      await ask('two', 'c');
      await ask('three');
      const id = conversationIdOf(addressKey(previewSender('c')), 'ines');
      assert.equal((await store.read('ines', 'conversation', id))?.value.messages.length, 4);
    }));

  it('of a freelancer who does not exist says so', () =>
    withHouse({}, async ({ engine, store }) => {
      const ask = asker({ engine, store, now: () => new Date() }, 'nobody');
      await assert.rejects(ask('Hello'), /no freelancer "nobody"/);
    }));
});
