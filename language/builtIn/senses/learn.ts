import type { Features } from '../topics/features.ts';

/** A wording's features and the place of its sense. */
export interface Lesson {
  features: Features;
  sense: number;
}

/** A row of `size` numbers for each feature, and one for each sense; a text's point is the sum of its features' rows. */
export interface Points {
  size: number;
  features: Float32Array;
  senses: Float32Array;
}

const passes = 8;
const step = 0.2;
/** Share of the features left out each time a wording is seen, so that no single word is relied on. */
const leftOut = 0.3;
/** How sharply likeness (-1 to 1) is told apart. */
const sharpness = 8;
/** Errors below this change nothing worth the time. */
const negligible = 0.02;

/** The same numbers between 0 and 1 on every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 0x1000000;
  };
}

/** Puts the sum of the features' rows, made 1 long, into `point`; returns the length it had. */
export function sumInto(point: Float32Array, rows: Float32Array | Int8Array, { at, weight }: Features): number {
  const size = point.length;
  point.fill(0);
  for (let i = 0; i < at.length; i++) {
    const row = (at[i] as number) * size;
    const share = weight[i] as number;
    for (let k = 0; k < size; k++) (point[k] as number) += (rows[row + k] as number) * share;
  }
  let square = 0;
  for (let k = 0; k < size; k++) square += (point[k] as number) ** 2;
  const length = Math.sqrt(square);
  if (length > 0) for (let k = 0; k < size; k++) (point[k] as number) /= length;
  return length;
}

function thinned({ at, weight }: Features, random: () => number): Features {
  const kept: Features = { at: new Int32Array(at.length), weight: new Float32Array(at.length) };
  let size = 0;
  for (let i = 0; i < at.length; i++) {
    if (random() < leftOut) continue;
    kept.at[size] = at[i] as number;
    kept.weight[size++] = weight[i] as number;
  }
  return { at: kept.at.subarray(0, size), weight: kept.weight.subarray(0, size) };
}

/** Moves wordings of one sense together and those of others apart (softmax over likeness, AdaGrad a row); the same on every run. */
export function learn(lessons: Lesson[], features: number, count: number, size: number): Points {
  const random = sequence(7);
  const scatter = (rows: number, spread: number) =>
    Float32Array.from({ length: rows * size }, () => (random() - 0.5) * spread);
  const points: Points = { size, features: scatter(features, 0.02), senses: scatter(count, 0.2) };
  const room = roomFor(points);
  const order = lessons.map(lesson => ({ lesson, key: random() })).sort((a, b) => a.key - b.key);
  for (let pass = 0; pass < passes; pass++) {
    const rate = step * (1 - pass / passes);
    for (const { lesson } of order) {
      const kept = thinned(lesson.features, random);
      const length = sumInto(room.point, points.features, kept);
      if (length === 0) continue;
      moveSenses(points, room, lesson.sense, rate);
      turn(room.change, room.slope, 1, room.point, length);
      moveFeatures(points, room, kept, rate);
    }
  }
  return points;
}

/** What one lesson works with, made once; `squares` are AdaGrad's, a row each. */
interface Room {
  point: Float32Array;
  slope: Float32Array;
  direction: Float32Array;
  change: Float32Array;
  chances: Float64Array;
  lengths: Float32Array;
  squares: { features: Float32Array; senses: Float32Array };
}

function roomFor({ size, features, senses }: Points): Room {
  const count = senses.length / size;
  return {
    point: new Float32Array(size),
    slope: new Float32Array(size),
    direction: new Float32Array(size),
    change: new Float32Array(size),
    chances: new Float64Array(count),
    lengths: new Float32Array(count),
    squares: {
      features: new Float32Array(features.length / size).fill(0.01),
      senses: new Float32Array(count).fill(0.01),
    },
  };
}

/** The chance of each sense by its likeness to the point, and the length of each sense's row. */
function weighSenses({ senses, size }: Points, { point, chances, lengths }: Room): void {
  let sum = 0;
  for (let s = 0; s < chances.length; s++) {
    let dot = 0;
    let square = 1e-9;
    for (let k = 0, row = s * size; k < size; k++) {
      const value = senses[row + k] as number;
      dot += value * (point[k] as number);
      square += value * value;
    }
    lengths[s] = Math.sqrt(square);
    // Likeness is at most 1, so nothing overflows.
    chances[s] = Math.exp((sharpness * dot) / Math.sqrt(square));
    sum += chances[s] as number;
  }
  for (let s = 0; s < chances.length; s++) (chances[s] as number) /= sum;
}

/** Turns the right sense towards the point and the others away; `slope` is then where the point itself should not go. */
function moveSenses(points: Points, room: Room, right: number, rate: number): void {
  const { senses, size } = points;
  const { point, slope, direction, change, chances, lengths, squares } = room;
  weighSenses(points, room);
  slope.fill(0);
  for (let s = 0; s < chances.length; s++) {
    const error = sharpness * ((chances[s] as number) - (s === right ? 1 : 0));
    if (Math.abs(error) < negligible) continue;
    const row = s * size;
    const length = lengths[s] as number;
    for (let k = 0; k < size; k++) {
      direction[k] = (senses[row + k] as number) / length;
      (slope[k] as number) += error * (direction[k] as number);
    }
    turn(change, point, error, direction, length);
    (squares.senses[s] as number) += squareOf(change) / size;
    const by = rate / Math.sqrt(squares.senses[s] as number);
    for (let k = 0; k < size; k++) (senses[row + k] as number) -= by * (change[k] as number);
  }
}

/** What of `share` times a slope turns a direction rather than lengthening it, for a row that is `length` long. */
function turn(change: Float32Array, slope: Float32Array, share: number, direction: Float32Array, length: number): void {
  let along = 0;
  for (let k = 0; k < slope.length; k++) along += (slope[k] as number) * (direction[k] as number);
  for (let k = 0; k < slope.length; k++)
    change[k] = (share * ((slope[k] as number) - along * (direction[k] as number))) / length;
}

function moveFeatures(
  { features, size }: Points,
  { change, squares }: Room,
  { at, weight }: Features,
  rate: number,
): void {
  const square = squareOf(change) / size;
  for (let i = 0; i < at.length; i++) {
    const place = at[i] as number;
    const share = weight[i] as number;
    (squares.features[place] as number) += square * share * share;
    const by = (rate * share) / Math.sqrt(squares.features[place] as number);
    for (let k = 0, row = place * size; k < size; k++) (features[row + k] as number) -= by * (change[k] as number);
  }
}

function squareOf(values: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += (values[k] as number) ** 2;
  return sum;
}
