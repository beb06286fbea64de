import assert from 'node:assert/strict';
import { groundOf, isEligible, isSubscribed } from '../../assistant/eligibility.ts';
import { ines } from './gateInput.ts';

describe('eligibility', () => {
  it('comes with level One and above, or with Seller Plus', () => {
    const ground = (level: typeof ines.level, sellerPlus: typeof ines.sellerPlus) => groundOf({ level, sellerPlus });
    assert.equal(ground('none', 'none'), null);
    for (const level of ['one', 'two', 'topRated'] as const) assert.equal(ground(level, 'none'), 'level');
    for (const plus of ['standard', 'premium'] as const) assert.equal(ground('none', plus), 'sellerPlus');
  });

  it('survives a demotion after the activation, but not the end of the Seller Plus it rested on', () => {
    const demoted = { ...ines, level: 'none' as const };
    assert.equal(isEligible(demoted, 'level'), true);
    assert.equal(isEligible(demoted, 'sellerPlus'), false);
    assert.equal(isEligible(demoted, undefined), false);
  });

  it('stays with a freelancer who has reached a level when their Seller Plus ends', () =>
    assert.equal(isEligible({ ...ines, level: 'one' }, 'sellerPlus'), true));

  it('rests on the level where both would do, so that cancelling Seller Plus does not end it', () =>
    assert.equal(groundOf({ level: 'one', sellerPlus: 'premium' }), 'level'));

  it('needs a subscription until the end of the paid cycle, unless Seller Plus includes it', () => {
    const subscription = { paidUntil: '2026-12-01T00:00:00Z' };
    assert.equal(isSubscribed(ines, subscription, new Date('2026-11-30T23:59:59Z')), true);
    assert.equal(isSubscribed(ines, subscription, new Date('2026-12-01T00:00:00Z')), false);
    assert.equal(isSubscribed(ines, undefined, new Date()), false);
    assert.equal(isSubscribed({ ...ines, sellerPlus: 'standard' }, undefined, new Date()), true);
  });
});
