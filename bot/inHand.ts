import type { Conversation } from '../assistant/documents.ts';
import type { Expected, Store, Stored } from '../storage/contracts.ts';

/** Conversations on their way from one step to the next, which need not read again what was just written. */
export interface InHand {
  /** As this process wrote it a moment ago, else as it is stored. Not the caller's own: never change it. */
  latest(freelancerId: string, conversationId: string): Promise<Stored<Conversation> | undefined>;
  /** As the store's `write`; what is written is not changed any more. */
  write(conversation: Conversation, expected: Expected): Promise<void>;
}

/** Receive, turn and delivery follow each other in milliseconds; what another process writes in between shows as a conflict. */
const freshMs = 1_000;
const keptAtOnce = 500;

/** Keeps each conversation a second after this process wrote it. */
export function inHand(store: Store, now: () => Date): InHand {
  const kept = new Map<string, Stored<Conversation> & { at: number }>();
  const keyOf = (freelancerId: string, id: string): string => `${freelancerId}/${id}`;

  function keep(key: string, value: Conversation, etag: string): void {
    kept.delete(key);
    kept.set(key, { value, etag, at: now().getTime() });
    const [oldest] = kept.keys();
    if (kept.size > keptAtOnce && oldest !== undefined) kept.delete(oldest);
  }

  return {
    async latest(freelancerId, id) {
      const found = kept.get(keyOf(freelancerId, id));
      if (found && now().getTime() - found.at < freshMs) return found;
      return store.read(freelancerId, 'conversation', id);
    },
    async write(conversation, expected) {
      const { freelancerId, id } = conversation;
      const key = keyOf(freelancerId, id);
      try {
        keep(key, conversation, await store.write(freelancerId, 'conversation', id, conversation, expected));
      } catch (error) {
        kept.delete(key);
        throw error;
      }
    },
  };
}
