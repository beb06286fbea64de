import { hasAssistantSpoken } from '../assistant/conversations.ts';
import type { Conversation, Message } from '../assistant/documents.ts';
import { ConflictError, type Store } from '../storage/contracts.ts';

/** Past this the oldest messages move to a page document: a turn writes the whole conversation, so it stays small. */
const conversationBytes = 16 * 1024;
/** Messages a turn may look back on stay in the conversation. */
const keptMessages = 12;

/**
 * Moves the oldest messages of a conversation grown too large to a new page, and returns what is left of it. Only what
 * was committed before and nobody works on any more moves: then a page whose conversation was not written after all is
 * still right, and the next one to come finds it and goes on from there.
 */
export async function turnPage(store: Store, before: Conversation, made: Conversation): Promise<Conversation> {
  if (made.messages.length <= keptMessages || sizeOf(made) <= conversationBytes) return made;
  const pinned = pinnedIn(before, made);
  const movable = made.messages.slice(0, -keptMessages).filter(({ seq }) => seq < before.nextSeq);
  const stop = movable.findIndex(({ id }) => pinned.has(id));
  const moved = stop < 0 ? movable : movable.slice(0, stop);
  if (moved.length === 0) return made;
  const last = await writePage(store, made, moved);
  return {
    ...made,
    pages: made.pages + 1,
    ...(hasAssistantSpoken({ messages: moved }) && { spokeOnPages: true }),
    messages: made.messages.filter(({ seq }) => seq > last),
  };
}

const sizeOf = (conversation: Conversation): number => Buffer.byteLength(JSON.stringify(conversation.messages));

/** Messages that are not answered, or on their way: a turn or a delivery still changes them. */
function pinnedIn(before: Conversation, made: Conversation): Set<string> {
  const unanswered = before.inputs.flatMap(input => ('messageId' in input && input.messageId ? [input.messageId] : []));
  const unsent = [...before.outbox, ...made.outbox].flatMap(entry =>
    entry.kind === 'command' || entry.state === 'dead' ? [] : [entry.messageId],
  );
  return new Set([...unanswered, ...unsent]);
}

/** Returns the last place on the page. */
async function writePage(store: Store, conversation: Conversation, messages: Message[]): Promise<number> {
  const id = pageId(conversation, conversation.pages + 1);
  try {
    await store.write(conversation.freelancerId, 'page', id, { messages }, 'absent');
    return messages.at(-1)?.seq ?? 0;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const page = await store.read(conversation.freelancerId, 'page', id);
    return page?.value.messages.at(-1)?.seq ?? 0;
  }
}

const pageId = ({ id }: Conversation, page: number): string => `${id}/${page}`;

/** The messages of these ids, from the conversation and, where it no longer has them, from its pages. */
export async function messagesById(store: Store, conversation: Conversation, ids: string[]): Promise<Message[]> {
  let found = conversation.messages.filter(({ id }) => ids.includes(id));
  for (let page = conversation.pages; page > 0 && found.length < ids.length; page--) {
    const stored = await store.read(conversation.freelancerId, 'page', pageId(conversation, page));
    found = [...(stored?.value.messages.filter(({ id }) => ids.includes(id)) ?? []), ...found];
  }
  return found;
}

/** All messages that have moved to page documents, the oldest first. */
export async function earlierMessages(store: Store, conversation: Conversation): Promise<Message[]> {
  const { freelancerId, pages } = conversation;
  const names = Array.from({ length: pages }, (_, n) => pageId(conversation, n + 1));
  const found = await Promise.all(names.map(name => store.read(freelancerId, 'page', name)));
  return found.flatMap(page => page?.value.messages ?? []);
}
