import { readFileSync } from 'node:fs';
import { type Language, languages } from '../../assistant/vocabulary.ts';
import type { Act } from '../understanding.ts';
import { edges, lexicons, phrase } from './lexicon.ts';
import { fold } from './words.ts';

/** What only the other patterns need. */
type Aid = 'ordersByAsking' | 'wonders' | 'if' | 'opens' | 'howMuch';

/**
 * A language's turns of phrase between commas. In a phrase, slashes part words that may stand for each other, `word?`
 * may be missing, `word*` may go on, `…` stands for a few words, `#` for an amount, `%` for a count,
 * `^` and `$` for the beginning and the end of what is said; words that only open it (`opens`) may stand before `^`.
 */
type Phrases = Record<Exclude<Act, 'onlyOpens' | 'holdsDay'> | Aid, string>;
type Patterns = Record<keyof Phrases | 'onlyOpens', RegExp>;

/** How `…` reads when folded. */
const few = fold('…');
const amount = '[$€£]?\\p{Nd}{2}[\\p{Nd}.,]*\\s*(?:[$€£]|usd|eur|dollars?|euros?|bucks)?';
/** How far apart the parts of a phrase may stand, and how much may follow one to the end. */
const gap = { spaced: '(?:\\s+\\S+){0,8}?', zh: '.{0,12}?' };
const rest = { spaced: '(?:[\\s,]+\\S+){0,5}?', zh: '.{0,6}?' };

function wordPattern(word: string): string {
  if (word === '#') return amount;
  if (word === '%') return '\\d+';
  const variants = word
    .split('/')
    .map(one => one.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace('*', "[\\p{L}\\p{N}']*"));
  return variants.length > 1 ? `(?:${variants.join('|')})` : (variants[0] ?? '');
}

function phrasePattern(written: string, language: Language): string {
  const kind = language === 'zh' ? 'zh' : 'spaced';
  const space = language === 'zh' ? '' : ',?\\s+';
  let pattern = '';
  let joined = '';
  let open = false;
  for (const word of written.split(' ')) {
    if (word === few) {
      joined = `${gap[kind]}${space}`;
      open = true;
    } else if (word === '$') pattern += `${open ? rest[kind] : ''}[\\s\\p{P}]*$`;
    else if (word.endsWith('?')) {
      const one = wordPattern(word.slice(0, -1));
      pattern += joined === '' ? `(?:${one}${space})?` : `(?:${joined}${one})?`;
    } else {
      pattern += joined + wordPattern(word);
      joined = space;
      open = false;
    }
  }
  return pattern;
}

const listed = (written: string): string[] =>
  written
    .split(',')
    .map(one => fold(one.trim()))
    .toSorted((one, other) => other.length - one.length);

/** Phrases that begin what is said are tried at its beginning alone. */
function anyOf(written: string, language: Language, opens: string, flags = 'u'): RegExp {
  const { begin, end } = edges(language);
  const group = (phrases: string[]): string =>
    `(?:${phrases.map(one => phrasePattern(one.replace('^', ''), language)).join('|')})${end}`;
  const phrases = listed(written);
  const first = phrases.filter(one => one.startsWith('^'));
  const others = phrases.filter(one => !one.startsWith('^'));
  const patterns = [
    ...(first.length > 0 ? [`^[\\s\\p{P}]*${opens}${begin}${group(first)}`] : []),
    ...(others.length > 0 ? [`${begin}${group(others)}`] : []),
  ];
  return new RegExp(patterns.join('|'), flags);
}

/** Lines of a written brief begin with what they are about: "Budget: 450". */
const heads = new Set<string>(['labels', 'slots']);

function read(language: Language): Patterns {
  const file: Phrases = JSON.parse(readFileSync(new URL(`acts/${language}.json`, import.meta.url), 'utf8'));
  const { end } = edges(language);
  const opening = `(?:${listed(file.opens)
    .map(one => phrasePattern(one, language))
    .join('|')})${end}`;
  const opens = `(?:${opening}[\\s\\p{P}]*)*`;
  const patterns = Object.entries(file).map(([key, written]) => [
    key,
    heads.has(key)
      ? new RegExp(`^[\\s\\p{P}]*(?:${listed(written).map(wordPattern).join('|')})\\s*[:：–-]\\s*\\S`, 'u')
      : anyOf(written, language, opens, key === 'wonders' ? 'gu' : 'u'),
  ]);
  return {
    ...Object.fromEntries(patterns),
    onlyOpens: new RegExp(`^[\\s\\p{P}]*(?:${opening}[\\s\\p{P}]*)+$`, 'u'),
  } as Patterns;
}

const spoken = Object.fromEntries(languages.map(language => [language, read(language)])) as Record<Language, Patterns>;

/** Acts that their phrases alone tell. */
const plain = [
  'needs',
  'contents',
  'compares',
  'counts',
  'haggles',
  'quickest',
  'services',
  'whatIsNeeded',
  'questions',
  'reserves',
  'wantsPerson',
  'whoWorks',
  'whetherAi',
  'ofMachines',
  'wellbeing',
  'told',
  'complains',
  'custom',
  'wantsHelp',
  'meaning',
  'howLong',
  'onTop',
  'possible',
  'restarts',
  'finishes',
  'cannotSay',
  'labels',
  'slots',
  'onlyOpens',
] as const;

/** What a clause does, by its turns of phrase; English ones count in any language, for people mix them in. */
export function actsOf(text: string, language: Language): Act[] {
  const folded = fold(text);
  const all = language === 'en' ? [language] : ([language, 'en'] as const);
  const acts = new Set(all.flatMap(one => actsIn(folded, one)));
  if (/[?？؟]/u.test(text)) acts.add('questions');
  // Asked in the language that is wanted, as a rule.
  if (languages.some(one => spoken[one].choosesLanguage.test(folded))) acts.add('choosesLanguage');
  return [...acts];
}

/** A longer question that begins so asks about something else. */
const longestWhy = 9;

function actsIn(folded: string, language: Language): Act[] {
  const patterns = spoken[language];
  // "I'd like to know" is no wish for anything made.
  const said = folded.replace(patterns.wonders, ' ');
  const acts: Act[] = plain.filter(act => patterns[act].test(act === 'needs' ? said : folded));
  if (patterns.bids.test(said) && /\p{N}/u.test(said)) acts.push('bids');
  if (patterns.howMany.test(folded) && !patterns.howMuch.test(folded) && !acts.includes('howLong'))
    acts.push('howMany');
  for (const act of ['agrees', 'accepts'] as const)
    if (patterns[act].test(folded) && !acts.includes('reserves')) acts.push(act);
  if (patterns.why.test(folded) && folded.trim().split(/\s+/).length <= longestWhy) acts.push('why');
  const wants = (patterns.orders.test(said) && !isOpen(said, language)) || patterns.ordersByAsking.test(said);
  return wants ? ['orders', ...acts] : acts;
}

/** "How long does it take if I order today" orders nothing yet. */
function isOpen(folded: string, language: Language): boolean {
  // 可以 asks and agrees alike; what only asks stands anywhere in Chinese.
  const list = language === 'zh' ? 'asks' : 'strong';
  return spoken[language].if.test(folded) || phrase(`open ${list}`, language, lexicons[language][list]).test(folded);
}
