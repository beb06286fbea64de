import { type ConversationSummary, isListed, summaryOf } from '../../../assistant/inbox.ts';
import type { HubOptions } from './options.ts';

export type HubEvent =
  | { event: 'conversation'; data: ConversationSummary }
  | { event: 'me'; data: Record<string, never> };
type Listener = (event: HubEvent) => void;

interface Watch {
  listeners: Set<Listener>;
  /** What was last told of each conversation, to see what other processes change. */
  known: Map<string, string>;
  settings: string | undefined;
  ready: Promise<void>;
  stop(): void;
}

const pollMs = 1000;
const watched = 50;

/**
 * Tells what changes in a freelancer's conversations and settings: at once where this process did it, within about
 * a second where another one did. The store is looked at only while somebody listens.
 */
export function hubChanges({ engine, store }: Pick<HubOptions, 'engine' | 'store'>) {
  const watches = new Map<string, Watch>();
  let unsubscribe: (() => void) | undefined;

  const tell = (watch: Watch, event: HubEvent): void => {
    for (const listener of watch.listeners) listener(event);
  };

  async function look(freelancerId: string, watch: Watch, first: boolean): Promise<void> {
    const [page, settings] = await Promise.all([
      store.conversations(freelancerId, { limit: watched }),
      store.read(freelancerId, 'settings', 'current'),
    ]);
    if (!first && settings?.etag !== watch.settings) tell(watch, { event: 'me', data: {} });
    watch.settings = settings?.etag;
    for (const summary of page.conversations) {
      const seen = JSON.stringify(summary);
      if (!first && watch.known.get(summary.id) !== seen) tell(watch, { event: 'conversation', data: summary });
      watch.known.set(summary.id, seen);
    }
  }

  function start(freelancerId: string): Watch {
    let timer: NodeJS.Timeout | undefined;
    let stopped = false;
    const next = (): void => {
      if (stopped) return;
      // A store that fails for a moment is looked at again a second later.
      timer = setTimeout(() => look(freelancerId, watch, false).then(next, next), pollMs).unref();
    };
    const watch: Watch = {
      listeners: new Set(),
      known: new Map(),
      settings: undefined,
      ready: Promise.resolve(),
      stop() {
        stopped = true;
        clearTimeout(timer);
      },
    };
    watch.ready = look(freelancerId, watch, true).finally(next);
    return watch;
  }

  function heed(): void {
    unsubscribe ??= engine.subscribe(conversation => {
      const watch = watches.get(conversation.freelancerId);
      if (!watch || !isListed(conversation)) return;
      const summary = summaryOf(conversation);
      watch.known.set(summary.id, JSON.stringify(summary));
      tell(watch, { event: 'conversation', data: summary });
    });
  }

  return {
    /** Resolves once every later change will be told; returns the function that ends it. */
    async listen(freelancerId: string, listener: Listener): Promise<() => void> {
      heed();
      const watch = watches.get(freelancerId) ?? start(freelancerId);
      watches.set(freelancerId, watch);
      watch.listeners.add(listener);
      const end = (): void => {
        watch.listeners.delete(listener);
        if (watch.listeners.size > 0 || watches.get(freelancerId) !== watch) return;
        watch.stop();
        watches.delete(freelancerId);
        if (watches.size > 0) return;
        unsubscribe?.();
        unsubscribe = undefined;
      };
      try {
        await watch.ready;
      } catch (error) {
        end();
        throw error;
      }
      return end;
    },
  };
}
