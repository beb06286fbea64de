import { memoryStore } from '../../storage/memory/memoryStore.ts';
import { storeContract } from './store.ts';

storeContract('memory', async () => {
  const store = memoryStore();
  return { store, dispose: () => store.close() };
});
