import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { topics } from '../../../assistant/vocabulary.ts';
import type { Weights } from './learn.ts';

/** A model ready to score: weights as small whole numbers, each topic with its own scale. */
export interface Model {
  rows: Int8Array;
  scales: Float32Array;
  bias: Float32Array;
  temperature: number;
}

interface Packed {
  topics: readonly string[];
  temperature: number;
  scales: number[];
  bias: number[];
  rows: string;
}

const count = topics.length;

/** Weights as JSON text: rounded to 8 bits, deflated, base64. */
export function pack({ rows, bias }: Weights, temperature: number): string {
  const scales = topics.map((_, k) => {
    let top = 0;
    for (let cell = k; cell < rows.length; cell += count) top = Math.max(top, Math.abs(rows[cell] as number));
    return top / 127 || 1;
  });
  const small = Int8Array.from(rows, (value, cell) => Math.round(value / (scales[cell % count] as number)));
  const packed: Packed = {
    topics,
    temperature: Number(temperature.toFixed(4)),
    scales: scales.map(scale => Number(scale.toPrecision(6))),
    bias: Array.from(bias, value => Number(value.toPrecision(6))),
    rows: deflateRawSync(Buffer.from(small.buffer), { level: 9 }).toString('base64'),
  };
  return `${JSON.stringify(packed)}\n`;
}

/** Throws when the model was made for another list of topics. */
export function unpack(text: string): Model {
  const packed: Packed = JSON.parse(text);
  if (packed.topics.join() !== topics.join())
    throw new Error('topics.model.json is older than the list of topics: run `node language/builtIn/topics/train.ts`');
  const bytes = inflateRawSync(Buffer.from(packed.rows, 'base64'));
  return {
    rows: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    scales: Float32Array.from(packed.scales),
    bias: Float32Array.from(packed.bias),
    temperature: packed.temperature,
  };
}
