import { readdirSync, readFileSync } from 'node:fs';
import { isHan, wordsOf } from '../words.ts';
import { fold } from '../words.ts';

/** Finds which notions (price, time, person…) the words name, whatever their language. */
export type Concepts = (words: string[]) => string[];

interface Term {
  words: string[];
  concept: string;
  /** The last word may go on: "deliver*". */
  open: boolean;
}

/** Reads the lists of all languages; a line is `concept: term, term, start*`. */
export function readConcepts(folder: URL): Concepts {
  const terms: Term[] = [];
  for (const file of readdirSync(folder).sort())
    for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n')) terms.push(...termsOf(line));
  return conceptFinder(terms);
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

function conceptFinder(terms: Term[]): Concepts {
  const byStart = new Map<string, Term[]>();
  for (const term of terms) {
    const key = (term.words[0] ?? '').slice(0, keyLength);
    byStart.set(key, [...(byStart.get(key) ?? []), term]);
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
