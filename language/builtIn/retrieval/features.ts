import { letterGroups } from '../words.ts';
import { groupsAt } from './related.ts';
import type { Reading } from './units.ts';

/** A text as a point: places of features with their weights; its length is 1 or, with unknown features, less. */
export interface Vector {
  places: Int32Array;
  weights: Float32Array;
}

/** Texts by their features, for the likeness of another text to each that shares one. */
export interface FeatureIndex {
  vectors: Vector[];
  /** How many features there are. */
  size: number;
  vectorOf(reading: Reading): Vector;
  /** Adds each text's likeness (0 to 1) to its place of `likeness`; returns the places that were 0 before. */
  addLikeness(vector: Vector, likeness: Float32Array): number[];
}

/** What counts how much; chosen on CLINC150's validation set. */
const kinds = { word: 1, pair: 0.5, apart: 0.5, letters: 1, group: 0.25 } as const;
type Kind = keyof typeof kinds;
const kindNames = Object.keys(kinds) as Kind[];
const total = kindNames.reduce((sum, kind) => sum + kinds[kind], 0);

/** A word that no text has speaks more against them all than a rare one that some have. */
const stranger = 1.5;

function featuresOf({ words, stems: [own], language }: Reading): Record<Kind, Set<string>> {
  const framed = ['^', ...own, '$'];
  return {
    word: new Set(own),
    pair: new Set(framed.slice(1).map((stem, n) => `${framed[n]} ${stem}`)),
    apart: new Set(own.flatMap((stem, n) => own.slice(n + 2, n + 4).map(later => `${stem}_${later}`))),
    letters: new Set(words.flatMap(letterGroups)),
    group: new Set(language === 'en' ? own.flatMap((_, place) => groupsAt(own, place)) : []),
  };
}

interface Lists {
  offsets: Int32Array;
  texts: Int32Array;
  weights: Float32Array;
}

/** The texts that hold each feature, one list after another. */
function listsOf(vectors: Vector[], held: number[]): Lists {
  const offsets = new Int32Array(held.length + 1);
  for (const [place, count] of held.entries()) offsets[place + 1] = (offsets[place] ?? 0) + count;
  const next = offsets.slice();
  const texts = new Int32Array(offsets[held.length] ?? 0);
  const weights = new Float32Array(texts.length);
  for (const [text, vector] of vectors.entries()) {
    for (let n = 0; n < vector.places.length; n += 1) {
      const place = vector.places[n] ?? 0;
      const at = next[place] ?? 0;
      texts[at] = text;
      weights[at] = vector.weights[n] ?? 0;
      next[place] = at + 1;
    }
  }
  return { offsets, texts, weights };
}

/** Learns how rare each feature is, and lists who holds it. */
export function featureIndex(readings: Reading[]): FeatureIndex {
  const known = Object.fromEntries(kindNames.map(kind => [kind, new Map<string, number>()])) as Record<
    Kind,
    Map<string, number>
  >;
  const held: number[] = [];
  const read = readings.map(featuresOf);
  for (const features of read) {
    for (const kind of kindNames) {
      for (const feature of features[kind]) {
        const place = known[kind].get(feature) ?? held.length;
        known[kind].set(feature, place);
        held[place] = (held[place] ?? 0) + 1;
      }
    }
  }
  const rarity = Float32Array.from(held, count => Math.log((readings.length + 1) / (count + 1)) + 1);
  const strange = stranger * (Math.log(readings.length + 1) + 1);

  const pointOf = (features: Record<Kind, Set<string>>): Vector => {
    const places: number[] = [];
    const weights: number[] = [];
    for (const kind of kindNames) {
      const start = places.length;
      let square = 0;
      for (const feature of features[kind]) {
        const place = known[kind].get(feature);
        const weight = place === undefined ? strange : (rarity[place] ?? 1);
        square += weight * weight;
        if (place !== undefined) {
          places.push(place);
          weights.push(weight);
        }
      }
      const scale = Math.sqrt(kinds[kind] / total / (square || 1));
      for (let n = start; n < weights.length; n += 1) weights[n] = (weights[n] ?? 0) * scale;
    }
    return { places: Int32Array.from(places), weights: Float32Array.from(weights) };
  };

  const vectors = read.map(pointOf);
  const lists = listsOf(vectors, held);
  return {
    vectors,
    size: held.length,
    vectorOf: reading => pointOf(featuresOf(reading)),
    addLikeness({ places, weights }, likeness) {
      const touched: number[] = [];
      for (let n = 0; n < places.length; n += 1) {
        const place = places[n] ?? 0;
        const weight = weights[n] ?? 0;
        const end = lists.offsets[place + 1] ?? 0;
        for (let at = lists.offsets[place] ?? 0; at < end; at += 1) {
          const text = lists.texts[at] ?? 0;
          const before = likeness[text] ?? 0;
          if (before === 0) touched.push(text);
          likeness[text] = before + weight * (lists.weights[at] ?? 0);
        }
      }
      return touched;
    },
  };
}
