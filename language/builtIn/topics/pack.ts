import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { places } from './features.ts';
import type { Weights } from './learn.ts';

/** Weights ready to score: small whole numbers, each class with its own scale; a row for each feature that is known. */
export interface Model {
  rows: Int8Array;
  scales: Float32Array;
  bias: Float32Array;
  temperature: number;
}

/** A model as JSON keeps it: weights rounded, deflated, base64. */
export interface Packed {
  classes: readonly string[];
  temperature: number;
  scales: number[];
  bias: number[];
  rows: string;
}

/** Weights are rounded to so many steps either way; more of them are right no more often. */
const steps = 31;

/** The places that are known, as JSON keeps them: a bit each. */
export function packKnown(known: number[]): string {
  const bits = new Uint8Array(places / 8);
  for (const place of known) (bits[place >> 3] as number) |= 1 << (place & 7);
  return deflated(bits);
}

/** Which row belongs to each place; -1 where the place is not known. */
export function unpackKnown(packed: string): Int32Array {
  const bits = inflated(packed);
  let row = 0;
  return Int32Array.from({ length: places }, (_, place) => ((bits[place >> 3] ?? 0) & (1 << (place & 7)) ? row++ : -1));
}

export function pack({ count, rows, bias }: Weights, classes: readonly string[], temperature: number): Packed {
  const scales = classes.map((_, k) => {
    let top = 0;
    for (let cell = k; cell < rows.length; cell += count) top = Math.max(top, Math.abs(rows[cell] as number));
    return top / steps || 1;
  });
  return {
    classes,
    temperature: Number(temperature.toFixed(4)),
    scales: scales.map(scale => Number(scale.toPrecision(6))),
    bias: Array.from(bias, value => Number(value.toPrecision(6))),
    rows: deflated(Int8Array.from(rows, (value, cell) => Math.round(value / (scales[cell % count] as number)))),
  };
}

/** Throws when the model was made for another list of classes. */
export function unpack(packed: Packed, classes: readonly string[]): Model {
  if (packed.classes.join() !== classes.join())
    throw new Error('topics.model.json is older than the list of topics: run `node language/builtIn/topics/train.ts`');
  const bytes = inflated(packed.rows);
  return {
    rows: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    scales: Float32Array.from(packed.scales),
    bias: Float32Array.from(packed.bias),
    temperature: packed.temperature,
  };
}

const deflated = (bytes: Uint8Array | Int8Array): string =>
  deflateRawSync(Buffer.from(bytes.buffer), { level: 7 }).toString('base64');
const inflated = (text: string): Buffer => inflateRawSync(Buffer.from(text, 'base64'));
