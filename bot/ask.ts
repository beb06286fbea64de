import { randomUUID } from 'node:crypto';
import { type BriefJson, briefJson } from '../assistant/briefJson.ts';
import type { Conversation, Message } from '../assistant/documents.ts';
import { publicError } from '../assistant/errors.ts';
import { mergeSources } from '../assistant/promises.ts';
import type { Store } from '../storage/contracts.ts';
import { addressKey, conversationIdOf } from './addresses.ts';
import type { Engine, Incoming, Sender } from './ports.ts';

/** What the assistant says to one message, and on what grounds: the object `ask --json` prints. */
export interface Answer {
  message: string;
  language: string;
  topics: string[];
  /** All text of the turn, cards as their plain text. */
  reply: string;
  cards: string[];
  sources: { id: string; text: string }[];
  handover: { reason: string } | null;
  flags: string[];
  /** The buyer's questions that nothing in the knowledge answered. */
  open: string[];
  brief: BriefJson | null;
  silent: string | null;
}

/**
 * Puts messages to a freelancer's assistant in preview; with the same conversation they are successive turns of it. `gig`
 * is the one whose page the buyer came from.
 */
export function asker(parts: { engine: Engine; store: Store; now: () => Date }, freelancerId: string) {
  return async (text: string, conversation: string = randomUUID(), gig?: string): Promise<Answer> => {
    const sender = previewSender(conversation);
    const incoming: Incoming = {
      sender,
      activityId: randomUUID(),
      at: parts.now().toISOString(),
      kind: 'message',
      text,
      attachments: [],
      freelancerId,
      preview: true,
      ...(gig && { gigId: gig }),
    };
    const said = await parts.engine.answer(incoming);
    const id = conversationIdOf(addressKey(sender), freelancerId);
    const stored = await parts.store.read(freelancerId, 'conversation', id);
    if (!stored) throw publicError('unknownConversation', id);
    return answerOf(text, stored.value, said);
  };
}

/** Who a preview comes from: nobody a channel knows. */
export function previewSender(conversation: string): Sender {
  return {
    transport: 'terminal',
    channelId: 'preview',
    serviceUrl: '',
    tenantId: '',
    channelConversationId: conversation,
    conversationType: 'personal',
    user: { id: 'preview', name: '' },
    bot: { id: 'assistant', name: '' },
    locale: '',
  };
}

function answerOf(text: string, conversation: Conversation, said: Message[]): Answer {
  const { handover, flags, open, silent, brief, messages, language } = conversation;
  const heard = messages.findLast(({ from }) => from === 'buyer');
  return {
    message: text,
    language: language ?? 'en',
    topics: heard?.topics ?? [],
    reply: said
      .flatMap(message => [message.text, message.card?.text ?? ''])
      .filter(Boolean)
      .join('\n\n'),
    cards: said.flatMap(({ card }) => card?.name ?? []),
    sources: mergeSources(said.flatMap(message => message.sources ?? [])),
    handover: handover && { reason: handover.reason },
    flags,
    open,
    brief: briefJson(brief),
    silent,
  };
}
