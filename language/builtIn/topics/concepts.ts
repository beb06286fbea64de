import { readdirSync, readFileSync } from 'node:fs';
import { fold, isHan, wordsOf } from '../words.ts';

/** Finds which notions (price, time, person…) the words name in their language or in English, which all borrow from. */
export type Concepts = (words: string[], language: string) => string[];

interface Term {
  words: string[];
  concept: string;
  /** The last word may go on: "deliver*". */
  open: boolean;
}

/** Reads the lists of all languages; a line is `concept: term, term, start*`. */
export function readConcepts(folder: URL): Concepts {
  const terms = new Map<string, Term[]>();
  for (const file of readdirSync(folder).sort())
    terms.set(file.replace('.txt', ''), readFileSync(new URL(file, folder), 'utf8').split('\n').flatMap(termsOf));
  const english = terms.get('en') ?? [];
  const finders = new Map(
    [...terms].map(([language, own]) => [language, conceptFinder(language === 'en' ? own : [...own, ...english])]),
  );
  return (words, language) => (finders.get(language) ?? conceptFinder(english))(words);
}

function termsOf(line: string): Term[] {
  const colon = line.indexOf(':');
  if (colon < 0 || line.startsWith('#')) return [];
  const concept = line.slice(0, colon).trim();
  return line
    .slice(colon + 1)
    .split(',')
    .map(term => ({ concept, words: wordsOf(fold(term)), open: term.trim().endsWith('*') }))
    .filter(term => term.words.length > 0);
}

/** How many letters of a word lead to the terms that begin with it. */
const keyLength = 3;

function conceptFinder(terms: Term[]): (words: string[]) => string[] {
  const byStart = new Map<string, Term[]>();
  for (const term of terms) {
    const key = (term.words[0] ?? '').slice(0, keyLength);
    const known = byStart.get(key);
    if (known) known.push(term);
    else byStart.set(key, [term]);
  }
  return words => {
    const found = new Set<string>();
    words.forEach((word, at) => {
      for (const form of formsOf(word))
        for (const term of byStart.get(form.slice(0, keyLength)) ?? [])
          if (stands(term, form, words, at)) found.add(term.concept);
    });
    return [...found];
  };
}

/** Arabic writes "and", "the", "for", "with" at the front of the word. */
function formsOf(word: string): string[] {
  const bare = /^(?:[وف]?(?:ال|بال|لل|كال)|[وفبل])(?=\p{Script=Arabic}{3})/u.exec(word);
  return bare ? [word, word.slice(bare[0].length)] : [word];
}

function stands(term: Term, first: string, words: string[], at: number): boolean {
  const last = term.words.length - 1;
  return term.words.every((part, i) => {
    const word = i === 0 ? first : words[at + i];
    if (word === undefined) return false;
    if (word === part) return true;
    return i === last && term.open && !isHan(part) && word.startsWith(part);
  });
}
