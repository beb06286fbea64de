import type { Conversation, Message } from '../../assistant/documents.ts';
import { publicError } from '../../assistant/errors.ts';
import type { Store } from '../../storage/contracts.ts';
import { earlierMessages } from '../pages.ts';
import type { WrittenCase } from './cases.ts';

const pageLength = 50;

/** A freelancer's conversations with buyers as cases, the newest conversation first; only one of them where it is named. */
export async function* exportedCases(store: Store, freelancerId: string, only?: string): AsyncGenerator<WrittenCase> {
  for await (const id of only === undefined ? conversationIds(store, freelancerId) : [only]) {
    const found = await store.read(freelancerId, 'conversation', id);
    if (found?.value.kind === 'buyer') yield* await casesOf(store, found.value);
    else if (only !== undefined) throw publicError('unknownConversation', only);
  }
}

async function* conversationIds(store: Store, freelancerId: string): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const page = await store.conversations(freelancerId, { limit: pageLength, ...(cursor && { cursor }) });
    for (const { id } of page.conversations) yield id;
    cursor = page.cursor;
  } while (cursor);
}

/**
 * A case for each turn the assistant answered, with what it understood and on what it rested as the expectation, for the
 * freelancer to correct. It ends where a person stepped in: from there on the answers are not the assistant's own.
 */
export async function casesOf(store: Store, conversation: Conversation): Promise<WrittenCase[]> {
  const messages = [...(await earlierMessages(store, conversation)), ...conversation.messages];
  const cases: WrittenCase[] = [];
  const turns: string[] = [];
  let heard: Message[] = [];
  for (const [n, message] of messages.entries()) {
    if (message.from === 'freelancer') break;
    if (message.from === 'buyer') heard.push(message);
    if (message.from !== 'assistant' || message.withdrawn || heard.length === 0) continue;
    turns.push(heard.map(({ text }) => text).join('\n'));
    const next = messages.findIndex(({ from }, place) => place > n && from !== 'assistant');
    const said = messages.slice(n, next < 0 ? undefined : next);
    if (turns.every(text => text.trim() !== '')) cases.push(caseOf(conversation, turns, heard, said));
    heard = [];
  }
  return cases;
}

function caseOf(conversation: Conversation, turns: string[], heard: Message[], said: Message[]): WrittenCase {
  const { freelancerId, handover, address } = conversation;
  const topics = [...new Set(heard.flatMap(message => message.topics ?? []))];
  const sources = [...new Set(said.flatMap(message => message.sources ?? []).map(({ id }) => id))];
  const cards = [...new Set(said.flatMap(({ card }) => card?.name ?? []))];
  const handedOver = handover && said.some(({ at }) => at >= handover.at) ? handover.reason : null;
  const [message = '', ...more] = turns;
  return {
    ...(more.length > 0 ? { messages: [...turns] } : { message }),
    freelancer: freelancerId,
    ...(address?.gigId && { gig: address.gigId }),
    note: said.map(({ text, card }) => text || card?.text).join('\n'),
    expected: {
      ...(topics.length > 0 && { topics }),
      ...(sources.length > 0 ? { sources } : { answered: false }),
      ...(cards.length > 0 && { cards }),
      handover: handedOver,
    },
  };
}
