import type { Store } from '../storage/contracts.ts';
import { destinations } from './deliver.ts';
import type { Deliveries } from './deliveries.ts';
import type { Schedule } from './schedule.ts';

export interface RecoveryParts {
  store: Store;
  turns: Schedule;
  deliveries: Deliveries;
  /** What is still being typed in another process is left to it for this long. */
  burstMs: number;
  now: () => Date;
  report: (problem: string, error: unknown) => void;
}

export interface Recovery {
  /** Takes up at once what an earlier process left, and looks again every few seconds; resolves when it knows what there is. */
  start(): Promise<void>;
  close(): void;
}

const everyMs = 5_000;
const atOnce = 16;
const foundAtOnce = 500;

/** Finds messages that nobody answers and replies that nobody sends, a bounded number at a time. */
export function recovery({ store, turns, deliveries, burstMs, now, report }: RecoveryParts): Recovery {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const find = () => store.pendingWork(now().toISOString(), foundAtOnce);

  async function takeUp(work: Awaited<ReturnType<typeof find>>): Promise<void> {
    const ofKind = (kind: string) => work.filter(each => each.work === kind);
    const answers = async () => {
      const left = ofKind('unanswered').filter(each => !turns.isBusy(each.freelancerId, each.conversationId));
      if (left.length > 0) await pause(Math.min(burstMs, everyMs));
      await eachOf(left, ({ freelancerId, conversationId }) => answer(freelancerId, conversationId));
    };
    const sends = () =>
      eachOf(ofKind('unsent'), ({ freelancerId, conversationId }) => send(freelancerId, conversationId));
    await Promise.all([answers(), sends()]);
  }

  async function answer(freelancerId: string, conversationId: string): Promise<void> {
    if (!turns.isBusy(freelancerId, conversationId)) await turns.now(freelancerId, conversationId);
  }

  async function send(freelancerId: string, conversationId: string): Promise<void> {
    const stored = await store.read(freelancerId, 'conversation', conversationId);
    const left = stored ? destinations(stored.value) : [];
    await Promise.all(
      left
        .filter(to => !deliveries.isKnown(freelancerId, conversationId, to))
        .map(to => deliveries.start(freelancerId, conversationId, to)),
    );
  }

  async function eachOf<T>(items: T[], act: (item: T) => Promise<void>): Promise<void> {
    const left = items.values();
    const worker = async () => {
      for (const item of left) {
        if (closed) return;
        await act(item).catch(error => report('taking up pending work failed', error));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms).unref());

  const lookAgain = (): void => {
    if (closed) return;
    timer = setTimeout(() => {
      find()
        .then(takeUp)
        .catch(error => report('looking for pending work failed', error))
        .finally(lookAgain);
    }, everyMs).unref();
  };

  return {
    async start() {
      void takeUp(await find()).finally(lookAgain);
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
