import { phrasesAt } from '../retrieval/lexicon.ts';
import type { Reading } from '../retrieval/units.ts';
import { isHan, letterGroups } from '../words.ts';

/** What a text is made of: each part by its name, with its weight. */
export interface Feature {
  name: string;
  weight: number;
}

/** Weight of each kind of feature, and in how many wordings one must stand to be learned; chosen on retrieval's examples. */
const kinds = {
  word: { mark: 'w', weight: 1, least: 3 },
  pair: { mark: 'p', weight: 0.5, least: 4 },
  letters: { mark: 'c', weight: 0.9, least: 8 },
  concept: { mark: '=', weight: 2, least: 3 },
} as const;
type Kind = keyof typeof kinds;

/** Words, pairs of words, letter groups inside words, and the trades' concepts, which all languages share. */
export function featuresOf({ words, stems: [own, english], language }: Reading): Feature[] {
  const plain = own.map((one, place) => (/\d/.test(words[place] ?? '') ? '0' : one));
  const framed = ['^', ...plain, '$'];
  const found: Record<Kind, string[]> = {
    word: plain,
    pair: framed.slice(1).map((one, n) => `${framed[n]} ${one}`),
    letters: words.flatMap(lettersOf),
    concept: words
      .flatMap((_, place) => [
        ...phrasesAt(words, own, place, language),
        ...(language === 'en' ? [] : phrasesAt(words, english, place, 'en')),
      ])
      .map(({ concept }) => concept.slice(1)),
  };
  return (Object.keys(kinds) as Kind[]).flatMap(kind => {
    const names = new Set(found[kind]);
    const weight = kinds[kind].weight / Math.sqrt(names.size);
    return [...names].map(name => ({ name: kinds[kind].mark + name, weight }));
  });
}

const leastOf = new Map(Object.values(kinds).map(({ mark, least }) => [mark as string, least as number]));

/** Whether a feature that stands in so many wordings is worth learning. */
export function worthLearning(name: string, count: number): boolean {
  return count >= (leastOf.get(name[0] ?? '') ?? 1);
}

/** Han characters and numbers have no letters in common that tell. */
const lettersOf = (word: string): string[] => (isHan(word) || /\d/.test(word) ? [] : letterGroups(word));
