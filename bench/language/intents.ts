import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A question, and the intent it belongs to. */
export type Labelled = [text: string, intent: string];

type Split = 'train' | 'val' | 'test' | 'oos_val' | 'oos_test';

export interface Intents {
  /** Ten examples of each intent: all that a matcher may learn from. */
  known: Labelled[];
  /** To choose a threshold on: in scope, and out of it. */
  val: Labelled[];
  outsideVal: Labelled[];
  test: Labelled[];
  outsideTest: Labelled[];
}

const examples = 10;

/** The same numbers in every run: a linear congruential generator. */
function shuffled<T>(list: T[], seed: number): T[] {
  const copy = [...list];
  let state = seed;
  for (let last = copy.length - 1; last > 0; last -= 1) {
    state = (state * 16_807) % 2_147_483_647;
    const other = state % (last + 1);
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}

/** CLINC150 with ten training examples an intent: the first ten of the file, or ten drawn with a seed. */
export function readIntents(data: string, seed?: number): Intents {
  const splits = JSON.parse(readFileSync(join(data, 'clinc150/data_full.json'), 'utf8')) as Record<Split, Labelled[]>;
  const taken = new Map<string, number>();
  const order = seed === undefined ? splits.train : shuffled(splits.train, seed);
  const known = order.filter(([, intent]) => {
    const count = taken.get(intent) ?? 0;
    taken.set(intent, count + 1);
    return count < examples;
  });
  return {
    known,
    val: splits.val,
    outsideVal: splits.oos_val,
    test: splits.test,
    outsideTest: splits.oos_test,
  };
}
