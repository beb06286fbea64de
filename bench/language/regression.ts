import type { Labelled } from './intents.ts';
import type { Matcher } from './score.ts';

/** A text's features: place in the vocabulary and weight. */
type Vector = [place: number, weight: number][];

const passes = 15;
const rate = 0.1;
const decay = 1e-3;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];

function charactersOf(words: string[]): string[] {
  const grams: string[] = [];
  for (const word of words) {
    const padded = ` ${word} `;
    for (let size = 3; size <= 5; size += 1)
      for (let at = 0; at + size <= padded.length; at += 1) grams.push(padded.slice(at, at + size));
  }
  return grams;
}

function counted(text: string): Map<string, number>[] {
  const words = wordsOf(text);
  const pairs = words.slice(1).map((word, n) => `${words[n]} ${word}`);
  return [[...words, ...pairs].map(word => `w:${word}`), charactersOf(words).map(gram => `c:${gram}`)].map(features => {
    const counts = new Map<string, number>();
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    return counts;
  });
}

/** TF-IDF, words and characters each of length one. */
function vectorizer(texts: string[]): { vectorOf(text: string): Vector; size: number } {
  const places = new Map<string, number>();
  const held = new Map<string, number>();
  for (const counts of texts.flatMap(counted)) {
    for (const feature of counts.keys()) {
      if (!places.has(feature)) places.set(feature, places.size);
      held.set(feature, (held.get(feature) ?? 0) + 1);
    }
  }
  const rarity = (feature: string): number => Math.log((texts.length + 1) / ((held.get(feature) ?? 0) + 1)) + 1;
  const vectorOf = (text: string): Vector =>
    counted(text).flatMap(counts => {
      const known = [...counts].filter(([feature]) => places.has(feature));
      const part: Vector = known.map(([feature, count]) => [
        places.get(feature) ?? 0,
        (1 + Math.log(count)) * rarity(feature),
      ]);
      const length = Math.hypot(...part.map(([, weight]) => weight)) || 1;
      return part.map(([place, weight]): [number, number] => [place, weight / length]);
    });
  return { vectorOf, size: places.size };
}

/** Softmax over the intents, in place; the sums come in. */
function normalise(sums: Float64Array): void {
  const most = sums.reduce((a, b) => Math.max(a, b));
  let total = 0;
  for (let n = 0; n < sums.length; n += 1) {
    sums[n] = Math.exp((sums[n] as number) - most);
    total += sums[n] as number;
  }
  for (let n = 0; n < sums.length; n += 1) sums[n] = (sums[n] as number) / total;
}

/** A plain multinomial logistic regression over words, word pairs and character n-grams; learns by AdaGrad. */
export function regression(known: Labelled[]): Matcher {
  const intents = [...new Set(known.map(([, intent]) => intent))];
  const { vectorOf, size } = vectorizer(known.map(([text]) => text));
  const weights = new Float32Array(size * intents.length);
  const squares = new Float32Array(size * intents.length);
  const chances = new Float64Array(intents.length);
  const guess = (vector: Vector): void => {
    chances.fill(0);
    for (const [place, weight] of vector)
      for (let n = 0; n < intents.length; n += 1)
        chances[n] = (chances[n] as number) + (weights[place * intents.length + n] as number) * weight;
    normalise(chances);
  };
  const learn = (vector: Vector, right: number): void => {
    guess(vector);
    chances[right] = (chances[right] as number) - 1;
    for (const [place, weight] of vector)
      for (let n = 0; n < intents.length; n += 1) {
        const at = place * intents.length + n;
        const slope = (chances[n] as number) * weight + decay * (weights[at] as number);
        squares[at] = (squares[at] as number) + slope * slope;
        weights[at] = (weights[at] as number) - (rate * slope) / Math.sqrt((squares[at] as number) + 1e-6);
      }
  };
  const vectors = known.map(([text, intent]) => ({ vector: vectorOf(text), right: intents.indexOf(intent) }));
  // A stride prime to the count visits every example once, never an intent's ten in a row.
  const stride = 7_919;
  for (let pass = 0; pass < passes; pass += 1)
    for (let n = 0; n < vectors.length; n += 1) {
      const { vector, right } = vectors[(n * stride + pass) % vectors.length] as (typeof vectors)[number];
      learn(vector, right);
    }
  return text => {
    guess(vectorOf(text));
    const best = chances.reduce((most, value, n) => (value > (chances[most] as number) ? n : most), 0);
    return { intent: intents[best] ?? '', sureness: chances[best] ?? 0 };
  };
}
