import type { Conversation, HandoverNotice, Instant } from './documents.ts';
import type { ConversationStatus, Flag, HandoverReason, SilenceReason } from './vocabulary.ts';

/** A conversation as the inbox lists it. */
export interface ConversationSummary {
  id: string;
  status: ConversationStatus;
  language: string;
  buyer: { id: string; displayName: string };
  lastMessageAt: Instant;
  /** The newest message, at most 140 characters. */
  lastMessage: string;
  needsYou: boolean;
  reason: HandoverReason | SilenceReason | null;
  flags: Flag[];
}

const previewLength = 140;

/** What the inbox, and so the stores' index, shows of a conversation. */
export function summaryOf(conversation: Conversation): ConversationSummary {
  const shown = conversation.messages.filter(message => !message.withdrawn);
  return {
    id: conversation.id,
    status: conversation.status,
    language: conversation.language ?? 'en',
    buyer: { id: conversation.buyer.id, displayName: conversation.buyer.displayName },
    lastMessageAt: conversation.lastMessageAt,
    lastMessage: (shown.at(-1)?.text ?? '').slice(0, previewLength),
    needsYou: needsFreelancer(conversation),
    reason: conversation.handover?.reason ?? conversation.silent,
    flags: conversation.flags,
  };
}

/** Whether the buyer waits for the freelancer in person: handed over, or taken over and the buyer spoke last. */
export function needsFreelancer(conversation: Conversation): boolean {
  if (conversation.status === 'handedOver') return true;
  if (conversation.status !== 'takenOver') return false;
  return conversation.messages.findLast(message => message.from !== 'system')?.from === 'buyer';
}

/** The same of a notice, which is all the freelancer's own chat knows. */
export function needsPerson({ status, lastMessages }: HandoverNotice): boolean {
  return status === 'handedOver' || (status === 'takenOver' && lastMessages.at(-1)?.from === 'buyer');
}

/** Whether the inbox lists it: a buyer's conversation in which the buyer has said something. */
export function isListed(conversation: Conversation): boolean {
  return (
    conversation.kind === 'buyer' &&
    (conversation.pages > 0 || conversation.messages.some(({ from }) => from === 'buyer'))
  );
}

/** Whether a turn is owed: something received and not dealt with. Previews are made at once by their caller. */
export function isUnanswered(conversation: Conversation): boolean {
  return conversation.kind !== 'preview' && conversation.inputs.length > 0;
}

/** The earliest instant at which something of the outbox is to be sent, if anything is. */
export function unsentSince(conversation: Conversation): Instant | undefined {
  if (conversation.kind === 'preview') return undefined;
  const due = conversation.outbox.filter(entry => entry.state === 'unsent').map(entry => entry.nextAttemptAt);
  return due.sort()[0];
}
