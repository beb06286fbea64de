import type { Language } from '../../../assistant/vocabulary.ts';
import { phrasesAt, plainWords } from '../retrieval/lexicon.ts';
import { stem } from '../stem.ts';
import { fold, isHan, letterGroups, wordsOf } from '../words.ts';
import type { Concepts } from './concepts.ts';

const bits = 18;

/** Features are hashed into this many places. */
export const places = 1 << bits;

/** A text as places and their weights, side by side. */
export interface Features {
  at: Int32Array;
  weight: Float32Array;
}

/** Weight of each kind of feature, chosen by cross-validation on the examples. */
const kinds = { word: 1, letters: 0.9, concept: 1.2, trade: 1 };

/** Words, pairs of words, letter groups inside words, the concepts named, and the trades' own that retrieval knows. */
export function featuresOf(text: string, language: Language, concepts: Concepts): Features {
  const folded = fold(text).replace(/(.)\1{2,}/gu, '$1$1');
  const words = wordsOf(folded).slice(0, 120);
  const groups: [string[], number][] = [
    [wordFeatures(words, folded), kinds.word],
    [words.flatMap(lettersOf), kinds.letters],
    [conceptFeatures(concepts(words, language)), kinds.concept],
    [tradeFeatures(words, language), kinds.trade],
  ];
  const at: number[] = [];
  const weight: number[] = [];
  for (const [names, kind] of groups) {
    const seen = new Set(names.map(placeOf));
    for (const place of seen) {
      at.push(place);
      weight.push(kind / Math.sqrt(seen.size));
    }
  }
  return { at: Int32Array.from(at), weight: Float32Array.from(weight) };
}

function wordFeatures(words: string[], folded: string): string[] {
  const features: string[] = [`n${Math.min(words.length, 6)}`, folded.includes('?') ? 'q1' : 'q0'];
  let before = '^';
  let beforeThat = '';
  for (const word of [...words, '$']) {
    const shape = /\d/.test(word) ? word.replace(/\d+/g, '0') : word;
    features.push(`w${shape}`, `b${before} ${shape}`);
    if (isHan(word) && beforeThat) features.push(`t${beforeThat}${before}${shape}`);
    beforeThat = before;
    before = shape;
  }
  return features;
}

function lettersOf(word: string): string[] {
  return isHan(word) || /\d/.test(word) ? [] : letterGroups(word).map(group => `c${group}`);
}

function conceptFeatures(found: string[]): string[] {
  const pairs = found.flatMap((one, i) => found.slice(i + 1).map(other => `p${[one, other].sort().join(' ')}`));
  return [...found.map(concept => `k${concept}`), ...pairs];
}

/** The same marks in every language: what is learned of English "source files" serves "Quelldateien" too. */
function tradeFeatures(words: string[], language: Language): string[] {
  const plain = words.flatMap(word => (word.includes("'") ? plainWords(word) : [word]));
  const spoken: Language[] = language === 'en' ? ['en'] : [language, 'en'];
  return spoken.flatMap(one => {
    const stems = plain.map(word => stem(word, one));
    return plain.flatMap((_, place) => phrasesAt(plain, stems, place, one).map(({ concept }) => `r${concept}`));
  });
}

/** FNV-1a. */
function placeOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return ((hash >>> bits) ^ hash) & (places - 1);
}
