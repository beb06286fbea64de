import { readFileSync } from 'node:fs';
import { type Language, type Topic, topics } from '../../../assistant/vocabulary.ts';
import type { TopicGuess } from '../../understanding.ts';
import { fold, wordsOf } from '../words.ts';
import { readConcepts } from './concepts.ts';
import { type Features, featuresOf } from './features.ts';
import { softmax } from './learn.ts';
import { manners, unmarked } from './manner.ts';
import { type Model, type Packed, unpack, unpackKnown } from './pack.ts';

/** What a clause is about, best first, with calibrated chances; what is below a tenth is left out. */
export type Classify = (clause: string, language: Language) => TopicGuess[];

export interface Classifier {
  topicsOf: Classify;
  /** The calibrated chance that a clause asks, whatever its marks. */
  asks: (clause: string, language: Language) => number;
}

const least = 0.1;

/** Where the words name such a thing and the topic is a fair guess already, half of the doubt goes: a missed one costs more. */
const named: Partial<Record<Topic, string[]>> = {
  human: ['human', 'seller', 'bot'],
  offPlatform: ['outside', 'moneyDirect'],
};
const fair = 0.3;

/** Loads the trained model (about 20 ms); nothing is learned here. */
export function builtInClassifier(): Classifier {
  const here = new URL('./', import.meta.url);
  const concepts = readConcepts(new URL('concepts/', here));
  const packed: { known: string; topics: Packed; manners: Packed } = JSON.parse(
    readFileSync(new URL('topics.model.json', here), 'utf8'),
  );
  const rowOf = unpackKnown(packed.known);
  const about = unpack(packed.topics, topics);
  const manner = unpack(packed.manners, manners);
  return {
    asks: (clause, language) =>
      chancesOf(manner, rowOf, featuresOf(unmarked(clause), language, concepts))[manners.indexOf('asks')] ?? 0,
    topicsOf: (clause, language) => {
      const chances = chancesOf(about, rowOf, featuresOf(clause, language, concepts));
      settle(chances, () => concepts(wordsOf(fold(clause)).slice(0, 60), language));
      const guesses = topics.map((topic, k) => ({ topic, confidence: chances[k] ?? 0 }));
      guesses.sort((a, b) => b.confidence - a.confidence);
      return guesses.filter((guess, i) => i === 0 || guess.confidence >= least).slice(0, 4);
    },
  };
}

function chancesOf(
  { rows, scales, bias, temperature }: Model,
  rowOf: Int32Array,
  { at, weight }: Features,
): Float64Array {
  const count = bias.length;
  const sums = new Float64Array(count);
  for (let i = 0; i < at.length; i++) {
    const row = (rowOf[at[i] as number] as number) * count;
    if (row < 0) continue;
    for (let k = 0; k < count; k++) (sums[k] as number) += (rows[row + k] as number) * (weight[i] as number);
  }
  return softmax(
    sums.map((sum, k) => sum * (scales[k] as number) + (bias[k] as number)),
    temperature,
  );
}

function settle(chances: Float64Array, conceptsOf: () => string[]): void {
  for (const [topic, things] of Object.entries(named) as [Topic, string[]][]) {
    const at = topics.indexOf(topic);
    const chance = chances[at] ?? 0;
    if (chance < fair || chance > 0.9) continue;
    const concepts = conceptsOf();
    if (!things.some(thing => concepts.includes(thing))) continue;
    const raised = chance + (1 - chance) / 2;
    for (let k = 0; k < chances.length; k++)
      (chances[k] as number) *= k === at ? raised / chance : (1 - raised) / (1 - chance);
    return;
  }
}
