import { readFileSync } from 'node:fs';
import type { Language } from '../../../../assistant/vocabulary.ts';
import { fold } from '../../words.ts';

/** What a word of time can be. The letters are those of the rules' patterns (see rules.ts). */
export type Kind = string;

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'night'
  | 'businessDay'
  | 'week'
  | 'businessWeek'
  | 'weekend'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century';
export type PartOfDay =
  | 'morning'
  | 'afternoon'
  | 'evening'
  | 'night'
  | 'day'
  | 'lunch'
  | 'dinner'
  | 'noon'
  | 'midnight'
  | 'end';

interface DatesFile {
  months: string;
  weekdays: string;
  units: Record<Unit, string>;
  days: Record<string, string>;
  parts: Record<PartOfDay, string>;
  partDays: Record<string, string>;
  holidays: Record<string, string>;
  [list: string]: string | Record<string, string>;
}

/** One word's senses by kind: a number for months, weekdays and offsets, a name for units, parts and holidays. */
export type Senses = Map<Kind, string | number>;

export interface DateWords {
  language: Language;
  /** By the entry's tokens, joined by spaces (Chinese: as they stand). */
  entries: Map<string, { senses: Senses; weak: boolean }>;
  longest: number;
}

/** The lists of the data file and the kind each gives its words. */
const lists: Record<string, [kind: Kind, value?: number]> = {
  ignored: ['Z'],
  now: ['N'],
  this: ['x', 0],
  next: ['x', 1],
  coming: ['x', 10],
  last: ['x', -1],
  past: ['x', -10],
  in: ['i'],
  within: ['I'],
  ago: ['g'],
  later: ['l'],
  before: ['b'],
  after: ['f'],
  since: ['s'],
  until: ['R'],
  from: ['F'],
  to: ['-'],
  and: ['&'],
  fillers: ['_'],
  every: ['e'],
  sets: ['S'],
  few: ['q'],
  all: ['W'],
  begin: ['B'],
  middle: ['M'],
  end: ['E'],
  late: ['L'],
  early: ['K'],
  half: ['h'],
  andHalf: ['H'],
  quarterOf: ['Q'],
  am: ['a', 0],
  pm: ['a', 1],
  clock: ['c'],
  past60: ['1'],
  to60: ['2'],
  seasons: ['z'],
  fiscal: ['z'],
  orLater: ['6'],
  at: ['@'],
  halfWord: ['3'],
  article: ['8'],
  quarterWord: ['4'],
  weekNumber: ['5'],
};

const numberToken = String.raw`\d+(?:[.,]\d+)?`;
const spacedToken = new RegExp(String.raw`${numberToken}|\p{L}+'?|\S`, 'gu');
const hanToken = new RegExp(String.raw`${numberToken}|[a-z]+|\S`, 'gu');

/** The tokens of folded text with where each stands. */
export function tokensOf(text: string, language: Language): { text: string; at: number }[] {
  return [...text.matchAll(language === 'zh' ? hanToken : spacedToken)].map(found => ({
    text: found[0],
    at: found.index,
  }));
}

export function keyOf(tokens: string[], language: Language): string {
  return tokens.join(language === 'zh' ? '' : ' ');
}

const made = new Map<Language, DateWords>();

/** The words of time of a language; read on first use. */
export function dateWordsOf(language: Language): DateWords {
  const known = made.get(language);
  if (known) return known;
  const file: DatesFile = JSON.parse(
    readFileSync(new URL(`../../lexicon/dates/${language}.json`, import.meta.url), 'utf8'),
  );
  const words: DateWords = { language, entries: new Map(), longest: 1 };
  const add = (list: string | undefined, kind: Kind, value: string | number) => {
    for (const written of (list ?? '').split('/')) addWord(words, written.trim(), kind, value);
  };
  for (const [n, names] of file.months.split(',').entries()) add(names, 'm', n + 1);
  for (const [n, names] of file.weekdays.split(',').entries()) add(names, 'w', n + 1);
  for (const [unit, names] of Object.entries(file.units)) add(names, 'u', unit);
  for (const [offset, names] of Object.entries(file.days)) add(names, 'd', Number(offset));
  for (const [part, names] of Object.entries(file.parts)) add(names, 'p', part);
  for (const [part, names] of Object.entries(file.partDays)) add(names, 'P', part);
  for (const [rule, names] of Object.entries(file.holidays)) add(names, 'Y', rule);
  for (const [list, [kind, value = 0]] of Object.entries(lists)) add(file[list] as string, kind, value);
  // Words that are "from" or "of", "to" or "at".
  for (const kind of ['F', '_']) add(file.fromOf as string, kind, 0);
  for (const kind of ['-', '_']) add(file.toAt as string, kind, 0);
  made.set(language, words);
  return words;
}

function addWord(words: DateWords, written: string, kind: Kind, value: string | number): void {
  if (written === '' || (written.length > 1 && written.endsWith('~'))) return;
  const weak = written.length > 1 && written.startsWith('~');
  const plural = written.endsWith('*');
  const tokens = tokensOf(fold(written.replace(/[~*]/g, '') || written), words.language).map(token => token.text);
  const key = keyOf(tokens, words.language);
  const entry = words.entries.get(key) ?? { senses: new Map(), weak: false };
  if (!entry.senses.has(kind)) entry.senses.set(plural ? 'X' : kind, value);
  entry.weak ||= weak;
  words.entries.set(key, entry);
  words.longest = Math.max(words.longest, tokens.length);
}
