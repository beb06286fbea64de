import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailableError } from '../unavailable.ts';
import { busySentence, isBusy } from './openDatabase.ts';

/** Longer than an import or a backup holds the lock; a buyer's channel gives up after 15 s. */
const patienceMs = 10_000;
const longestPauseMs = 200;

/** Does the work, again and again while another process holds the lock; the event loop runs on in between. */
export type WhenFree = <T>(work: () => T) => Promise<T>;

/** After 10 s it gives up with StoreUnavailableError. */
export function whenFree(dir: string, now: () => Date): WhenFree {
  return async work => {
    const giveUpAt = now().getTime() + patienceMs;
    for (let wait = 5; ; wait = Math.min(2 * wait, longestPauseMs)) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (now().getTime() >= giveUpAt) throw new StoreUnavailableError(busySentence(dir), error);
      }
      await pause(wait);
    }
  };
}
