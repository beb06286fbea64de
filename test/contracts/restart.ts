import assert from 'node:assert/strict';
import type { Store } from '../../storage/contracts.ts';
import { conversation, someFreelancer, unanswered } from './samples.ts';
import type { Opened } from './store.ts';

export interface Durable extends Opened {
  /** Opens the same data again, as the next start does. */
  reopen(): Promise<Store>;
  /**
   * Lets another process write listings to the partition until it is killed without warning, and opens what it left.
   * `acknowledged` are the ids whose writes had resolved before. Absent where the data is kept by another machine.
   */
  crash?(partition: string): Promise<{ acknowledged: string[]; store: Store }>;
}

/** What is still there after the process ended, gently or not. */
export function restartContract(name: string, open: () => Promise<Durable>): void {
  it(`${name} has everything again after closing and opening`, async () => {
    const { store, reopen, dispose } = await open();
    const ana = someFreelancer();
    const value = conversation(ana, 'c1', { inputs: [unanswered] });
    const etag = await store.write(ana, 'conversation', 'c1', value, 'absent');
    await store.close();
    const again = await reopen();
    try {
      assert.deepEqual(await again.read(ana, 'conversation', 'c1'), { value, etag });
      assert.equal((await again.conversations(ana, { limit: 1 })).conversations[0]?.id, 'c1');
      assert.ok((await again.pendingWork('2026-11-20T10:00:00.000Z', 10_000)).some(key => key.freelancerId === ana));
      await again.write(ana, 'conversation', 'c1', value, { etag });
    } finally {
      await again.close();
      await dispose();
    }
  });
}

/** What a process had acknowledged before it was killed is there for the next. */
export function crashContract(name: string, open: () => Promise<Required<Durable>>): void {
  it(`${name} has every acknowledged write after a hard stop`, async () => {
    const { crash, dispose } = await open();
    const partition = someFreelancer();
    const { acknowledged, store } = await crash(partition);
    try {
      assert.ok(acknowledged.length >= 300, `only ${acknowledged.length} writes before the stop`);
      const found = new Set((await store.list(partition, 'listing', { limit: 1_000_000 })).map(each => each.id));
      assert.deepEqual(
        acknowledged.filter(id => !found.has(id)),
        [],
      );
      await store.write(partition, 'listing', 'after', { freelancerId: 'after', displayName: 'After' }, 'absent');
    } finally {
      await store.close();
      await dispose();
    }
  }).timeout(30_000);
}
