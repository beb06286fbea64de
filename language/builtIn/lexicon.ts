import { readFileSync } from 'node:fs';
import { type Language, languages } from '../../assistant/vocabulary.ts';
import type { Move } from '../understanding.ts';
import { wordsOfNumbers } from './entities/numberWords.ts';
import { fold, wordsOf } from './words.ts';

/** `gives`: what the buyer does by then; `rates`: how often. */
type TimeWord = 'hours' | 'days' | 'weeks' | 'months1' | 'in' | 'ago' | 'starts' | 'gives' | 'rates' | 'urgent';
export type TierWord =
  | 'basic'
  | 'standard'
  | 'premium'
  | 'middle'
  | 'cheapest'
  | 'dearest'
  | 'first'
  | 'second'
  | 'third'
  /** What stands before a thing that is known: "just the". */
  | 'definite';

export type QuestionWord = 'wh' | 'name' | 'link' | 'domain' | 'email' | 'phone' | 'count' | 'date';
/** How a thing is told: it is called so, it is so, we have it, change it, not this but that; `own`: the buyer's own name. */
type StatingWord = 'called' | 'own' | 'stops' | 'is' | 'owns' | 'change' | 'not' | 'but';

/** All of several choices, and which of them not. */
type ChoosingWord = 'all' | 'except';

/** How words of work end: as a thing is called by it ("filming"), as it is asked for ("to film"); what they stand after then, and before ("on the day"). */
type DoingWord = 'named' | 'asked' | 'after' | 'where';

/** A language's words as its data file lists them: phrases between commas, variants of one thing between slashes. */
interface LexiconFile {
  frequent: string;
  greets: string;
  asks: string;
  strong: string;
  verbs: string;
  leads: string;
  requests: string;
  joins: string;
  moves: Record<Move, string>;
  corrects: string;
  money: {
    budget: string;
    prices: string;
    packages: string;
    /** What stands right before the most that is to be paid. */
    limits: string;
    /** Words of spending: a number after them is money, whether it has a currency or not. */
    spending: string;
    /** What follows an amount that is all there is. */
    allOfIt: string;
    from: string;
    to: string;
  };
  quantity: string;
  time: Record<TimeWord, string>;
  /** Other words of time, by which the language is known; what they mean is in dates/. */
  timeWords: string;
  tiers: Record<TierWord, string>;
  product: string;
  questions: Record<QuestionWord, string>;
  states: Record<StatingWord, string>;
  doing: Record<DoingWord, string>;
  choosing: Record<ChoosingWord, string>;
}

/** A language's words, folded, as alternatives for a pattern (longest first); `nothing` where there are none. */
export interface Lexicon {
  language: Language;
  frequent: Set<string>;
  /** Every word of the file: a weaker sign of the language than a frequent one. */
  known: Set<string>;
  greets: string;
  asks: string;
  strong: string;
  verbs: Set<string>;
  leads: string;
  requests: string;
  joins: string;
  moves: Record<Move, Set<string>>;
  corrects: string;
  money: {
    budget: string;
    prices: string;
    packages: string;
    /** What stands right before the most that is to be paid. */
    limits: string;
    /** Words of spending: a number after them is money, whether it has a currency or not. */
    spending: string;
    /** What follows an amount that is all there is. */
    allOfIt: string;
    from: string;
    to: string;
  };
  quantity: string;
  time: Record<TimeWord, string>;
  tiers: Record<TierWord, string>;
  product: string;
  /** By what a requirement question asks for: the words that say so. */
  questions: Record<QuestionWord, string>;
  states: Record<StatingWord, string>;
  doing: Record<DoingWord, string>;
  choosing: Record<ChoosingWord, string>;
}

const nothing = '(?!)';

function listOf(words: string): string[] {
  return words
    .split(',')
    .map(word => fold(word.trim()))
    .filter(Boolean);
}

/** A phrase may hold no pattern characters of its own. */
function alternatives(words: string[]): string {
  if (words.length === 0) return nothing;
  const escaped = words.map(word => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s+'));
  return `(?:${escaped.sort((a, b) => b.length - a.length).join('|')})`;
}

function mapValues<K extends string, A, B>(record: Record<K, A>, change: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value as A)])) as Record<K, B>;
}

/** Words that others share say little, which the detection weighs; the list of products is full of English. */
function wordsKnown(file: LexiconFile): Set<string> {
  const {
    product: _product,
    quantity: _quantity,
    tiers: _tiers,
    questions: _questions,
    states: _states,
    doing: _doing,
    choosing: _choosing,
    ...own
  } = file;
  return new Set(wordsOf(fold(JSON.stringify(own).replace(/"\w+":(?=["{])/g, ' '))).filter(word => word.length > 1));
}

function build(language: Language): Lexicon {
  const file: LexiconFile = JSON.parse(readFileSync(new URL(`lexicon/${language}.json`, import.meta.url), 'utf8'));
  const pattern = (words: string) => alternatives(listOf(words));
  return {
    language,
    frequent: new Set(listOf(file.frequent)),
    known: new Set([...wordsKnown(file), ...wordsOfNumbers(language)]),
    verbs: new Set(listOf(file.verbs)),
    moves: mapValues(file.moves, words => new Set(listOf(words))),
    money: mapValues(file.money, pattern),
    time: mapValues(file.time, pattern),
    tiers: mapValues(file.tiers, pattern),
    greets: pattern(file.greets),
    asks: pattern(file.asks),
    strong: pattern(file.strong),
    leads: pattern(file.leads),
    requests: pattern(file.requests),
    joins: pattern(file.joins),
    corrects: pattern(file.corrects),
    quantity: pattern(file.quantity),
    product: pattern(file.product),
    questions: mapValues(file.questions, pattern),
    states: mapValues(file.states, pattern),
    doing: mapValues(file.doing, pattern),
    choosing: mapValues(file.choosing, pattern),
  };
}

/** The words of every language; read once at start. */
export const lexicons: Record<Language, Lexicon> = Object.fromEntries(
  languages.map(language => [language, build(language)]),
) as Record<Language, Lexicon>;

/** Where a word begins and ends: Chinese has no spaces; Arabic puts "the" and "and" in front of the word. */
export function edges(language: Language): { begin: string; end: string } {
  if (language === 'zh') return { begin: '', end: '' };
  const begin = '(?<![\\p{L}\\p{N}])';
  return { begin: language === 'ar' ? `${begin}(?:[وف]?[بلك]?(?:ال)?)?` : begin, end: '(?![\\p{L}\\p{N}])' };
}

const patterns = new Map<string, RegExp>();

/** One compiled pattern per language and key, made on first use. */
export function cached(key: string, make: () => RegExp): RegExp {
  const pattern = patterns.get(key) ?? make();
  patterns.set(key, pattern);
  pattern.lastIndex = 0;
  return pattern;
}

/** Finds any of the phrases as whole words in folded text. */
export function phrase(key: string, language: Language, words: string): RegExp {
  return cached(`${key} ${language}`, () => {
    const { begin, end } = edges(language);
    return new RegExp(`${begin}${words}${end}`, 'u');
  });
}
