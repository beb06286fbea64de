import type { Language } from '../../../../assistant/vocabulary.ts';
import { cached } from '../../lexicon.ts';
import { currenciesOf } from '../currencies.ts';
import { numberWords } from '../numberWords.ts';
import { numericDate, type Written } from './numeric.ts';
import { dateWordsOf, type Kind, keyOf, tokensOf } from './words.ts';

/** A piece of the text with all it can mean, by kind. */
export interface Item {
  from: number;
  to: number;
  senses: Map<Kind, unknown>;
  /** A word that is more often another ("may", "mar"): it counts only beside others. */
  weak?: boolean;
}

const item = (from: number, to: number, kind: Kind, value: unknown): Item => ({
  from,
  to,
  senses: new Map([[kind, value]]),
});

/** The text as items, in order; what is no word of time is an item of kind Z. */
export function itemsOf(text: string, language: Language): Item[] {
  const words = dateWordsOf(language);
  const tokens = tokensOf(text, language);
  const items: Item[] = [];
  let end = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as { text: string; at: number };
    if (token.at < end) continue;
    const written = /\d/.test(token.text[0] ?? '') ? numericDate(text, token.at, language) : undefined;
    const found = written ? items.push(...fromWritten(written)) && written.to : phraseAt(tokens, i, words, items);
    end = found;
  }
  return glued(items, text, language);
}

function fromWritten({ from, to, kind, value }: Written): Item[] {
  const made = item(from, to, kind, value);
  // In figures, "the 2nd" is sooner a day than in words.
  if (kind === 'o') made.senses.set('#', value);
  return [made];
}

type Tokens = { text: string; at: number }[];

/** Adds the longest entry that begins at the token, or the number or unknown word it is; returns where it ends. */
function phraseAt(tokens: Tokens, start: number, words: ReturnType<typeof dateWordsOf>, items: Item[]): number {
  const first = tokens[start] as Tokens[number];
  for (let count = Math.min(words.longest, tokens.length - start); count > 0; count--) {
    const run = tokens.slice(start, start + count);
    const key = keyOf(
      run.map(token => token.text),
      words.language,
    );
    const entry = words.entries.get(key);
    const ordinal = numberWords[words.language].ordinals.get(key);
    if (!entry && ordinal === undefined) continue;
    const last = run.at(-1) as Tokens[number];
    const senses = new Map<Kind, unknown>(entry?.senses);
    if (ordinal !== undefined) senses.set('o', ordinal);
    const to = last.at + last.text.length;
    items.push({ from: first.at, to, senses, ...(entry?.weak && { weak: true }) });
    return to;
  }
  const to = first.at + first.text.length;
  const number = /^\d+(?:[.,]\d+)?$/.test(first.text) ? Number(first.text.replace(',', '.')) : Number.NaN;
  if (Number.isNaN(number))
    items.push(
      item(
        first.at,
        to,
        /^[,،、]$/u.test(first.text)
          ? ','
          : /^[?!]$/.test(first.text)
            ? ';'
            : /^[/.:;()]$/.test(first.text)
              ? first.text
              : 'Z',
        first.text,
      ),
    );
  else items.push(numberItem(first.at, to, number, first.text));
  return to;
}

function numberItem(from: number, to: number, value: number, text: string): Item {
  const senses = new Map<Kind, unknown>([['n', value]]);
  if (/^(?:1[89]|20|21)\d\d$/.test(text)) senses.set('y', value);
  if (/^\d{1,2}$/.test(text) && value >= 1 && value <= 31) senses.set('D', value);
  return { from, to, senses };
}

/** "ABC-12345" and "v2" hold no number: what hangs on an unknown word is unknown. */
function glued(items: Item[], text: string, language: Language): Item[] {
  const { signs, names } = currenciesOf(language);
  const money = cached(
    `money after ${language}`,
    () => new RegExp(`^\\s?(?:${signs}|(?:de\\s)?(?:${names})(?![\\p{L}]))`, 'u'),
  );
  for (let i = 1; i < items.length; i++) {
    const [one, before] = [items[i] as Item, items[i - 1] as Item];
    if (one.senses.has('n') && money.test(text.slice(one.to, one.to + 24))) {
      items[i] = item(one.from, one.to, 'Z', '');
      continue;
    }
    if (before.to !== one.from || !one.senses.has('n')) continue;
    const wordBefore =
      before.senses.has('Z') &&
      /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{N}_#$€£¥]$/u.test(text.slice(before.from, before.to));
    const two = items[i - 2];
    const joined = /^[-_.]$/.test(text.slice(before.from, before.to)) && two?.to === before.from && two.senses.has('Z');
    if (wordBefore || joined) items[i] = item(one.from, one.to, 'Z', '');
  }
  return items;
}
