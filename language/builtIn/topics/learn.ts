import { type Features, places } from './features.ts';

/** A text and the classes (places in their list) it belongs to; one that belongs to two has both. */
export interface Lesson {
  text: string;
  features: Features;
  classes: number[];
}

/** For each place one weight per class, and one per class for all. */
export interface Weights {
  count: number;
  rows: Float32Array;
  bias: Float32Array;
}

const passes = 8;
/** The weights after each of the last passes are averaged, so that a few more examples do not turn what is nearly even. */
const averaged = 5;
/** Share of a lesson's features left out each time it is seen, so that no single word is relied on; chosen on idioms no example is like. */
const leftOut = 0.5;
const step = 0.35;
/** Gradients below this change nothing worth the time. */
const negligible = 0.01;

export function logits({ rows, bias }: Weights, { at, weight }: Features): Float64Array {
  const scores = Float64Array.from(bias);
  addRows(scores, rows, { at, weight }, at.length);
  return scores;
}

function addRows(scores: Float64Array, rows: Float32Array, { at, weight }: Features, size: number): void {
  const count = scores.length;
  for (let i = 0; i < size; i++) {
    const row = (at[i] as number) * count;
    const share = weight[i] as number;
    for (let k = 0; k < count; k++) (scores[k] as number) += (rows[row + k] as number) * share;
  }
}

export function softmax(scores: Float64Array, temperature: number): Float64Array {
  const chances = Float64Array.from(scores, score => score / temperature);
  toChances(chances);
  return chances;
}

/** Turns scores into chances in place. */
function toChances(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp((scores[k] as number) - top);
    sum += scores[k] as number;
  }
  for (let k = 0; k < scores.length; k++) (scores[k] as number) /= sum;
}

/** Softmax regression by AdaGrad; the order of lessons is the same each time, so the model is too. */
export function learn(lessons: Lesson[], count: number): Weights {
  const weights = { count, rows: new Float32Array(places * count), bias: new Float32Array(count) };
  const squares = new Float32Array(places * count).fill(0.05);
  const order = shuffled(lessons);
  const random = sequence(12_345);
  const most = lessons.reduce((size, { features }) => Math.max(size, features.at.length), 0);
  const kept = { at: new Int32Array(most), weight: new Float32Array(most) };
  const sum = new Float32Array(places * count);
  for (let pass = 0; pass < passes; pass++) {
    for (const { features, classes } of order) improve(weights, squares, kept, thin(features, kept, random), classes);
    if (pass >= passes - averaged) addTo(sum, weights.rows);
  }
  return { ...weights, rows: sum.map(value => value / averaged) };
}

function addTo(sum: Float32Array, rows: Float32Array): void {
  for (let cell = 0; cell < rows.length; cell++) (sum[cell] as number) += rows[cell] as number;
}

/** Keeps some of the features, made heavier so that they weigh as much as all; tells how many. */
function thin({ at, weight }: Features, kept: Features, random: () => number): number {
  let size = 0;
  for (let i = 0; i < at.length; i++) {
    if (random() < leftOut) continue;
    kept.at[size] = at[i] as number;
    kept.weight[size++] = (weight[i] as number) / (1 - leftOut);
  }
  return size;
}

/** The same numbers between 0 and 1 on every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function improve(
  { count, rows, bias }: Weights,
  squares: Float32Array,
  { at, weight }: Features,
  size: number,
  wanted: number[],
): void {
  const chances = Float64Array.from(bias);
  addRows(chances, rows, { at, weight }, size);
  toChances(chances);
  for (let k = 0; k < count; k++) {
    const error = (chances[k] as number) - (wanted.includes(k) ? 1 / wanted.length : 0);
    if (Math.abs(error) < negligible) continue;
    (bias[k] as number) -= 0.01 * error;
    for (let i = 0; i < size; i++) {
      const cell = (at[i] as number) * count + k;
      const gradient = error * (weight[i] as number);
      const square = (squares[cell] as number) + gradient * gradient;
      squares[cell] = square;
      (rows[cell] as number) -= (step * gradient) / Math.sqrt(square);
    }
  }
}

/** The temperature under which held-out scores are most likely. */
export function fitTemperature(held: { scores: Float64Array; classes: number[] }[]): number {
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY };
  for (let temperature = 0.3; temperature < 3; temperature += 0.04) {
    let loss = 0;
    for (const { scores, classes: wanted } of held) {
      const chances = softmax(scores, temperature);
      for (const k of wanted) loss -= Math.log(Math.max(1e-9, chances[k] ?? 0)) / wanted.length;
    }
    if (loss < best.loss) best = { temperature, loss };
  }
  return best.temperature;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Which fold a text belongs to, the same on every run. */
export function foldOf(text: string, folds: number): number {
  return hashOf(text) % folds;
}

function shuffled(lessons: Lesson[]): Lesson[] {
  return [...lessons].sort((a, b) => hashOf(`${a.text}~`) - hashOf(`${b.text}~`));
}
