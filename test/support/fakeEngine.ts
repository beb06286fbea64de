import { addMessage } from '../../assistant/conversations.ts';
import type { Conversation, Message } from '../../assistant/documents.ts';
import { inHand } from '../../bot/inHand.ts';
import type { ConversationListener, Engine, Incoming } from '../../bot/ports.ts';
import { receive } from '../../bot/receive.ts';
import type { Store } from '../../storage/contracts.ts';

export interface FakeEngine extends Engine {
  /** All that was handed to `receive`, duplicates too. */
  heard: Incoming[];
  /** Commits a line as a turn would, and tells whoever subscribed. */
  say(freelancerId: string, conversationId: string, line: Omit<Message, 'id' | 'seq' | 'at'>): Promise<Message>;
}

/** The engine without its turns: receives for real, and says what a test tells it to. */
export function fakeEngine({ store, now }: { store: Store; now: () => Date }): FakeEngine {
  const listeners = new Set<ConversationListener>();
  const heard: Incoming[] = [];
  const tell = (conversation: Conversation): void => {
    for (const listener of listeners) listener(conversation);
  };
  return {
    heard,
    async receive(incoming) {
      heard.push(incoming);
      const { conversation, message, duplicate } = await receive(
        { store, hand: inHand(store, now), now, epochOf: async () => 1 },
        incoming,
        false,
      );
      if (!duplicate) tell(conversation);
      const { freelancerId, id } = conversation;
      return { freelancerId, conversationId: id, duplicate, ...(message && { message }) };
    },
    async say(freelancerId, conversationId, line) {
      const stored = await store.read(freelancerId, 'conversation', conversationId);
      if (!stored) throw new Error(`no conversation ${conversationId}`);
      const message = addMessage(stored.value, { ...line, at: now().toISOString() });
      await store.write(freelancerId, 'conversation', conversationId, stored.value, { etag: stored.etag });
      tell(stored.value);
      return message;
    },
    answer: () => Promise.reject(new Error('not a part of this test')),
    command: () => Promise.reject(new Error('not a part of this test')),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
