import type { Language } from './vocabulary.ts';

/** Whether the language is written from right to left. */
export const isRightToLeft = (language: Language): boolean => language === 'ar';

/** The same of a text whose language is not known. */
export const readsFromRight = (text: string): boolean => /^[^\p{L}]*\p{Script=Arabic}/u.test(text);

/** Latin words alone keep their order in a line from right to left; with a digit or a sign among them they do not. */
const turnsRound = (text: string): boolean =>
  /^[^\p{L}]*\p{Script=Latin}/u.test(text) && /[\p{N}\p{P}\p{S}]/u.test(text);

/** Foreign words in a line of the language, so that they keep their own direction in it. */
export function keptTogether(language: Language, text: string): string {
  if (!isRightToLeft(language) || /^[\u2066-\u2068]/u.test(text) || !turnsRound(text)) return text;
  return `\u2068${text}\u2069`;
}
