import type { Message } from '../../assistant/documents.ts';

/** Spaces that only typesetting tells apart, and curly quotes, as a keyboard has them. */
export const plain = (text: string): string =>
  text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"');

/** All text of a turn, cards in words. */
export const allText = (messages: Message[]): string =>
  plain(messages.flatMap(({ text, card }) => [text, card?.text ?? '']).join('\n')).trim();

/** The words of a turn without its cards. */
export const spoken = (messages: Message[]): string => plain(messages.map(({ text }) => text).join('\n')).trim();

/**
 * Whether the text holds the words in any case, from the start of a word on ("revision" is in "revisions"); a number
 * only where it stands alone: 45 is not in $145 or 4,500.
 */
export function holds(text: string, words: string): boolean {
  const wanted = plain(words).toLowerCase();
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = /^\d/.test(wanted) ? '(?<!\\d[.,]?)' : /^\p{L}/u.test(wanted) ? '(?<!\\p{L})' : '';
  const after = /\d$/.test(wanted) ? '(?![.,]?\\d)' : '';
  return new RegExp(before + escaped + after, 'u').test(plain(text).toLowerCase());
}

const amount = '\\d{1,3}(?:[.,\\s]\\d{3})+|\\d+';
const sign = '(?:US\\$|[$€£]|USD|EUR|GBP)';
const amounts = new RegExp(`${sign}\\s?(${amount})(?!\\d)|(?<![\\d.,])(${amount})\\s?${sign}`, 'g');

/** Every amount of money in a text, in units people write. */
export function moneyIn(text: string): number[] {
  return [...plain(text).matchAll(amounts)].map(match => Number((match[1] ?? match[2] ?? '').replace(/[.,\s]/g, '')));
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text; a line ends one. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap(line => [...segmenter.segment(line)])
    .map(({ segment }) => segment.trim())
    .filter(sentence => /[\p{L}\p{N}]/u.test(sentence));
}
