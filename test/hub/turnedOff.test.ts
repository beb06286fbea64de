import assert from 'node:assert/strict';
import type { Conversation } from '../../assistant/documents.ts';
import { turnedOffChats } from '../../bot/http/hub/turnedOff.ts';
import { conversationOf, type EngineUnderTest, until, withHouse } from '../support/engineUnderTest.ts';

const dayMs = 24 * 3600 * 1000;

/** The list of the inbox as the hub makes it, over an engine whose freelancer turns the assistant off and on. */
async function inboxOf(house: EngineUnderTest) {
  const { store, profile, engine, clock } = house;
  const save = () => store.write('ines', 'settings', 'current', profile.settings, 'any');
  await store.write('ines', 'freelancer', 'profile', profile.freelancer, 'any');
  await save();
  const handOver = turnedOffChats({
    store,
    engine,
    profiles: { ...house.parts.profiles, forget: () => {} },
    hasMarketplace: false,
    now: () => new Date(Date.now() + clock.aheadMs),
  });
  return {
    async pause() {
      profile.settings = { ...profile.settings, active: false, epoch: profile.settings.epoch + 1 };
      await save();
    },
    async activate() {
      profile.settings = { ...profile.settings, active: true };
      await save();
    },
    async needing(): Promise<string[]> {
      await handOver('ines');
      const { conversations } = await store.conversations('ines', { needsYou: true, limit: 100 });
      return conversations.map(({ buyer, reason }) => `${buyer.displayName}: ${reason}`).sort();
    },
  };
}

describe('Turning the assistant off', () => {
  it('puts the chats that run into the inbox, as soon as it is listed', () =>
    withHouse({}, async house => {
      const inbox = await inboxOf(house);
      for (const buyer of ['noor', 'theo']) await house.says('hello', { buyer });
      await until(() => house.toldTo('noor').length + house.toldTo('theo').length === 2, 'both are answered');
      assert.deepEqual(await inbox.needing(), []);
      await inbox.pause();
      assert.deepEqual(await inbox.needing(), ['noor: turnedOff', 'theo: turnedOff']);
    }));

  it('counts also when it was turned on again before anybody looked', () =>
    withHouse({}, async house => {
      const inbox = await inboxOf(house);
      await house.says('hello');
      await until(() => house.toldTo().length === 1, 'it is answered');
      await inbox.pause();
      await inbox.activate();
      assert.deepEqual(await inbox.needing(), ['noor: turnedOff']);
      await house.says('hello', { buyer: 'theo' });
      await until(() => house.toldTo('theo').length === 1, 'who comes now is answered');
      assert.deepEqual(await inbox.needing(), ['noor: turnedOff']);
    }));

  it('does the same for days out of office, which no pause announces', () =>
    withHouse({}, async house => {
      const inbox = await inboxOf(house);
      await house.says('hello');
      await until(() => house.toldTo().length === 1, 'it is answered');
      const { settings } = house.profile;
      house.profile.settings = { ...settings, outOfOffice: { from: '2000-01-01', to: '2999-01-01' } };
      await house.store.write('ines', 'settings', 'current', house.profile.settings, 'any');
      assert.deepEqual(await inbox.needing(), ['noor: turnedOff']);
    }));

  it('leaves alone who was never answered, and what has been quiet for a week', () =>
    withHouse({}, async house => {
      const inbox = await inboxOf(house);
      await house.says('hello', { buyer: 'theo' });
      await until(() => house.toldTo('theo').length === 1, 'it is answered');
      house.clock.aheadMs = 8 * dayMs;
      const availability = { mode: 'schedule' as const, weekly: [], datesOff: [] };
      house.profile.settings = { ...house.profile.settings, availability };
      await house.says('hello', { buyer: 'noor' });
      await until(async () => (await house.conversation()).silent === 'outsideSchedule', 'it is kept silent');
      await inbox.pause();
      assert.deepEqual(await inbox.needing(), []);
    }));

  it('gives the chats back one by one, and tells no linked chat of the whole inbox at once', () =>
    withHouse({}, async house => {
      const inbox = await inboxOf(house);
      await house.store.write('ines', 'ownChats', 'current', { conversationIds: ['own'] }, 'any');
      await house.says('hello');
      await until(() => house.toldTo().length === 1, 'it is answered');
      await inbox.pause();
      await inbox.needing();
      assert.deepEqual((await house.conversation()).outbox, []);
      await inbox.activate();
      const back: Conversation = await house.engine.command('ines', conversationOf(), '', { kind: 'return' });
      assert.equal(back.status, 'live');
      assert.deepEqual(await inbox.needing(), []);
    }));
});
