import { type Features, places } from './features.ts';

/** A feature of a single text teaches nothing that holds elsewhere. */
const least = 2;

/** The places that several texts have, in rising order: each is a row of the model. */
export function knownPlaces(all: Features[]): number[] {
  const seen = new Int32Array(places);
  for (const { at } of all) for (const place of at) (seen[place] as number) += 1;
  return [...seen.keys()].filter(place => (seen[place] ?? 0) >= least);
}

/** The known features by their rows; what they weigh stays. */
export function inRows({ at, weight }: Features, rowOf: Int32Array): Features {
  const kept = [...at.keys()].filter(i => (rowOf[at[i] as number] ?? -1) >= 0);
  return {
    at: Int32Array.from(kept, i => rowOf[at[i] as number] as number),
    weight: Float32Array.from(kept, i => weight[i] as number),
  };
}
