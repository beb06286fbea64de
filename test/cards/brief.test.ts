import assert from 'node:assert/strict';
import { briefCard } from '../../cards/brief.ts';
import { phrasebook } from '../../language/phrases/phrasebook.ts';
import { cardFaults } from '../support/cardSchema.ts';

const say = phrasebook()({
  language: 'en',
  tone: 'friendly',
  detail: 'brief',
  variant: 0,
  now: new Date('2026-11-23'),
});
const card = briefCard({
  lines: [
    { slot: 'gig', label: 'Gig', value: 'Logo' },
    { slot: 'name', label: 'What is the name?', value: 'Lumo' },
  ],
  open: [
    { slot: 'style', label: 'Which style?', state: 'open' },
    { slot: 'colours', label: 'Which colours?', state: 'optional' },
  ],
  progress: { answered: 1, total: 3 },
  version: 2,
  conversation: 'c1',
  say,
});

describe('the brief card', () => {
  it('is a valid Adaptive Card 1.5', function () {
    const faults = cardFaults();
    if (!faults) return this.skip();
    assert.deepEqual(faults(card.content), []);
  });

  it('has an edit at each line but the Gig, and one at what is still open', () => {
    const json = JSON.stringify(card.content);
    assert.ok(json.includes('{"do":"editBrief","conversation":"c1","slot":"name"}'));
    assert.ok(json.includes('{"do":"editBrief","conversation":"c1","slot":"style"}'));
    assert.ok(!json.includes('"slot":"gig"'));
  });

  it('can be confirmed, and leads to a person', () => {
    assert.match(JSON.stringify(card.content.actions), /confirmBrief.*"do":"human"/);
  });

  it('says the brief in words', () => {
    assert.match(card.text, /What is the name\?: Lumo\nWhich style\?: Still open\nWhich colours\?: Optional/);
  });

  it('says how complete it is, and sends its version with the confirmation', () => {
    assert.match(card.text, /1 of 3 questions answered/);
    assert.ok(JSON.stringify(card.content).includes('{"do":"confirmBrief","conversation":"c1","version":2}'));
  });
});
