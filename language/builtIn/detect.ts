import { eld as nine } from 'eld/small';
import { remembered } from '../../assistant/remembered.ts';
import { type Language, languages } from '../../assistant/vocabulary.ts';
import { lexicons } from './lexicon.ts';
import { fold, isHan, wordsOf } from './words.ts';

export interface Detected {
  language: Language;
  /** The ISO 639-1 code of a language we do not speak, when the text is surely in one. */
  foreign: string | null;
}

/** Scripts that by themselves say "none of ours"; Japanese is told from Chinese by its kana. */
const foreignScripts: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Telugu}/u, 'te'],
];

/** Letters that a language of ours written in the same script does not have. */
const foreignLetters: [RegExp, string][] = [
  [/[іїєґ]/iu, 'uk'],
  [/[پچگکیٹڈڑے]/u, 'fa'],
];

const latin: Language[] = ['en', 'es', 'fr', 'de', 'pt', 'it'];

/** Said in every language: they tell none. */
const universal = new Set(
  'ok okay okey k hi hey hello yo lol haha hmm logo asap bot pdf png jpg jpeg psd seo email web app video design wow bye stop cool'.split(
    ' ',
  ),
);

/** Letters of one language among ours, worth two of its frequent words. */
const tellingLetters: [RegExp, Language][] = [
  [/[ñ¿¡]/iu, 'es'],
  [/[ßäöü]/iu, 'de'],
  [/[ãõ]/iu, 'pt'],
  [/[œêûîë]/iu, 'fr'],
  [/[ìò]/iu, 'it'],
];

interface Setting {
  /** Names of people, Gigs and packages: they belong to no language. */
  names?: string[];
  /** A question of ours is open: a few words are then an answer, and no evidence of another language. */
  answering?: boolean;
}

/** The language to answer in. Junk ("ok", "👍", a number, a name) keeps the conversation's language, English at first. */
export function detectLanguage(
  text: string,
  known: Language | null,
  { names = [], answering = false }: Setting = {},
): Detected {
  const fallback = { language: known ?? 'en', foreign: null };
  const bare = without(text, names)
    .replace(/\S+@\S+|https?:\/\/\S+|www\.\S+|\b[\w-]+\.(?:com|net|org|io|png|jpe?g|pdf|docx?)\b/gi, ' ')
    .slice(0, 1500);
  const letters = bare.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2) return fallback;
  const script = scriptOf(bare, letters);
  if (script) return { ...fallback, ...script };
  const found = latinLanguage(bare, known, answering) ?? fallback;
  return found.foreign && known && bare.trim().split(/\s+/).length < (answering ? 8 : 6) ? fallback : found;
}

/** The text without the names in it, longest first; a name that is all of the text leaves nothing. */
function without(text: string, names: string[]): string {
  const lower = text.toLowerCase();
  const held = [...new Set(names)].filter(name => name.length > 2 && lower.includes(name.toLowerCase()));
  let rest = text;
  for (const name of held.sort((a, b) => b.length - a.length)) {
    const at = rest.toLowerCase().indexOf(name.toLowerCase());
    const before = rest[at - 1] ?? ' ';
    const inWord = /[\p{L}\p{N}]/u.test(before + (rest[at + name.length] ?? ' ')) && !isHan(before);
    if (at >= 0 && !inWord) rest = `${rest.slice(0, at)} ${rest.slice(at + name.length)}`;
  }
  return rest;
}

/** The ISO 639-1 code of the language a text is surely in; null where it is too short to tell. */
export const languageOf: (text: string) => string | null = remembered(surely);

function surely(text: string): string | null {
  const bare = text.slice(0, 1500);
  const letters = bare.match(/\p{L}/gu)?.length ?? 0;
  const script = letters < 4 ? null : scriptOf(bare, letters);
  if (script) return script.foreign ?? script.language ?? null;
  if (letters < leastLetters) return null;
  const guess = nine.detect(bare);
  return guess.isReliable() ? guess.language : null;
}

/** Shorter texts ("Logo, 3 formats") are as like one language as another. */
const leastLetters = 40;

function share(bare: string, pattern: RegExp, letters: number): number {
  return (bare.match(new RegExp(pattern.source, `${pattern.flags}g`))?.length ?? 0) / letters;
}

const otherThanLatin = /(?!\p{Script=Latin})\p{L}/u;

function scriptOf(bare: string, letters: number): Partial<Detected> | null {
  if (!otherThanLatin.test(bare)) return null;
  for (const [pattern, foreign] of foreignScripts) if (share(bare, pattern, letters) > 0.2) return { foreign };
  if (share(bare, /\p{Script=Han}/u, letters) > 0.25) return { language: 'zh' };
  if (share(bare, /\p{Script=Arabic}/u, letters) > 0.4)
    return share(bare, /[پچگٹڈڑے]/u, letters) > 0 && letters > 8 ? foreignOr(bare, 'ar') : { language: 'ar' };
  if (share(bare, /\p{Script=Cyrillic}/u, letters) > 0.4) return foreignOr(bare, 'ru');
  return null;
}

function foreignOr(bare: string, ours: Language): Partial<Detected> {
  const byLetter = foreignLetters.find(([pattern]) => pattern.test(bare));
  if (byLetter) return { foreign: byLetter[1] };
  if (bare.length < 25) return { language: ours };
  const guess = nine.detect(bare);
  const other = guess.language && guess.language !== ours && guess.isReliable();
  return other && bare.length > 40 ? { foreign: guess.language } : { language: ours };
}

function latinLanguage(bare: string, known: Language | null, answering: boolean): Detected | null {
  const words = wordsOf(fold(bare)).filter(word => /\p{L}/u.test(word) && !universal.has(word));
  if (words.length === 0) return null;
  const counts = latin.map(language => words.reduce((sum, word) => sum + weightOf(word, language), 0));
  // In an answer only words of function tell: a list of things may well be in any language.
  const ofWords = latin.map(language => words.filter(word => lexicons[language].frequent.has(word)).length);
  for (const [pattern, language] of tellingLetters)
    if (pattern.test(bare)) (counts[latin.indexOf(language)] as number) += language === 'fr' ? 1 : 2;
  const guess = nine.detect(bare);
  const scores = guess.getScores();
  const chances = latin.map((language, i) => {
    const own = known === language ? 0.35 : 0;
    return 2 * ((counts[i] ?? 0) / Math.max(2, words.length)) + Math.min(1.2, 1.5 * (scores[language] ?? 0)) + own;
  });
  const best = chances.indexOf(Math.max(...chances));
  const language = latin[best] as Language;
  const frequent = counts[best] ?? 0;
  const foreign = foreignLatin(guess, words, Math.max(...counts));
  if (foreign) return { language: known ?? 'en', foreign };
  const own = known ? latin.indexOf(known) : -1;
  if (known && own !== best) {
    // In a conversation a word or two of another language is no change of it: a name, a package, a borrowed word.
    const said = answering ? ofWords : counts;
    const more = (said[best] ?? 0) - (said[own] ?? 0);
    const mostly = (said[best] ?? 0) >= words.length / 2;
    const long = words.length >= (answering ? 8 : 5) && guess.isReliable() && guess.language === language;
    if ((more < (answering ? 2.5 : 1.2) || (answering && !mostly)) && !(long && more > 0)) return null;
  }
  if (frequent >= 0.5)
    return frequent <= 1 && words.length <= 2 && tied(counts, best)
      ? shortWord(known, language, counts, best)
      : { language, foreign: null };
  if (known && answering && own === best) return null;
  const sure = guess.isReliable() && languages.includes(guess.language as Language) && words.length >= 3;
  return sure ? { language: guess.language as Language, foreign: null } : null;
}

/** A frequent word counts one, any other word of the language's lists a half, a word that most of ours share less. */
function weightOf(word: string, language: Language): number {
  const { frequent, known } = lexicons[language];
  if (frequent.has(word)) return 1;
  if (!known.has(word)) return 0;
  return latin.filter(other => lexicons[other].known.has(word)).length > 2 ? 0.2 : 0.6;
}

function tied(counts: number[], best: number): boolean {
  return counts.some((count, i) => i !== best && count === counts[best]);
}

/** A word that several of ours share ("no", "come") says nothing against the conversation's own language. */
function shortWord(known: Language | null, language: Language, counts: number[], best: number): Detected | null {
  if (!known) return { language: counts[0] === counts[best] ? 'en' : language, foreign: null };
  const own = latin.indexOf(known);
  return own >= 0 && counts[own] === counts[best] ? null : { language, foreign: null };
}

type Guess = ReturnType<typeof nine.detect>;

/** Foreign only when surely so: enough words, a reliable guess, and next to none of our own frequent words. */
function foreignLatin(guess: Guess, words: string[], ours: number): string | null {
  if (!guess.language || (languages as readonly string[]).includes(guess.language) || !guess.isReliable()) return null;
  const related = ['ca', 'gl', 'eu', 'la', 'oc'].includes(guess.language) ? 6 : 4;
  return words.length >= related && ours / words.length < 0.34 ? guess.language : null;
}
