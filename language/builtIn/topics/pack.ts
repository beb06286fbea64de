import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Weights } from './learn.ts';

/** Weights ready to score: small whole numbers, each class with its own scale. */
export interface Model {
  rows: Int8Array;
  scales: Float32Array;
  bias: Float32Array;
  temperature: number;
}

/** A model as JSON keeps it: weights rounded to 8 bits, deflated, base64. */
export interface Packed {
  classes: readonly string[];
  temperature: number;
  scales: number[];
  bias: number[];
  rows: string;
}

export function pack({ count, rows, bias }: Weights, classes: readonly string[], temperature: number): Packed {
  const scales = classes.map((_, k) => {
    let top = 0;
    for (let cell = k; cell < rows.length; cell += count) top = Math.max(top, Math.abs(rows[cell] as number));
    return top / 127 || 1;
  });
  const small = Int8Array.from(rows, (value, cell) => Math.round(value / (scales[cell % count] as number)));
  return {
    classes,
    temperature: Number(temperature.toFixed(4)),
    scales: scales.map(scale => Number(scale.toPrecision(6))),
    bias: Array.from(bias, value => Number(value.toPrecision(6))),
    rows: deflateRawSync(Buffer.from(small.buffer), { level: 9 }).toString('base64'),
  };
}

/** Throws when the model was made for another list of classes. */
export function unpack(packed: Packed, classes: readonly string[]): Model {
  if (packed.classes.join() !== classes.join())
    throw new Error('topics.model.json is older than the list of topics: run `node language/builtIn/topics/train.ts`');
  const bytes = inflateRawSync(Buffer.from(packed.rows, 'base64'));
  return {
    rows: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    scales: Float32Array.from(packed.scales),
    bias: Float32Array.from(packed.bias),
    temperature: packed.temperature,
  };
}
