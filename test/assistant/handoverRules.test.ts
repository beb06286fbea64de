import assert from 'node:assert/strict';
import { defaultSettings } from '../../assistant/defaults.ts';
import { handoverReason, type Situation } from '../../assistant/handoverRules.ts';

const rules = defaultSettings({ level: 'one', sellerPlus: 'none' }, true).handover;
const calm: Situation = {
  rules,
  text: 'hello',
  askedForHuman: false,
  customOffer: false,
  complains: false,
  tooSoon: false,
  outOfScope: false,
  sentAttachment: false,
  unanswered: 0,
};
const usd = (amount: number) => ({ amount: amount * 100, currency: 'USD' });

describe('handover rules', () => {
  it('leave a calm conversation to the assistant', () => {
    assert.equal(handoverReason(calm), null);
  });

  it('always apply to a wish for a person and to custom offers', () => {
    const off = { ...rules, rush: false, outOfScope: false, complaint: false };
    assert.equal(handoverReason({ ...calm, rules: off, askedForHuman: true }), 'askedForHuman');
    assert.equal(handoverReason({ ...calm, rules: off, customOffer: true }), 'customOffer');
  });

  it('apply as the freelancer has set them', () => {
    for (const [rule, situation, reason] of [
      ['rush', { tooSoon: true }, 'rush'],
      ['outOfScope', { outOfScope: true }, 'outOfScope'],
      ['complaint', { complains: true }, 'complaint'],
      ['attachment', { sentAttachment: true }, 'attachment'],
    ] as const) {
      assert.equal(handoverReason({ ...calm, ...situation, rules: { ...rules, [rule]: true } }), reason);
      assert.equal(handoverReason({ ...calm, ...situation, rules: { ...rules, [rule]: false } }), null);
    }
  });

  it('compare budgets in one currency only, by the upper end of a range', () => {
    const limits = { ...rules, budgetAbove: usd(1000), budgetBelow: usd(100) };
    assert.equal(handoverReason({ ...calm, rules: limits, budget: { ...usd(900), upTo: 150_000 } }), 'budgetAbove');
    assert.equal(handoverReason({ ...calm, rules: limits, budget: usd(50) }), 'budgetBelow');
    assert.equal(handoverReason({ ...calm, rules: limits, budget: usd(500) }), null);
    assert.equal(handoverReason({ ...calm, rules: limits, budget: { amount: 999_999, currency: 'EUR' } }), null);
  });

  it('find keywords as whole words in any case', () => {
    const own = { ...rules, keywords: ['NDA', 'équipe'] };
    assert.equal(handoverReason({ ...calm, rules: own, text: 'Can you sign an nda?' }), 'keyword');
    assert.equal(handoverReason({ ...calm, rules: own, text: 'our Équipe' }), 'keyword');
    assert.equal(handoverReason({ ...calm, rules: own, text: 'the agenda' }), null);
  });

  it('apply once enough questions found no answer', () => {
    assert.equal(handoverReason({ ...calm, unanswered: 1 }), null);
    assert.equal(handoverReason({ ...calm, unanswered: 2 }), 'notAnswered');
  });
});
