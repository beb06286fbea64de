import assert from 'node:assert/strict';
import { PublicError } from '../../assistant/errors.ts';
import { codePartition, type Store } from '../../storage/contracts.ts';
import { conversationOf, heard, sender, until, withHouse } from '../support/engineUnderTest.ts';

const refusedAs = (code: string) => (error: unknown) => error instanceof PublicError && error.code === code;

describe('What a channel brings is received', () => {
  it('durably before the channel is told, the answer still to come', () =>
    withHouse({ burstMs: 60_000 }, async ({ says, conversation }) => {
      await says('Hello');
      const { inputs, messages } = await conversation();
      assert.equal(inputs.length, 1);
      assert.deepEqual(
        messages.map(({ text }) => text),
        ['Hello'],
      );
    }));

  it('once per activity, however often it is delivered, also twenty times at once', () =>
    withHouse({}, async ({ says, conversation, toldTo, understood }) => {
      const twenty = Array.from({ length: 20 }, () => says('Hello', { activityId: 'one' }));
      const received = await Promise.all(twenty);
      assert.equal(received.filter(({ duplicate }) => !duplicate).length, 1);
      await until(() => toldTo().length > 0, 'the answer is sent');
      assert.equal((await says('Hello', { activityId: 'one' })).duplicate, true);
      assert.deepEqual(understood, ['Hello']);
      assert.equal((await conversation()).messages.length, 2);
    }));

  it('with the files of its first delivery only, since links live briefly', () =>
    withHouse({}, async ({ says }) => {
      let fetched = 0;
      const fetchAttachments = async () => {
        fetched += 1;
        return [];
      };
      await says('Here', { activityId: 'one', fetchAttachments });
      await says('Here', { activityId: 'one', fetchAttachments });
      assert.equal(fetched, 1);
    }));

  it('and its service URL is the one to answer at from then on', () =>
    withHouse({}, async ({ says, conversation }) => {
      await says('Hello');
      await says('Again', { sender: sender('noor', { serviceUrl: 'http://localhost:9001' }) });
      assert.equal((await conversation()).address?.serviceUrl, 'http://localhost:9001');
    }));

  it('and a message as long as a book is refused before anything is kept', () =>
    withHouse({}, async ({ says, store }) => {
      await assert.rejects(says('a'.repeat(20_001)), refusedAs('tooLarge'));
      assert.equal(await store.read('ines', 'conversation', conversationOf()), undefined);
    }));
});

describe('A tap on a card', () => {
  const refused: [string, string, object, string][] = [
    ['of the freelancer’s', 'by a buyer', { do: 'takeOver', version: 1 }, 'notYours'],
    ['of another conversation', 'by a buyer', { do: 'human', conversation: 'somebody else’s' }, 'notYours'],
    ['that no card of ours has', 'by anybody', { do: 'payMe' }, 'unknownAction'],
    ['with a part missing', 'by anybody', { do: 'choosePackage', gigId: 'logo' }, 'unknownAction'],
  ];
  for (const [what, who, action, code] of refused) {
    it(`${what} ${who} is refused, and nothing is kept of it`, () =>
      withHouse({}, async ({ taps, store }) => {
        await assert.rejects(taps({ pa: { conversation: conversationOf(), ...action } }), refusedAs(code));
        assert.equal(await store.read('ines', 'conversation', conversationOf()), undefined);
      }));
  }

  it('made twice while its answer is being made counts once', () =>
    withHouse({}, async ({ taps, toldTo, conversation }) => {
      const action = { pa: { do: 'human', conversation: conversationOf() } };
      const [first, second] = await Promise.all([taps(action), taps(action)]);
      assert.deepEqual([first.duplicate, second.duplicate].sort(), [false, true]);
      await until(() => toldTo().length > 0, 'it is answered');
      assert.deepEqual(toldTo(), ['tapped human']);
      assert.equal((await conversation()).inputs.length, 0);
    }));
});

describe('Whose buyer a new address is', () => {
  it('is plain where one freelancer works', () =>
    withHouse({}, async ({ says }) => {
      assert.equal((await says('Hello')).freelancerId, 'ines');
    }));

  it('is asked where several work, and remembered once said', () =>
    withHouse({ freelancers: ['ines', 'omar'] }, async ({ says, toldTo }) => {
      await assert.rejects(says('Hello'), refusedAs('chooseFreelancer'));
      await assert.rejects(says('freelancer nobody'), refusedAs('unknownFreelancer'));
      assert.equal((await says('freelancer OMAR')).freelancerId, 'omar');
      assert.equal((await says('Hello')).freelancerId, 'omar');
      await until(() => toldTo().length > 0, 'it is answered');
    }));

  it('cannot be said where nobody works', () =>
    withHouse({ freelancers: [] }, async ({ says }) => {
      await assert.rejects(says('Hello'), refusedAs('noFreelancer'));
    }));

  it('is no question of words that only look like an introduction', () =>
    withHouse({}, async ({ says, toldTo }) => {
      for (const text of ['freelancer wanted', 'link portfolio', 'link https://example.com/shop']) await says(text);
      await until(() => toldTo().join().includes('example.com'), 'they are answered');
      assert.match(toldTo().join(), /heard: .*freelancer wanted/);
    }));
});

describe('A one-time code from the hub', () => {
  const code = 'ABCD2345';
  const keep = (
    store: Store,
    expiresAt = '2999-01-01T00:00:00.000Z',
    purpose: 'freelancerChat' | 'signIn' = 'freelancerChat',
  ) => store.write(codePartition(code), 'code', code, { freelancerId: 'ines', purpose, expiresAt }, 'any');
  const ownChats = async (store: Store) => (await store.read('ines', 'ownChats', 'current'))?.value.conversationIds;

  it('makes a chat the freelancer’s own, greets it, and works for no other chat', () =>
    withHouse({}, async ({ says, store, toldTo }) => {
      await keep(store);
      const { conversationId } = await says('link abcd-2345', { buyer: 'ines herself' });
      assert.deepEqual(await ownChats(store), [conversationId]);
      await until(() => toldTo('ines herself').length > 0, 'it is greeted');
      assert.match(toldTo('ines herself').join(), /own\.linked/);
      await assert.rejects(says('link ABCD2345', { buyer: 'a stranger' }), refusedAs('wrongCode'));
    }));

  it('goes to one of two chats that use it at once', () =>
    withHouse({}, async ({ says, store }) => {
      await keep(store);
      const tries = ['one', 'two', 'three'].map(buyer => says(`link ${code}`, { buyer }));
      const ended = await Promise.allSettled(tries);
      assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 1);
      assert.equal((await ownChats(store))?.length, 1);
    }));

  it('is not lost on a second delivery of the same words, nor by a crash in between', () =>
    withHouse({}, async ({ says, store, toldTo }) => {
      await keep(store);
      const twice = [1, 2].map(() => says(`link ${code}`, { activityId: 'one' }));
      const received = await Promise.all(twice);
      assert.equal(received.filter(({ duplicate }) => duplicate).length, 1);
      await until(() => toldTo().length > 0, 'it is greeted');
      assert.equal(toldTo().length, 1);
    }));

  for (const [why, expiresAt, purpose] of [
    ['expired', '2020-01-01T00:00:00.000Z', 'freelancerChat'],
    ['meant for signing in', '2999-01-01T00:00:00.000Z', 'signIn'],
  ] as const) {
    it(`does nothing once it is ${why}`, () =>
      withHouse({}, async ({ says, store }) => {
        await keep(store, expiresAt, purpose);
        await assert.rejects(says(`link ${code}`), refusedAs('wrongCode'));
        assert.equal(await ownChats(store), undefined);
      }));
  }

  it('does not exist: it is said so, and the chat stays a buyer’s', () =>
    withHouse({}, async ({ engine }) => {
      await assert.rejects(engine.receive(heard('link WXYZ9876')), refusedAs('wrongCode'));
      assert.equal((await engine.receive(heard('Hello'))).freelancerId, 'ines');
    }));
});
