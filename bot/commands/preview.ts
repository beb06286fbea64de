import { FaultsError, publicError } from '../../assistant/errors.ts';
import { withConversationsApart } from '../../storage/apart.ts';
import type { Store } from '../../storage/contracts.ts';
import { memoryStore } from '../../storage/memory/memoryStore.ts';
import type { asker } from '../ask.ts';
import { assembleEngine, now, openStore } from '../assemble.ts';
import type { Config } from '../config.ts';
import { freelancerIds, seedDemo } from '../demo.ts';

export type Previewed = Parameters<typeof asker>[0] & Pick<ReturnType<typeof assembleEngine>, 'profiles'>;

/** The live turn over the store of `DATA_DIR`, while `use` lasts; what is asked is kept nowhere. */
export async function withPreview(
  config: Config,
  clock: () => Date,
  use: (previewed: Previewed) => Promise<void>,
): Promise<void> {
  const shared = openStore(config);
  const store = withConversationsApart(shared, memoryStore());
  try {
    await seedDemo(shared, now);
    const { running, profiles } = assembleEngine({ ...config, burstMs: 0 }, store, {}, clock);
    try {
      await use({ engine: running, store, now: clock, profiles });
    } finally {
      await running.close();
    }
  } finally {
    await store.close();
  }
}

/** The freelancer that was named, when there is one of that id; else throws what to write. */
export async function namedFreelancer(store: Store, wanted: string | undefined): Promise<string> {
  if (wanted === undefined) {
    const known = await freelancerIds(store, 20);
    throw new FaultsError([`Say whose assistant: --freelancer ID. Here are: ${known.join(', ')}`]);
  }
  if (!(await store.read(wanted, 'freelancer', 'profile'))) throw publicError('unknownFreelancer', wanted);
  return wanted;
}
