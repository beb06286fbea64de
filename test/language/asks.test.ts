import assert from 'node:assert/strict';
import { type Language, languages } from '../../assistant/vocabulary.ts';
import { detectLanguage } from '../../language/builtIn/detect.ts';
import { builtInClassifier } from '../../language/builtIn/topics/classify.ts';
import cases from './asks.cases.json' with { type: 'json' };

describe('what a clause does, whatever its marks', () => {
  const { asks, topicsOf } = builtInClassifier();
  const wrongOf = (lists: Record<Language, string[]>, right: (text: string, language: Language) => boolean) => {
    const all = languages.flatMap(language => lists[language].map(text => ({ text, language })));
    const wrong = all.filter(({ text, language }) => !right(text, language)).map(({ text }) => text);
    return { share: wrong.length / all.length, shown: wrong.join('\n') };
  };

  it('asks without a question mark, in nine languages', () => {
    const { share, shown } = wrongOf(cases.asks, (text, language) => asks(text, language) >= 0.6);
    assert.ok(share <= 0.06, shown);
  });

  it('tells of the buyer and the work, in nine languages', () => {
    const { share, shown } = wrongOf(cases.tells, (text, language) => asks(text, language) < 0.6);
    assert.ok(share <= 0.06, shown);
  });

  it('wants to see the packages, not the portfolio', () => {
    const { shown } = wrongOf(cases.packages, (text, language) => topicsOf(text, language)[0]?.topic === 'package');
    assert.equal(shown, '');
  });

  it('reads any text in bounded time', () => {
    const odd = [
      '',
      '🙂🙃',
      '\uD800\uDC00\uD800',
      '\u202Eeman',
      'a\u200Bb',
      '7'.repeat(5000),
      'цена price 价格 سعر ',
      '('.repeat(2000),
    ];
    for (const text of [...odd, 'how much '.repeat(11_000), '多少钱'.repeat(3000)])
      for (const language of languages) {
        const began = performance.now();
        const chance = asks(text, language);
        assert.ok(chance >= 0 && chance <= 1 && topicsOf(text, language).length > 0, text.slice(0, 20));
        assert.ok(performance.now() - began < 500, `slow: ${text.slice(0, 20)}`);
      }
  });

  it('keeps the conversation’s language on names and borrowed words, in any script', () => {
    for (const known of languages)
      for (const text of ['Premium', 'Tom & Mia', 'yes', 'PayPal', 'Studio Nord', '👍', 'ok thx'])
        assert.deepEqual(detectLanguage(text, known), { language: known, foreign: null }, `${known}: ${text}`);
  });
});
