import { readFileSync } from 'node:fs';
import { type Language, languages } from '../../assistant/vocabulary.ts';
import type { Act } from '../understanding.ts';
import { edges, lexicons, phrase } from './lexicon.ts';
import { fold } from './words.ts';

/**
 * A language's turns of phrase between commas. In a phrase, slashes part words that may stand for each other, `word?`
 * may be missing, `word*` may go on, `…` stands for a few words, `#` for an amount,
 * `^` and `$` for the beginning and the end of what is said.
 */
type Phrases = Record<Act | 'ordersByAsking' | 'wonders' | 'if', string>;
type Patterns = Record<keyof Phrases, RegExp>;

/** How `…` reads when folded. */
const few = fold('…');
const amount = '[$€£]?\\p{Nd}{2}[\\p{Nd}.,]*\\s*(?:[$€£]|usd|eur|dollars?|euros?|bucks)?';
/** How far apart the parts of a phrase may stand. */
const gap = { spaced: '(?:\\s+\\S+){0,8}?', zh: '.{0,12}?' };

function wordPattern(word: string): string {
  if (word === '#') return amount;
  const variants = word
    .split('/')
    .map(one => one.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace('*', "[\\p{L}\\p{N}']*"));
  return variants.length > 1 ? `(?:${variants.join('|')})` : (variants[0] ?? '');
}

function phrasePattern(written: string, language: Language): string {
  const begins = written.startsWith('^');
  const { begin, end } = edges(language);
  const space = language === 'zh' ? '' : ',?\\s+';
  let pattern = '';
  let joined = '';
  for (const word of written.replace('^', '').split(' ')) {
    if (word === few) joined = `${language === 'zh' ? gap.zh : gap.spaced}${space}`;
    else if (word === '$') pattern += '[\\s\\p{P}]*$';
    else if (word.endsWith('?')) {
      pattern += `(?:${joined}${wordPattern(word.slice(0, -1))})?`;
    } else {
      pattern += joined + wordPattern(word);
      joined = space;
    }
  }
  return `${begins ? '^[\\s\\p{P}]*' : ''}${begin}${pattern}${end}`;
}

function anyOf(written: string, language: Language, flags = 'u'): RegExp {
  const phrases = written.split(',').map(one => fold(one.trim()));
  const patterns = phrases.toSorted((one, other) => other.length - one.length);
  return new RegExp(patterns.map(one => phrasePattern(one, language)).join('|'), flags);
}

function read(language: Language): Patterns {
  const file: Phrases = JSON.parse(readFileSync(new URL(`acts/${language}.json`, import.meta.url), 'utf8'));
  return Object.fromEntries(
    Object.entries(file).map(([key, written]) => [key, anyOf(written, language, key === 'wonders' ? 'gu' : 'u')]),
  ) as Patterns;
}

const spoken = Object.fromEntries(languages.map(language => [language, read(language)])) as Record<Language, Patterns>;

const plain = [
  'needs',
  'contents',
  'compares',
  'counts',
  'haggles',
  'bids',
  'quickest',
  'services',
  'whatIsNeeded',
] as const;

/** What a clause does, by its turns of phrase; English ones count in any language, for people mix them in. */
export function actsOf(text: string, language: Language): Act[] {
  const folded = fold(text);
  const all = language === 'en' ? [language] : ([language, 'en'] as const);
  const acts = all.flatMap(one => actsIn(folded, one));
  return [...new Set(acts)];
}

function actsIn(folded: string, language: Language): Act[] {
  const patterns = spoken[language];
  // "I'd like to know" is no wish for anything made.
  const said = folded.replace(patterns.wonders, ' ');
  const acts: Act[] = plain.filter(act => patterns[act].test(said) && (act !== 'bids' || /\p{N}/u.test(said)));
  const wants = (patterns.orders.test(said) && !isOpen(said, language)) || patterns.ordersByAsking.test(said);
  return wants ? ['orders', ...acts] : acts;
}

/** "How long does it take if I order today" orders nothing yet. */
function isOpen(folded: string, language: Language): boolean {
  // 可以 asks and agrees alike; what only asks stands anywhere in Chinese.
  const list = language === 'zh' ? 'asks' : 'strong';
  return spoken[language].if.test(folded) || phrase(`open ${list}`, language, lexicons[language][list]).test(folded);
}
