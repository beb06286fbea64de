import type { Language } from '../../../assistant/vocabulary.ts';
import { greatest } from '../greatest.ts';
import { type FeatureIndex, featureIndex } from './features.ts';
import { solve } from './ridge.ts';
import type { Speller } from './spelling.ts';
import { type Reading, readWords } from './units.ts';

export interface Nearness {
  /** Likeness of the two texts, 0 to 1. */
  alike: number;
  /** The wording's share in explaining the text: near 1 for a plain rewording, near 0 for chance likeness. */
  explains: number;
}

/**
 * How near a text is to the wordings of the knowledge, and which of them explain it once near ones are told apart.
 * The nearest wordings are weighed against each other when a text is read (kernel ridge regression over neighbours), so
 * what counts is what sets them apart here, nothing has to be trained, and other wordings cost nothing.
 */
export interface Wordings {
  /** The nearest of the wordings that `allowed` lets in, nearest first. */
  near(question: Reading, allowed: (wording: number) => boolean): Map<number, Nearness>;
}

/** Several things in common count for more than their sum; this, the shrinkage and the neighbours from CLINC150's validation set. */
const together = 3;
const shrinkage = 1;
const neighbours = 32;

const kernel = (likeness: number): number => likeness * (1 + together * likeness);

/** The kernel of each of these wordings with each before it, and with itself. */
function amongst(index: FeatureIndex, chosen: number[], scratch: Float32Array): Float64Array[] {
  return chosen.map((wording, row) => {
    const own = index.vectors[wording];
    const cells = new Float64Array(chosen.length);
    if (!own) return cells;
    for (let n = 0; n < own.places.length; n += 1) scratch[own.places[n] ?? 0] = own.weights[n] ?? 0;
    for (let column = 0; column <= row; column += 1) {
      const other = index.vectors[chosen[column] ?? 0];
      let sum = 0;
      if (other)
        for (let n = 0; n < other.places.length; n += 1)
          sum += (scratch[other.places[n] ?? 0] ?? 0) * (other.weights[n] ?? 0);
      cells[column] = kernel(sum);
    }
    for (const place of own.places) scratch[place] = 0;
    return cells;
  });
}

/** Reads every wording once; all that is learned ahead is how rare each feature is. */
export function wordingsOf(texts: { text: string; language: Language }[], speller: Speller): Wordings {
  const index = featureIndex(texts.map(({ text, language }) => readWords(text, language, speller)));
  const likeness = new Float32Array(texts.length);
  const scratch = new Float32Array(index.size);
  return {
    near(question, allowed) {
      const touched = index.addLikeness(index.vectorOf(question), likeness);
      const chosen = greatest(touched, neighbours, wording => likeness[wording] ?? 0, allowed);
      const alike = chosen.map(wording => likeness[wording] ?? 0);
      for (const wording of touched) likeness[wording] = 0;
      const shares = solve(amongst(index, chosen, scratch), Float64Array.from(alike, kernel), shrinkage);
      return new Map(chosen.map((wording, n) => [wording, { alike: alike[n] ?? 0, explains: shares[n] ?? 0 }]));
    },
  };
}
