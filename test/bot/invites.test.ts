import assert from 'node:assert/strict';
import { codePartition } from '../../storage/contracts.ts';
import { type EngineUnderTest, until, withHouse } from '../support/engineUnderTest.ts';

const code = 'ABCD2345';
const invite = ({ store }: EngineUnderTest, expiresAt = '9999-12-31T00:00:00.000Z') =>
  store.write(codePartition(code), 'code', code, { freelancerId: 'omar', purpose: 'buyerInvite', expiresAt }, 'any');

const several = { freelancers: ['ines', 'omar'] };

describe('An invitation', () => {
  it('brings everyone who has it to its freelancer, greeted and not answered to the code', () =>
    withHouse(several, async house => {
      await invite(house);
      for (const buyer of ['noor', 'theo']) await house.says(' Invite abcd-2345 ', { buyer });
      await until(() => house.toldTo('noor').length + house.toldTo('theo').length === 2, 'both are greeted');
      assert.deepEqual(house.toldTo('theo'), ['welcome']);
      await house.says('hello', { buyer: 'theo' });
      await until(() => house.toldTo('theo').length === 2, 'theo is answered');
      const { messages } = await house.conversation('theo', 'omar');
      assert.deepEqual(
        messages.filter(({ from }) => from === 'buyer').map(({ text }) => text),
        ['hello'],
      );
    }));

  it('that has ended, or never was, says so and what to do', () =>
    withHouse(several, async house => {
      await assert.rejects(house.says(`invite ${code}`), { code: 'wrongInvite' });
      await invite(house, '2020-01-01T00:00:00.000Z');
      await assert.rejects(house.says(`invite ${code}`), { code: 'wrongInvite' });
    }));

  it('is not what a buyer means who writes of guests', () =>
    withHouse({}, async house => {
      await house.says('invite everybody');
      await until(() => house.toldTo().length === 1, 'it is answered');
      assert.deepEqual(house.toldTo(), ['heard: invite everybody']);
    }));

  it('is what a stranger is told of, where several freelancers share the bot', () =>
    withHouse(several, async house => {
      await assert.rejects(house.says('hello'), { code: 'chooseFreelancer', remedy: /invite CODE/ });
      await assert.rejects(house.says('invite everybody'), { code: 'chooseFreelancer' });
    }));

  it('does not make anybody the freelancer', () =>
    withHouse(several, async house => {
      await invite(house);
      await assert.rejects(house.says(`link ${code}`), { code: 'wrongCode' });
    }));
});
