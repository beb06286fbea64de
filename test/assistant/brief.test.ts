import assert from 'node:assert/strict';
import { briefLines, emptyBrief, forget, isComplete, learn, openRequirements } from '../../assistant/brief.ts';
import { phrasebook } from '../../language/phrases/phrasebook.ts';
import { logoStudio } from '../support/studio.ts';

const say = phrasebook()({
  language: 'en',
  tone: 'friendly',
  detail: 'brief',
  variant: 0,
  now: new Date('2026-11-23'),
});
const [gig] = logoStudio().knowledge.gigs;
assert.ok(gig);

describe('the brief', () => {
  it('takes what is told later for what was told before', () => {
    const first = learn(emptyBrief(), { quantity: 2, answers: { name: 'Lumo' } });
    const second = learn(first, { quantity: 3, answers: { name: 'Lumino' } });
    assert.equal(second.quantity, 3);
    assert.deepEqual(second.answers, { name: 'Lumino' });
  });

  it('adds links and files, each once', () => {
    const first = learn(emptyBrief(), { links: ['https://a.example'], attachments: ['old.png'] });
    const second = learn(first, { links: ['https://a.example', 'https://b.example'] });
    assert.deepEqual(second.references, ['https://a.example', 'https://b.example']);
    assert.deepEqual(second.attachments, ['old.png']);
  });

  it('drops the package when the Gig changes', () => {
    const first = learn(emptyBrief(), { gigId: 'logo', package: 'premium' });
    assert.equal(learn(first, { gigId: 'poster' }).package, undefined);
    assert.equal(learn(first, { gigId: 'logo' }).package, 'premium');
  });

  it('forgets one part', () => {
    const known = learn(emptyBrief(), { quantity: 2, answers: { name: 'Lumo' }, links: ['https://a.example'] });
    assert.equal(forget(known, 'quantity').quantity, undefined);
    assert.deepEqual(forget(known, 'name').answers, {});
    assert.deepEqual(forget(known, 'references').references, []);
  });

  it('is complete once every required question has an answer', () => {
    const known = learn(emptyBrief(), { answers: { name: 'Lumo' } });
    assert.deepEqual(
      openRequirements(known, gig).map(({ id }) => id),
      ['style'],
    );
    assert.ok(isComplete(learn(known, { answers: { style: 'Playful' } }), gig));
  });

  it('reads as lines of what is known, a range of money as a range', () => {
    const known = learn(emptyBrief(), {
      package: 'standard',
      budget: { amount: 20_000, currency: 'USD', upTo: 30_000 },
      deadline: '2026-12-03',
      answers: { name: 'Lumo' },
    });
    assert.deepEqual(
      briefLines(known, gig, say).map(({ slot, value }) => [slot, value]),
      [
        ['gig', 'I will design a logo for your brand'],
        ['package', 'Standard · $240'],
        ['name', 'Lumo'],
        ['budget', '$200 to $300'],
        ['deadline', '3 December'],
      ],
    );
  });
});
