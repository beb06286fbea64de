import assert from 'node:assert/strict';
import { affordable, cheapest, differences, fittingPackage, isListed, rushExtra } from '../../assistant/pricing.ts';
import { logoStudio } from '../support/studio.ts';

const [gig] = logoStudio().knowledge.gigs;
assert.ok(gig);
const usd = (amount: number) => ({ amount: amount * 100, currency: 'USD' });

describe('pricing', () => {
  it('finds the cheapest package and what a budget pays for', () => {
    assert.equal(cheapest(gig)?.tier, 'basic');
    assert.deepEqual(
      affordable(gig, usd(300))?.map(({ tier }) => tier),
      ['basic', 'standard'],
    );
    assert.equal(affordable(gig, { amount: 30_000, currency: 'EUR' }), undefined, 'currencies are not converted');
  });

  it('recommends by what was asked for, then budget, then time; and nothing when nothing tells', () => {
    assert.equal(fittingPackage(gig, { words: 'I want a brand guide' })?.tier, 'premium');
    assert.equal(fittingPackage(gig, { budget: usd(300) })?.tier, 'standard');
    assert.equal(fittingPackage(gig, { days: 6 })?.tier, 'standard');
    assert.equal(fittingPackage(gig, {}), undefined);
    assert.equal(fittingPackage(gig, { budget: usd(50) }), undefined);
  });

  it('tells differences from likenesses', () => {
    const { own, common } = differences(gig);
    assert.deepEqual(common, ['PNG files']);
    assert.deepEqual(own.basic, ['One concept']);
  });

  it('finds the rush extra that is quick enough', () => {
    assert.equal(rushExtra(gig, 2)?.extra.name, 'Express delivery');
    assert.equal(rushExtra(gig, 1), undefined);
  });

  it('knows a listed price', () => {
    assert.ok(isListed(gig, 240));
    assert.ok(isListed(gig, 60), 'an extra');
    assert.ok(!isListed(gig, 50));
  });
});
