import assert from 'node:assert/strict';
import type { Fact } from '../../assistant/documents.ts';
import { money } from '../../assistant/money.ts';
import { languages } from '../../assistant/vocabulary.ts';
import { guard, guardScope } from '../../language/guard.ts';
import { honest, lies } from './guardSentences.ts';

const fact = (id: string, text: string, values: Fact['values'] = []): Fact => ({ id, source: id, text, values });

const facts = [
  fact('gig:web/package:standard#price', 'Professional: $1,195', [{ kind: 'price', money: money(1195, 'USD') }]),
  fact('gig:web/package:standard#delivery', 'Professional: delivered in 7 days', [{ kind: 'days', days: 7 }]),
  fact('gig:web/package:standard#revisions', 'Professional: 3 revisions', [{ kind: 'revisions', revisions: 3 }]),
  fact('gig:web/extra:0', 'Fast delivery: $200', [
    { kind: 'price', money: money(200, 'USD') },
    { kind: 'days', days: 2 },
  ]),
  fact('gig:web/faq:0', '50% is due at the start. See example.com/portfolio. It covers 5-7 pages, video in 4K.'),
  fact('gig:web/faq:1', 'The studio is closed on December 24. I reply 9:00 to 17:30.'),
];
const context = { alsoSaid: ['my budget is 300 dollars, i need 4 logos', '2026-12-03'], names: ['Starter 2000'] };

describe('The guard lets nothing leave that is not in the knowledge', () => {
  for (const language of languages) {
    it(`lets honest sentences pass (${language})`, () => {
      const blocked = honest[language].flatMap(text => {
        const verdict = guard({ text, facts }, { ...context, language });
        return verdict.ok ? [] : [`${text} [${verdict.unbacked}]`];
      });
      assert.deepEqual(blocked, []);
    });

    it(`stops invented prices, days, numbers, dates and links (${language})`, () => {
      const passed = lies[language].filter(text => guard({ text, facts }, { ...context, language }).ok);
      assert.deepEqual(passed, []);
    });
  }

  it('names what has no backing, as it was written', () => {
    const verdict = guard({ text: 'It costs $1,195 and takes 9 days.', facts }, { ...context, language: 'en' });
    assert.deepEqual(verdict, { ok: false, unbacked: ['9'] });
  });

  it('takes no price from a sentence without facts', () => {
    assert.equal(guard({ text: 'It costs $1,195.', facts: [] }, { ...context, language: 'en' }).ok, false);
  });

  it('says the same of digits in any script', () => {
    assert.equal(guard({ text: 'यह ७ days है', facts }, { ...context, language: 'en' }).ok, true);
    assert.equal(guard({ text: 'यह ९ days है', facts }, { ...context, language: 'en' }).ok, false);
    assert.equal(guard({ text: '$１，１９５', facts }, { ...context, language: 'en' }).ok, true);
  });

  it('survives any text', () => {
    for (const text of ['', '👍', '\ud800 5', '٣'.repeat(5000), '$'.repeat(50_000), '1 '.repeat(2000)]) {
      guard({ text, facts }, { ...context, language: 'ar' });
    }
  });

  it('wants a fact under every statement of scope', () => {
    assert.equal(guardScope({ text: 'Hosting is included.', facts: [] }, 'en').ok, false);
    assert.equal(guardScope({ text: 'Lo siento, no ofrezco animación.', facts: [] }, 'es').ok, false);
    assert.equal(guardScope({ text: 'Hosting is included.', facts }, 'en').ok, true);
    assert.equal(guardScope({ text: 'Is hosting included?', facts: [] }, 'en').ok, true);
    assert.equal(guardScope({ text: 'I will ask Ana and come back to you.', facts: [] }, 'en').ok, true);
  });
});
