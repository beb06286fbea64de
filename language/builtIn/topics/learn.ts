import { type Features, places } from './features.ts';

/** A text and the classes (places in their list) it belongs to; one that belongs to two has both. */
export interface Lesson {
  text: string;
  features: Features;
  classes: number[];
  /** How far it belongs to each class, where that is not known for sure; together 1. */
  shares?: Float64Array;
  /** What it counts beside a plain lesson, which is 1. */
  weight?: number;
}

/** For each place one weight per class, and one per class for all. */
export interface Weights {
  count: number;
  rows: Float32Array;
  bias: Float32Array;
}

const passes = 7;
/** The weights after each of the last passes are averaged, so that a few more examples do not turn what is nearly even. */
const averaged = 5;
/** Share of a lesson's features left out each time it is seen, so that no single word is relied on; chosen on idioms no example is like. */
const leftOut = 0.5;
const step = 0.35;
/** Gradients below this change nothing worth the time. */
const negligible = 0.03;

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

/** Softmax regression by AdaGrad; the order of lessons is the same each time, so the model is too. `size`: how many features there are. */
export function learn(lessons: Lesson[], count: number, size = places): Weights {
  const weights = { count, rows: new Float32Array(size * count), bias: new Float32Array(count) };
  const squares = new Float32Array(size * count).fill(0.05);
  const order = shuffled(lessons);
  const random = sequence(12_345);
  const most = lessons.reduce((length, { features }) => Math.max(length, features.at.length), 0);
  const kept = { at: new Int32Array(most), weight: new Float32Array(most) };
  const errors = new Float64Array(count);
  const sum = new Float32Array(size * count);
  for (let pass = 0; pass < passes; pass++) {
    for (const lesson of order) improve(weights, squares, kept, thin(lesson.features, kept, random), lesson, errors);
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
  kept: Features,
  size: number,
  { classes, shares, weight: counts = 1 }: Lesson,
  errors: Float64Array,
): void {
  errors.set(bias);
  addRows(errors, rows, kept, size);
  toChances(errors);
  for (let k = 0; k < count; k++) {
    const wanted = shares ? (shares[k] as number) : classes.includes(k) ? 1 / classes.length : 0;
    const error = (errors[k] as number) - wanted;
    errors[k] = Math.abs(error) < negligible ? 0 : counts * error;
    (bias[k] as number) -= 0.01 * (errors[k] as number);
  }
  for (let i = 0; i < size; i++) {
    const row = (kept.at[i] as number) * count;
    for (let k = 0; k < count; k++) {
      if (errors[k] === 0) continue;
      const gradient = (errors[k] as number) * (kept.weight[i] as number);
      const square = (squares[row + k] as number) + gradient * gradient;
      squares[row + k] = square;
      (rows[row + k] as number) -= (step * gradient) / Math.sqrt(square);
    }
  }
}

/** The temperature under which held-out scores are most likely. */
export function fitTemperature(held: { scores: Float64Array; lesson: Pick<Lesson, 'classes' | 'weight'> }[]): number {
  let best = { temperature: 1, loss: Number.POSITIVE_INFINITY };
  for (let temperature = 0.3; temperature < 3; temperature += 0.04) {
    let loss = 0;
    for (const { scores, lesson } of held) {
      const chances = softmax(scores, temperature);
      for (const k of lesson.classes)
        loss -= ((lesson.weight ?? 1) * Math.log(Math.max(1e-9, chances[k] ?? 0))) / lesson.classes.length;
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
