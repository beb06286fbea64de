import { readFileSync } from 'node:fs';
import { greatest } from '../greatest.ts';
import type { Reading } from '../retrieval/units.ts';
import type { Features } from '../topics/features.ts';
import { featuresOf } from './features.ts';
import { sumInto } from './learn.ts';
import { unpack } from './pack.ts';

/** A direction among the senses, 1 long; all 0 where no word of the text is known. */
export type Point = Float32Array;

interface Model {
  rowOf: Map<string, number>;
  features: Int8Array;
  senses: Point[];
}

let model: Model | undefined;

/** Reads the trained points at the first use (some 40 ms); nothing is learned here. */
function load(): Model {
  const { size, names, features, senses } = unpack(readFileSync(new URL('senses.model.bin', import.meta.url)));
  const pointAt = (place: number): Point => {
    const point = new Float32Array(size);
    sumInto(point, senses, { at: Int32Array.of(place), weight: Float32Array.of(1) });
    return point;
  };
  return {
    rowOf: new Map(names.map((name, row) => [name, row])),
    features,
    senses: Array.from({ length: senses.length / size }, (_, place) => pointAt(place)),
  };
}

function weighted(reading: Reading, { rowOf }: Model): Features {
  const known = featuresOf(reading).filter(({ name }) => rowOf.has(name));
  return {
    at: Int32Array.from(known, ({ name }) => rowOf.get(name) as number),
    weight: Float32Array.from(known, ({ weight }) => weight),
  };
}

export function pointOf(reading: Reading): Point {
  model ??= load();
  const point = new Float32Array(model.senses[0]?.length ?? 0);
  sumInto(point, model.features, weighted(reading, model));
  return point;
}

/** How alike two points are, -1 to 1. */
export function likeness(a: Point, b: Point): number {
  let dot = 0;
  for (let k = 0; k < a.length; k++) dot += (a[k] as number) * (b[k] as number);
  return dot;
}

/** Where a sense lies, by its place. */
export function sensePoint(place: number): Point {
  model ??= load();
  return model.senses[place] as Point;
}

/** The places of the senses nearest to a point, nearest first. */
export function nearestSenses(point: Point, few: number): number[] {
  model ??= load();
  const { senses } = model;
  return greatest(senses.keys(), few, place => likeness(point, senses[place] as Point));
}
