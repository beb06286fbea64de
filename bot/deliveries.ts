/** Runs the deliveries: those to one address one after another, to different ones side by side. */
export interface Deliveries {
  /** Delivers to an address; resolves when what is due now was tried. */
  start(freelancerId: string, conversationId: string, to: string): Promise<void>;
  /** Whether one runs, or is to run when something gets due. */
  isKnown(freelancerId: string, conversationId: string, to: string): boolean;
  /** Waits for the sends that run. */
  close(): Promise<void>;
}

/** Delivers what is due to an address and says when to come again. */
type Run = (freelancerId: string, conversationId: string, to: string) => Promise<Date | undefined>;

interface Slot {
  running: Promise<void>;
  /** A run that has not begun: it will see all that was committed until then. */
  waiting?: Promise<void>;
  timer?: NodeJS.Timeout;
}

const shortestWaitMs = 50;
/** Timers of the runtime end at 24 days; looking again early costs one read. */
const longestWaitMs = 10 * 60_000;

/** What `run` throws is reported; who calls again then is recovery. */
export function deliveries(run: Run, now: () => Date, report: (problem: string, error: unknown) => void): Deliveries {
  const slots = new Map<string, Slot>();
  let closed = false;
  const keyOf = (...parts: string[]): string => parts.join('/');

  const start = (freelancerId: string, conversationId: string, to: string): Promise<void> => {
    if (closed) return Promise.resolve();
    const key = keyOf(freelancerId, conversationId, to);
    const slot = slots.get(key) ?? { running: Promise.resolve() };
    slots.set(key, slot);
    slot.waiting ??= slot.running.then(() => {
      delete slot.waiting;
      clearTimeout(slot.timer);
      delete slot.timer;
      slot.running = once(key, slot, () => run(freelancerId, conversationId, to)).then(again => {
        if (again) slot.timer = setTimeout(() => void start(freelancerId, conversationId, to), again).unref();
      });
      return slot.running;
    });
    return slot.waiting;
  };

  /** Returns after how many milliseconds to come again. */
  const once = async (
    key: string,
    slot: Slot,
    deliver: () => Promise<Date | undefined>,
  ): Promise<number | undefined> => {
    let again: Date | undefined;
    try {
      if (!closed) again = await deliver();
    } catch (error) {
      report(`delivery of ${key} stopped`, error);
    }
    if (again && !closed) return Math.min(Math.max(shortestWaitMs, again.getTime() - now().getTime()), longestWaitMs);
    if (!slot.waiting) slots.delete(key);
    return undefined;
  };

  return {
    start,
    isKnown: (freelancerId, conversationId, to) => slots.has(keyOf(freelancerId, conversationId, to)),
    async close() {
      closed = true;
      for (const { timer } of slots.values()) clearTimeout(timer);
      await Promise.all([...slots.values()].flatMap(({ running, waiting }) => [running, waiting]));
    },
  };
}
