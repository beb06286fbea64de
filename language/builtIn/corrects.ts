import type { Language } from '../../assistant/vocabulary.ts';
import { cached, edges, lexicons } from './lexicon.ts';
import { fold } from './words.ts';

/** Whether a clause takes back something said before: "make that 3", "actually my budget is 300". */
export function correctsEarlier(clauses: string[], language: Language): boolean {
  const spoken = language === 'en' ? [language] : ([language, 'en'] as const);
  return clauses.some(clause => {
    const folded = fold(clause);
    return spoken.some(one => {
      const { begin, end } = edges(one);
      const start = cached(
        `corrects ${one}`,
        () =>
          new RegExp(
            `^(?:[\\s\\p{P}]*(?:no|nein|non|нет|não|oh|oops|sorry|ok|لا|不)?[\\s,]*)?(?:please |can you |can we |could we |i'd like to |let's |por favor )?${one === 'zh' ? '' : begin}${lexicons[one].corrects}${end}`,
            'u',
          ),
      );
      return start.test(folded) && !/[?？؟]\s*$/u.test(clause);
    });
  });
}
