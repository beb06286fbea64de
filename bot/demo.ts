import demo from '../learning/demo.json' with { type: 'json' };
import { importTraining } from '../learning/importTraining.ts';
import { readTrainingDocument } from '../learning/trainingDocument.ts';
import { directoryPartition, type Store } from '../storage/contracts.ts';

/** Who works here: at most `limit` freelancers' ids. */
export async function freelancerIds(store: Store, limit: number): Promise<string[]> {
  const listings = await store.list(directoryPartition, 'listing', { limit });
  return listings.map(({ id }) => id);
}

/** Gives an empty store someone to try things out with, active at once. */
export async function seedDemo(store: Store, now: () => Date): Promise<void> {
  if ((await freelancerIds(store, 1)).length > 0) return;
  await importTraining({ store, now }, readTrainingDocument(demo));
}
