import type { Conversation, Message } from '../assistant/documents.ts';
import { ConflictError, type Store } from '../storage/contracts.ts';

/** Past this the oldest messages move to a page document: a turn writes the whole conversation, so it stays small. */
const conversationBytes = 16 * 1024;
/** Messages a turn may look back on stay in the conversation. */
const keptMessages = 12;

/**
 * Moves the oldest messages of a conversation grown too large to a new page, and returns what is left of it. The page
 * is written before the conversation, once: where one of that number is there already, what it holds is what moves.
 */
export async function turnPage(store: Store, conversation: Conversation): Promise<Conversation> {
  if (conversation.messages.length <= keptMessages || sizeOf(conversation) <= conversationBytes) return conversation;
  const pinned = new Set(conversation.outbox.flatMap(entry => (entry.kind === 'command' ? [] : [entry.messageId])));
  const movable = conversation.messages.slice(0, -keptMessages);
  const stop = movable.findIndex(({ id }) => pinned.has(id));
  const moved = stop < 0 ? movable : movable.slice(0, stop);
  if (moved.length === 0) return conversation;
  const last = await writePage(store, conversation, moved);
  return {
    ...conversation,
    pages: conversation.pages + 1,
    messages: conversation.messages.filter(({ seq }) => seq > last),
  };
}

const sizeOf = (conversation: Conversation): number => Buffer.byteLength(JSON.stringify(conversation.messages));

/** Returns the last place on the page. */
async function writePage(store: Store, conversation: Conversation, messages: Message[]): Promise<number> {
  const id = `${conversation.id}/${conversation.pages + 1}`;
  try {
    await store.write(conversation.freelancerId, 'page', id, { messages }, 'absent');
    return messages.at(-1)?.seq ?? 0;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const page = await store.read(conversation.freelancerId, 'page', id);
    return page?.value.messages.at(-1)?.seq ?? 0;
  }
}
