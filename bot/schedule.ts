/** Runs the turns: those of one conversation one after another, those of different ones side by side. */
export interface Schedule {
  /** A turn once it has been quiet for `quietMs`; more of a burst starts the wait again, within a bound. */
  soon(freelancerId: string, conversationId: string, quietMs: number): void;
  /** A turn at once, after the one that runs. */
  now(freelancerId: string, conversationId: string): Promise<void>;
  /** Whether a turn of the conversation runs or waits for quiet. */
  isBusy(freelancerId: string, conversationId: string): boolean;
  /** Waits for the turns that run; those that wait for quiet are left to the next start. */
  close(): Promise<void>;
}

type Run = (freelancerId: string, conversationId: string) => Promise<void>;

interface Slot {
  timer?: NodeJS.Timeout;
  firstAt: number;
  /** The end of all turns begun so far. */
  tail: Promise<void>;
  runs: number;
}

/** However long someone keeps typing, an answer comes after this many quiet times. */
const burstBound = 4;

/** `run` must not reject. */
export function schedule(run: Run, clock: () => number = Date.now): Schedule {
  const slots = new Map<string, Slot>();
  let closed = false;

  const slotOf = (key: string): Slot => {
    let slot = slots.get(key);
    if (!slot) {
      slot = { firstAt: 0, tail: Promise.resolve(), runs: 0 };
      slots.set(key, slot);
    }
    return slot;
  };

  const begin = (key: string, freelancerId: string, conversationId: string): Promise<void> => {
    const slot = slotOf(key);
    clearTimeout(slot.timer);
    delete slot.timer;
    slot.runs++;
    slot.tail = slot.tail
      .then(() => run(freelancerId, conversationId))
      .finally(() => {
        if (--slot.runs === 0 && !slot.timer) slots.delete(key);
      });
    return slot.tail;
  };

  return {
    soon(freelancerId, conversationId, quietMs) {
      if (closed) return;
      const key = `${freelancerId}/${conversationId}`;
      const slot = slotOf(key);
      if (!slot.timer) slot.firstAt = clock();
      clearTimeout(slot.timer);
      const waited = clock() - slot.firstAt;
      const wait = Math.max(0, Math.min(quietMs, quietMs * burstBound - waited));
      slot.timer = setTimeout(() => void begin(key, freelancerId, conversationId), wait);
    },
    now: (freelancerId, conversationId) => begin(`${freelancerId}/${conversationId}`, freelancerId, conversationId),
    isBusy: (freelancerId, conversationId) => slots.has(`${freelancerId}/${conversationId}`),
    async close() {
      closed = true;
      for (const slot of slots.values()) clearTimeout(slot.timer);
      await Promise.all([...slots.values()].map(({ tail }) => tail));
    },
  };
}
