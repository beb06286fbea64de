import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteStore } from '../../storage/sqlite/sqliteStore.ts';
import { killedWriter } from './killedWriter.ts';
import { crashContract, restartContract } from './restart.ts';
import { storeContract } from './store.ts';

async function open() {
  const dir = await mkdtemp(join(tmpdir(), 'assistant-sqlite-'));
  const store = sqliteStore({ dir });
  return {
    store,
    reopen: async () => sqliteStore({ dir }),
    crash: async (partition: string) => ({
      acknowledged: await killedWriter(dir, partition),
      store: sqliteStore({ dir }),
    }),
    dispose: async () => {
      await store.close();
      await rm(dir, { recursive: true });
    },
  };
}

storeContract('SQLite', open);
describe('SQLite across restarts', () => {
  restartContract('SQLite', open);
  crashContract('SQLite', open);
});
