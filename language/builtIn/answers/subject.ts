import type { RequirementQuestion } from '../../../assistant/documents.ts';
import type { Language } from '../../../assistant/vocabulary.ts';
import { wordWeight } from '../retrieval/lexicon.ts';
import { stem } from '../stem.ts';
import { fold, wordsOf } from '../words.ts';

/** A word of a text with where it stands. */
export interface Placed {
  stem: string;
  from: number;
  to: number;
}

/** Lighter words are in every question: "your business". */
const telling = 0.4;

const wordPattern = /\d+(?:[.,]\d+)*|\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+(?:['’]\p{L}+)*/gv;

/** The words of a text as it was written, by their stems, in order. */
export function placedWords(text: string, language: Language): Placed[] {
  return [...text.matchAll(wordPattern)].map(({ 0: word, index }) => ({
    stem: stem(fold(word), language),
    from: index,
    to: index + word.length,
  }));
}

/** Folded text that knows its way back: `original(n)` is where its nth letter stands in the text as it was written. */
export function traced(text: string): { folded: string; original(place: number): number } {
  const places: number[] = [];
  let folded = '';
  let from = 0;
  for (const letter of text) {
    const plain = fold(letter);
    for (let n = 0; n < plain.length; n++) places.push(from);
    folded += plain;
    from += letter.length;
  }
  return { folded, original: place => places[place] ?? text.length };
}

/** Stems of the words that say what a text is about. */
export function subjectOf(text: string, language: Language): ReadonlySet<string> {
  const least = language === 'zh' ? 0.2 : telling;
  return new Set(
    wordsOf(fold(text))
      .filter(word => wordWeight(word, language) >= least)
      .map(word => stem(word, language)),
  );
}

const subjects = new WeakMap<RequirementQuestion, Map<Language, ReadonlySet<string>>>();

/** What a question is about, read once for each language a buyer answers it in. */
export function subjectAsked(question: RequirementQuestion, language: Language): ReadonlySet<string> {
  const known = subjects.get(question) ?? new Map<Language, ReadonlySet<string>>();
  const subject = known.get(language) ?? subjectOf(question.question, language);
  subjects.set(question, known.set(language, subject));
  return subject;
}
