import type { Language } from '../../../assistant/vocabulary.ts';
import { cached, edges, lexicons } from '../lexicon.ts';
import { stem } from '../stem.ts';
import { fold, wordsOf } from '../words.ts';

/** Shorter words are no work. */
const shortest = 4;

/** Stems of the words of work that a name is of: "Filming and photographing on the day"; "Writing captions" is of captions. */
export function workNamed(name: string, language: Language): ReadonlySet<string> {
  const ending = endsAs('named', language);
  const words = wordsOf(fold(name));
  const other = words.findIndex(word => !ending.test(word) && !isWord('joins', word, language));
  const next = words[other];
  return next === undefined || isWord('where', next, language)
    ? stemsOf(other < 0 ? words : words.slice(0, other), ending, language)
    : new Set();
}

/** Stems of the words that ask for work to be done: "would you come and film it" asks to film, "how long is the film" does not. */
export function workAsked(text: string, language: Language): ReadonlySet<string> {
  const folded = fold(text);
  const asked = stemsOf(wordsOf(folded), endsAs('asked', language), language);
  const { begin, end } = edges(language);
  const after = cached(
    `work after ${language}`,
    () => new RegExp(`${begin}${lexicons[language].doing.after}${end}\\s+(?=(\\p{L}+))`, 'gu'),
  );
  const behind = [...folded.matchAll(after)].map(([, word]) => stem(word ?? '', language));
  return new Set([...asked, ...behind]);
}

const endsAs = (how: 'named' | 'asked', language: Language): RegExp =>
  cached(`work ${how} ${language}`, () => new RegExp(`\\p{L}${lexicons[language].doing[how]}$`, 'u'));

function isWord(list: 'joins' | 'where', word: string, language: Language): boolean {
  const { joins, doing } = lexicons[language];
  const words = list === 'joins' ? joins : doing.where;
  return cached(`work ${list} ${language}`, () => new RegExp(`^${words}$`, 'u')).test(word);
}

const stemsOf = (words: string[], ending: RegExp, language: Language): Set<string> =>
  new Set(words.filter(word => word.length >= shortest && ending.test(word)).map(word => stem(word, language)));
