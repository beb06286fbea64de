import { readFileSync } from 'node:fs';
import { type Language, languages } from '../../../assistant/vocabulary.ts';
import { fold } from '../words.ts';

/** What a word does in a number: stands for one of its places, or multiplies what came before. */
export interface NumberWord {
  place: 'ones' | 'tens' | 'hundreds' | 'hundred' | 'times';
  value: number;
}

interface NumberFile {
  ones: string;
  tens: string;
  hundreds: string;
  hundred: string;
  thousand: string;
  million: string;
  billion: string;
  trillion: string;
  others: Record<string, number>;
  ordinals: string;
  and: string;
}

export interface NumberWords {
  cardinals: Map<string, NumberWord>;
  /** By word: 1 for the first. */
  ordinals: Map<string, number>;
  /** The join inside a number ("thirty and five"), folded. */
  and: string;
  /** The most words one entry takes. */
  longest: number;
}

const groups = (list: string): string[][] =>
  list
    .split(',')
    .map(group => group.split('/').map(word => fold(word.trim())))
    .filter(group => group[0] !== '');

function build(language: Language): NumberWords {
  const path = new URL(`../lexicon/numbers/${language}.json`, import.meta.url);
  const file: NumberFile = JSON.parse(readFileSync(path, 'utf8'));
  const cardinals = new Map<string, NumberWord>();
  const add = (list: string, place: NumberWord['place'], counts: (n: number) => number) => {
    for (const [n, words] of groups(list).entries())
      for (const word of words) cardinals.set(word, { place, value: counts(n) });
  };
  add(file.ones, 'ones', n => n);
  add(file.tens, 'tens', n => (n + 2) * 10);
  // French counts 70 in two ways, so its list of tens is one longer than the others'.
  if (language === 'fr') for (const [word, value] of frenchTens) cardinals.set(word, { place: 'tens', value });
  add(file.hundreds, 'hundreds', n => (n + 1) * 100);
  add(file.hundred, 'hundred', () => 100);
  add(file.thousand, 'times', () => 1000);
  add(file.million, 'times', () => 1e6);
  add(file.billion, 'times', () => 1e9);
  add(file.trillion, 'times', () => 1e12);
  for (const [word, value] of Object.entries(file.others))
    cardinals.set(fold(word), { place: value >= 1000 && value % 100000 === 0 ? 'times' : 'ones', value });
  const ordinals = new Map(
    groups(file.ordinals).flatMap((words, n) => words.map(word => [word, n + 1] as [string, number])),
  );
  const longest = Math.max(1, ...[...cardinals.keys(), ...ordinals.keys()].map(word => word.split(' ').length));
  return { cardinals, ordinals, and: fold(file.and), longest };
}

/** The words that numbers are made of. */
export function wordsOfNumbers(language: Language): string[] {
  return [...numberWords[language].cardinals.keys()].flatMap(entry => entry.split(' '));
}

const frenchTens = Object.entries({
  septante: 70,
  'quatre vingt': 80,
  'quatre vingts': 80,
  huitante: 80,
  octante: 80,
  nonante: 90,
});

/** The number words of every language, folded; read once at start. */
export const numberWords: Record<Language, NumberWords> = Object.fromEntries(
  languages.map(language => [language, build(language)]),
) as Record<Language, NumberWords>;
