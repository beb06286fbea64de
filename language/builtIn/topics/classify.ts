import { readFileSync } from 'node:fs';
import { type Language, type Topic, topics } from '../../../assistant/vocabulary.ts';
import type { TopicGuess } from '../../understanding.ts';
import { fold, wordsOf } from '../words.ts';
import { readConcepts } from './concepts.ts';
import { featuresOf } from './features.ts';
import { softmax } from './learn.ts';
import { unpack } from './pack.ts';

/** What a clause is about, best first, with calibrated chances; what is below a tenth is left out. */
export type Classify = (clause: string, language: Language) => TopicGuess[];

const least = 0.1;

/** Where the words name such a thing and the topic is a fair guess already, half of the doubt goes: a missed one costs more. */
const named: Partial<Record<Topic, string[]>> = {
  human: ['human', 'seller', 'bot'],
  offPlatform: ['outside', 'moneyDirect'],
};
const fair = 0.3;

/** Loads the trained model (about 20 ms); nothing is learned here. */
export function topicClassifier(): Classify {
  const here = new URL('./', import.meta.url);
  const concepts = readConcepts(new URL('concepts/', here));
  const { rows, scales, bias, temperature } = unpack(readFileSync(new URL('topics.model.json', here), 'utf8'));
  return (clause, language) => {
    const { at, weight } = featuresOf(clause, language, concepts);
    const sums = new Float64Array(topics.length);
    for (let i = 0; i < at.length; i++) {
      const row = (at[i] as number) * topics.length;
      for (let k = 0; k < topics.length; k++) (sums[k] as number) += (rows[row + k] as number) * (weight[i] as number);
    }
    const chances = softmax(
      sums.map((sum, k) => sum * (scales[k] as number) + (bias[k] as number)),
      temperature,
    );
    settle(chances, () => concepts(wordsOf(fold(clause)).slice(0, 60), language));
    const guesses = topics.map((topic, k) => ({ topic, confidence: chances[k] ?? 0 }));
    guesses.sort((a, b) => b.confidence - a.confidence);
    return guesses.filter((guess, i) => i === 0 || guess.confidence >= least).slice(0, 4);
  };
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
