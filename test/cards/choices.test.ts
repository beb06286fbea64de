import assert from 'node:assert/strict';
import { choicesCard } from '../../cards/choices.ts';
import { phrasebook } from '../../language/phrases/phrasebook.ts';
import { cardFaults } from '../support/cardSchema.ts';

const say = phrasebook()({
  language: 'en',
  tone: 'friendly',
  detail: 'brief',
  variant: 0,
  now: new Date('2026-11-23'),
});

describe('the choices card', () => {
  const choices = ['Minimal', 'Playful'].map(label => ({ label, value: label.toLowerCase() }));
  const card = choicesCard({ question: 'Which style?', choices, slot: 'style', conversation: 'c1', say });

  it('is a valid Adaptive Card 1.5', function () {
    const faults = cardFaults();
    if (!faults) return this.skip();
    assert.deepEqual(faults(card.content), []);
  });

  it('sends the slot and the value of the choice tapped', () => {
    assert.ok(
      JSON.stringify(card.content).includes('{"do":"choose","conversation":"c1","slot":"style","value":"playful"}'),
    );
  });

  it('reads as a sentence', () => {
    assert.equal(card.text, 'Which style?\nMinimal and Playful');
  });
});
