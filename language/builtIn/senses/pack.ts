import type { Points } from './learn.ts';

/** Points as a file keeps them: the features by name, 8 bits a number. */
export interface Packed {
  size: number;
  names: string[];
  features: Int8Array;
  senses: Int8Array;
}

const head = 12;

/** Size, how long the names are and how many senses (32 bits each), the names, the features' rows, the senses' rows. */
export function pack(names: string[], { size, features, senses }: Points): Buffer {
  const text = Buffer.from(names.join('\n'));
  return Buffer.concat([
    Buffer.from(Uint32Array.of(size, text.length, senses.length / size).buffer),
    text,
    small(features),
    small(senses),
  ]);
}

function small(rows: Float32Array): Buffer {
  const top = rows.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return Buffer.from(Int8Array.from(rows, value => Math.round((value / top) * 127)).buffer);
}

/** Throws where the file is not whole. */
export function unpack(file: Buffer): Packed {
  const [size, length, count] = [0, 4, 8].map(at => file.readUInt32LE(at)) as [number, number, number];
  const names = file.toString('utf8', head, head + length).split('\n');
  const features = head + length;
  const senses = features + names.length * size;
  if (file.length !== senses + count * size)
    throw new Error('senses.model.bin is not whole: run `node language/builtIn/senses/train.ts`');
  const rows = (start: number, rowCount: number) =>
    new Int8Array(file.buffer, file.byteOffset + start, rowCount * size);
  return { size, names, features: rows(features, names.length), senses: rows(senses, count) };
}
