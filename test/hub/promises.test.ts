import assert from 'node:assert/strict';
import { briefJson } from '../../assistant/briefJson.ts';
import type { Fact } from '../../assistant/documents.ts';
import { addPromises } from '../../assistant/promises.ts';

const at = '2026-11-22T10:00:00.000Z';
const price: Fact = {
  id: 'gig:logo/package:basic#price',
  source: 'gig:logo/package:basic',
  text: 'Sketch costs $120.',
  values: [{ kind: 'price', money: { amount: 12_000, currency: 'USD' } }],
};
const days: Fact = {
  ...price,
  id: 'gig:logo/package:basic#days',
  text: 'Sketch takes 3 days.',
  values: [{ kind: 'days', days: 3 }],
};
const story: Fact = { id: 'profile:bio', source: 'profile:bio', text: 'Ana has drawn since 2009.', values: [] };

describe('the promise ledger', () => {
  it('keeps what a sent message can be held to, with its source, and nothing else', () => {
    assert.deepEqual(addPromises([], [price, story, days], 'm2', at), [
      { text: 'Sketch costs $120.', source: 'gig:logo/package:basic', at, messageId: 'm2' },
      { text: 'Sketch takes 3 days.', source: 'gig:logo/package:basic', at, messageId: 'm2' },
    ]);
  });

  it('keeps the same promise once, as it was first made', () => {
    const first = addPromises([], [price, price], 'm2', at);
    assert.deepEqual(addPromises(first, [price], 'm9', '2026-11-23T10:00:00.000Z'), first);
  });

  it('keeps both when the knowledge says something else later', () => {
    const raised: Fact = { ...price, text: 'Sketch costs $150.' };
    assert.equal(addPromises(addPromises([], [price], 'm2', at), [raised], 'm9', at).length, 2);
  });
});

describe('the brief for scripts', () => {
  it('has amounts in units people write and leaves out what is not known', () => {
    const brief = {
      budget: { amount: 50_000, currency: 'JPY', upTo: 80_000 },
      quantity: 4,
      answers: {},
      references: [],
      attachments: [],
    };
    assert.deepEqual(briefJson(brief), { budget: { amount: 50_000, currency: 'JPY', upTo: 80_000 }, quantity: 4 });
    assert.deepEqual(briefJson({ ...brief, budget: { amount: 1999, currency: 'USD' } })?.budget, {
      amount: 19.99,
      currency: 'USD',
    });
  });

  it('is null while nothing is known', () => {
    assert.equal(briefJson({ answers: {}, references: [], attachments: [] }), null);
  });
});
