import assert from 'node:assert/strict';
import type { Fact, FactValue } from '../../assistant/documents.ts';
import { languages } from '../../assistant/vocabulary.ts';
import { guard } from '../../language/guard.ts';
import { phrasebook } from '../../language/phrases/phrasebook.ts';
import type { PhraseKey, Say } from '../../language/say.ts';

const book = phrasebook();
const now = new Date('2026-11-22T10:00:00Z');
const price = { amount: 118_500, currency: 'USD' };
const styles = [0, 2, 4].flatMap(variant => [
  { tone: 'friendly', detail: 'brief', variant, now } as const,
  { tone: 'professional', detail: 'detailed', variant, now } as const,
  { tone: 'casual', detail: 'detailed', variant, now } as const,
]);

const fact = (...values: FactValue[]): Fact => ({ id: 'f', source: 'gig:logo', text: '', values });

/** What each sentence may state, and the values it is given. */
const stating: { keys: PhraseKey[]; of: 'price' | 'days' | 'revisions' | 'terms' }[] = [
  {
    keys: [
      'price.one',
      'price.only',
      'price.item',
      'price.lowest',
      'price.inBudget',
      'price.overBudget',
      'gig.from',
      'extra.price',
    ],
    of: 'price',
  },
  {
    keys: [
      'delivery.short',
      'delivery.one',
      'delivery.same',
      'delivery.item',
      'rush.quickest',
      'rush.fits',
      'extra.whole',
      'extra.longer',
    ],
    of: 'days',
  },
  { keys: ['revisions.one', 'revisions.same', 'revisions.only', 'revisions.item'], of: 'revisions' },
  { keys: ['price.itemTerms'], of: 'terms' },
];

function valuesFor(say: Say, days: number, count: number) {
  const revisions = say('revisions.count', { count });
  const terms = say.list([say('price.days', { days }), revisions]);
  return { package: 'Identity', gig: 'Logo', extra: 'Rush', price: say.money(price), days, revisions, terms };
}

describe('What the assistant says of a fact', () => {
  for (const language of languages)
    it(`is let through by the guard in ${language}, whatever the number and the style`, () => {
      const dropped = styles.flatMap(style => {
        const say = book({ ...style, language });
        return [1, 2, 3, 5, 11, 21].flatMap(number =>
          stating.flatMap(({ keys, of }) => {
            const backing: Record<typeof of, Fact> = {
              price: fact({ kind: 'price', money: price }),
              days: fact({ kind: 'days', days: number }),
              revisions: fact({ kind: 'revisions', revisions: number }),
              terms: fact(
                { kind: 'price', money: price },
                { kind: 'days', days: number },
                { kind: 'revisions', revisions: number },
              ),
            };
            return keys
              .map(key => say(key, valuesFor(say, number, number)))
              .filter(text => !guard({ text, facts: [backing[of]] }, { language, alsoSaid: [], names: [] }).ok);
          }),
        );
      });
      assert.deepEqual([...new Set(dropped)], []);
    });
});
