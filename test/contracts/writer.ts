import { writeSync } from 'node:fs';
import { sqliteStore } from '../../storage/sqlite/sqliteStore.ts';

// Writes without end, eight at a time, and names each document on standard output once its write has resolved.
const [dir = '', partition = ''] = process.argv.slice(2);
const store = sqliteStore({ dir });
let next = 0;

async function writeOn(): Promise<never> {
  for (;;) {
    const id = String(next++);
    await store.write(partition, 'listing', id, { freelancerId: id, displayName: `Nr. ${id}` }, 'absent');
    writeSync(1, `${id}\n`);
  }
}
await Promise.all(Array.from({ length: 8 }, writeOn));
