import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTick } from 'node:timers/promises';
import { isBusy } from './openDatabase.ts';
import type { WhenFree } from './whenFree.ts';

interface Change {
  run: () => void;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** A transaction of this many documents stays in the milliseconds; those that wait behind it make the next one. */
const mostChanges = 256;

export interface GroupCommit {
  /** Resolves once the change is on the disk; rejects with what `run` threw, and then nothing of it was written. */
  add(run: () => void): Promise<void>;
  /** Resolves once nothing waits any more. */
  drained(): Promise<void>;
}

/** All changes that wait in one tick share one synchronous commit, which is what a durable write costs. */
export function groupCommit(database: DatabaseSync, whenFree: WhenFree): GroupCommit {
  let waiting: Change[] = [];
  let draining: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await nextTick();
      const batch = waiting.slice(0, mostChanges);
      waiting = waiting.slice(mostChanges);
      await commit(batch);
    }
    draining = undefined;
  }

  async function commit(batch: Change[]): Promise<void> {
    try {
      const faults = await whenFree(() => inOneTransaction(database, batch));
      for (const change of batch) {
        if (faults.has(change)) change.reject(faults.get(change));
        else change.resolve();
      }
    } catch (error) {
      for (const change of batch) change.reject(error);
    }
  }

  return {
    add: run =>
      new Promise((resolve, reject) => {
        waiting.push({ run, resolve, reject });
        draining ??= drain();
      }),
    drained: async () => draining,
  };
}

/** Returns the changes that failed alone, with their errors; throws when none was committed. */
function inOneTransaction(database: DatabaseSync, batch: Change[]): Map<Change, unknown> {
  const faults = new Map<Change, unknown>();
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const change of batch) {
      try {
        change.run();
      } catch (error) {
        // A full disk makes SQLite roll everything back by itself; a lock is worth another try for all.
        if (!database.isTransaction || isBusy(error)) throw error;
        faults.set(change, error);
      }
    }
    database.exec('COMMIT');
    return faults;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
