import assert from 'node:assert/strict';
import { SendError } from '../../bot/ports.ts';
import { codePartition, type Store } from '../../storage/contracts.ts';
import {
  conversationOf,
  type EngineUnderTest,
  engineUnderTest,
  gateway,
  until,
  withHouse,
} from '../support/engineUnderTest.ts';

const unsent = async ({ conversation }: EngineUnderTest) =>
  (await conversation()).outbox.filter(({ state }) => state === 'unsent').length;

describe('What was committed leaves', () => {
  it('after a channel’s trouble, without anybody asking', () => {
    let refusals = 2;
    return withHouse(
      {
        onSend() {
          if (refusals-- > 0) throw new SendError(503, 'busy');
        },
      },
      async ({ says, toldTo, clock }) => {
        await says('Hello');
        await until(() => refusals <= 1, 'it is refused once');
        clock.aheadMs += 1_000;
        await says('Are you there?');
        await until(() => toldTo().length === 2, 'both answers arrive', 4_500);
        assert.deepEqual(toldTo(), ['heard: Hello', 'heard: Are you there?']);
      },
    );
  }).timeout(6_000);

  it('after the process ended and another one began', async () => {
    const dead = engineUnderTest({ onSend: () => new Promise(() => {}), owner: 'local' });
    await dead.ready;
    await dead.says('Hello');
    await until(async () => (await unsent(dead)) === 1, 'the answer is committed');
    await withHouse({ store: dead.store, owner: 'local' }, async ({ engine, toldTo }) => {
      await engine.start();
      await until(() => toldTo().length > 0, 'it is sent');
      assert.deepEqual(toldTo(), ['heard: Hello']);
    });
  });

  it('also for what was received and never answered', async () => {
    const dead = engineUnderTest({ burstMs: 60_000 });
    await dead.ready;
    const buyers = Array.from({ length: 40 }, (_, n) => `buyer ${n}`);
    await Promise.all(buyers.map(buyer => dead.says(`I am ${buyer}`, { buyer })));
    await dead.engine.close();
    let atOnce = 0;
    let most = 0;
    const onUnderstand = async () => {
      most = Math.max(most, ++atOnce);
      await new Promise(resolve => setTimeout(resolve, 3));
      atOnce -= 1;
    };
    await withHouse({ store: dead.store, onUnderstand }, async ({ engine, sent }) => {
      await engine.start();
      await until(() => sent.length === 40, 'all are answered');
      assert.equal(new Set(sent.map(({ to }) => to)).size, 40);
      assert.ok(most <= 16, `${most} turns were made at once`);
    });
  });

  it('but not what the freelancer took over before it did', () => {
    const { open, opened } = gateway();
    let first = true;
    return withHouse(
      {
        onSend() {
          if (!first) return opened;
          first = false;
          throw new SendError(503, 'busy');
        },
      },
      async house => {
        await house.says('Hello');
        await until(async () => (await house.conversation()).outbox[0]?.attempts === 1, 'the send was refused');
        await house.engine.command('ines', conversationOf(), 'c1', { kind: 'reply', text: 'It is me.' });
        open();
        await until(() => house.toldTo().length === 2, 'the freelancer’s words arrive');
        assert.deepEqual(house.toldTo(), ['turn.joined Inês', 'It is me.']);
        assert.equal(house.sent[1]?.speaker, 'Inês');
      },
    );
  });
});

describe('The freelancer’s own chat', () => {
  const code = 'ABCD2345';
  const link = async ({ store, says, toldTo }: EngineUnderTest) => {
    await keepCode(store);
    await says(`link ${code}`, { buyer: 'ines' });
    await until(() => toldTo('ines').length === 1, 'it is linked');
  };
  const keepCode = (store: Store) =>
    store.write(
      codePartition(code),
      'code',
      code,
      { freelancerId: 'ines', purpose: 'freelancerChat', expiresAt: '2999-01-01T00:00:00.000Z' },
      'any',
    );
  const tap = (action: string) => ({ pa: { do: action, conversation: conversationOf(), version: 1 } });

  it('hears of a handover with a card, and its takeover is done to the buyer’s conversation once', () =>
    withHouse({ canUpdate: true }, async house => {
      await link(house);
      await house.says('a human please');
      await until(() => house.sent.some(({ card }) => card === 'handover'), 'the card is shown');
      const card = house.sent.find(sent => sent.card === 'handover');
      assert.equal(card?.to, 'ines');

      await house.taps(tap('takeOver'), { buyer: 'ines', activityId: 'tap' });
      await house.taps(tap('takeOver'), { buyer: 'ines', activityId: 'tap' });
      await until(() => house.toldTo().includes('turn.joined Inês'), 'the buyer sees who joined');
      await until(() => house.sent.some(({ kind }) => kind === 'update'), 'the card is updated');
      assert.equal((await house.conversation()).status, 'takenOver');
      assert.equal(house.toldTo().filter(text => text === 'turn.joined Inês').length, 1);
      assert.equal(house.sent.find(({ kind }) => kind === 'update')?.sentId, card?.sentId);
    }));

  it('is not told what the freelancer did themselves where there is no card, and has a card that is there kept true', () =>
    withHouse({ canUpdate: true }, async house => {
      await link(house);
      const cards = () => house.sent.filter(({ to, card }) => to === 'ines' && card);
      await house.says('hello');
      await house.engine.command('ines', conversationOf(), 'hub 1', { kind: 'takeOver' });
      await house.engine.command('ines', conversationOf(), 'hub 2', { kind: 'return' });
      assert.deepEqual(cards(), []);
      await house.says('a human please');
      await until(() => cards().length === 1, 'the card is shown');
      await house.engine.command('ines', conversationOf(), 'hub 3', { kind: 'reply', text: 'Here I am' });
      await until(() => cards().length === 2, 'the card is updated');
      assert.deepEqual([cards()[1]?.kind, cards()[1]?.sentId], ['update', cards()[0]?.sentId]);
    }));

  it('gets a new line where the channel cannot change the card', () =>
    withHouse({ canUpdate: false }, async house => {
      await link(house);
      await house.says('a human please');
      await until(() => house.sent.some(({ card }) => card === 'handover'), 'the card is shown');
      await house.taps(tap('takeOver'), { buyer: 'ines' });
      await until(() => house.toldTo('ines').join().includes('own.nowTakenOver'), 'a line says so');
      const lines = house.sent.filter(({ to, card }) => to === 'ines' && !card);
      assert.match(lines.at(-1)?.text ?? '', /own\.nowTakenOver noor/);
    }));

  it('takes over, returns and takes over again: each is done', () =>
    withHouse({}, async house => {
      await link(house);
      await house.says('a human please');
      await until(() => house.sent.some(({ card }) => card === 'handover'), 'the card is shown');
      for (const [action, status] of [
        ['takeOver', 'takenOver'],
        ['return', 'live'],
        ['takeOver', 'takenOver'],
        ['return', 'live'],
      ] as const) {
        await house.taps(tap(action), { buyer: 'ines' });
        await until(async () => (await house.conversation()).status === status, `${action} is done`);
        await until(
          async () =>
            (await house.conversation('ines', 'ines', 'freelancer')).notices[conversationOf()]?.status === status,
          'the own chat knows',
        );
      }
      const lines = house.toldTo().filter(text => text.startsWith('turn.'));
      assert.deepEqual(lines, [
        'turn.joined Inês',
        'turn.returned Wren Inês',
        'turn.joined Inês',
        'turn.returned Wren Inês',
      ]);
    }));

  it('says what it does not understand is in the hub', () =>
    withHouse({}, async house => {
      await link(house);
      await house.taps({ pa: { do: 'takeOver', conversation: 'long gone', version: 1 } }, { buyer: 'ines' });
      await until(() => house.toldTo('ines').includes('own.unknownCard'), 'it is said');
    }));
});

describe('A command from the hub', () => {
  it('is done once, however often it comes, and the lines that people see appear once', () =>
    withHouse({}, async ({ says, engine, toldTo, conversation }) => {
      await says('Hello');
      await until(() => toldTo().length === 1, 'it is answered');
      const id = conversationOf();
      await engine.command('ines', id, 'a', { kind: 'takeOver' });
      await engine.command('ines', id, 'a', { kind: 'takeOver' });
      await engine.command('ines', id, 'b', { kind: 'takeOver' });
      await engine.command('ines', id, 'c', { kind: 'reply', text: 'Mine.' });
      await engine.command('ines', id, 'd', { kind: 'return' });
      await engine.command('ines', id, 'e', { kind: 'return' });
      await until(() => toldTo().length === 4, 'all is sent');
      assert.deepEqual(toldTo(), ['heard: Hello', 'turn.joined Inês', 'Mine.', 'turn.returned Wren Inês']);
      assert.equal((await conversation()).status, 'live');
    }));

  it('that ends a conversation leaves it to the freelancer, where they have written in it', () =>
    withHouse({}, async ({ says, engine, toldTo, conversation, understood }) => {
      await says('Hello');
      await until(() => toldTo().length === 1, 'it is answered');
      await engine.command('ines', conversationOf(), 'a', { kind: 'reply', text: 'Sorry.' });
      await engine.command('ines', conversationOf(), 'b', { kind: 'notAFit' });
      await says('And now?');
      await until(async () => (await conversation()).inputs.length === 0, 'it is dealt with');
      const { silent, status } = await conversation();
      assert.deepEqual([silent, status, understood], ['repeatClient', 'closed', ['Hello']]);
    }));

  it('to a conversation that does not exist says so', () =>
    withHouse({}, async ({ engine }) => {
      await assert.rejects(engine.command('ines', 'nobody', 'a', { kind: 'takeOver' }), /no conversation "nobody"/);
    }));

  it('that could not be committed is not reported as done', () =>
    withHouse({}, async ({ says, engine, store, toldTo, problems }) => {
      await says('Hello');
      await until(() => toldTo().length === 1, 'it is answered');
      const { write } = store;
      let writes = 0;
      store.write = (...args) => (++writes > 1 ? Promise.reject(new Error('disk full')) : write(...args));
      await assert.rejects(engine.command('ines', conversationOf(), 'a', { kind: 'takeOver' }), /went wrong/);
      store.write = write;
      assert.match(problems.join(), /disk full/);
    }));
});
