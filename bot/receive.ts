import { addMessage, newConversation, receiveInput } from '../assistant/conversations.ts';
import type { Address, Command, Conversation, Input, Message } from '../assistant/documents.ts';
import { publicError } from '../assistant/errors.ts';
import { freelancerActions, readCardAction } from '../cards/actions.ts';
import { ConflictError, type Store } from '../storage/contracts.ts';
import type { Incoming } from './ports.ts';
import { whoSpeaks } from './roles.ts';

export interface ReceiveParts {
  store: Store;
  now: () => Date;
  /** The settings' epoch of a freelancer; throws PublicError for one who does not exist. */
  epochOf(freelancerId: string): Promise<number>;
}

export interface Heard {
  conversation: Conversation;
  message?: Message;
  duplicate: boolean;
  inputId: string;
}

/**
 * Makes what a channel heard durable, once per activity id, in the conversation it belongs to; only then may the
 * channel be told. `inline`: the replies are given back in the response itself.
 */
export async function receive(parts: ReceiveParts, incoming: Incoming, inline: boolean): Promise<Heard> {
  const { address, introduced } = await whoSpeaks(parts, incoming);
  checkTap(incoming, address);
  const attachments = (await incoming.fetchAttachments?.(address.freelancerId)) ?? incoming.attachments;
  const heard: Incoming = { ...incoming, attachments, ...(introduced && { kind: 'arrival' as const }) };
  const inputId = `${incoming.sender.channelConversationId}:${incoming.activityId}`;
  return change(parts, address, heard.preview ? 'preview' : kindOf(address), conversation => {
    if (conversation.seen.includes(inputId)) return heardBefore(conversation, inputId, incoming);
    conversation.address = address;
    if (address.user.name) conversation.buyer.displayName = address.user.name;
    const message = lineOf(conversation, heard, address, parts.now());
    receiveInput(conversation, inputOf(heard, inputId, message, inline, parts.now()));
    return { conversation, duplicate: false, inputId, ...(message && { message }) };
  });
}

/** Appends a command to a conversation that exists, once per id. */
export async function receiveCommand(
  { store, now }: Pick<ReceiveParts, 'store' | 'now'>,
  freelancerId: string,
  conversationId: string,
  id: string,
  command: Command,
): Promise<Conversation> {
  for (;;) {
    const stored = await store.read(freelancerId, 'conversation', conversationId);
    if (!stored) throw publicError('unknownConversation', conversationId);
    const input: Input = { kind: 'command', id, at: now().toISOString(), command };
    if (!receiveInput(stored.value, input)) return stored.value;
    try {
      await store.write(freelancerId, 'conversation', conversationId, stored.value, { etag: stored.etag });
      return stored.value;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

const kindOf = (address: Address): Conversation['kind'] => (address.role === 'freelancer' ? 'freelancer' : 'buyer');

/** Reads, changes and writes the conversation until nobody else wrote in between; a duplicate writes nothing. */
async function change(
  parts: ReceiveParts,
  address: Address,
  kind: Conversation['kind'],
  hear: (conversation: Conversation) => Heard,
): Promise<Heard> {
  const { freelancerId, conversationId } = address;
  for (;;) {
    const stored = await parts.store.read(freelancerId, 'conversation', conversationId);
    const conversation =
      stored?.value ?? newConversation(address, kind, await parts.epochOf(freelancerId), parts.now().toISOString());
    const heard = hear(conversation);
    if (heard.duplicate) return heard;
    try {
      const expected = stored ? { etag: stored.etag } : 'absent';
      await parts.store.write(freelancerId, 'conversation', conversationId, conversation, expected);
      return heard;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

/** A card belongs to one conversation, and some of what cards do to one role. */
function checkTap({ action }: Incoming, address: Address): void {
  if (!action) return;
  const tap = readCardAction(action);
  if (!tap) throw publicError('unknownAction');
  if (address.role === 'freelancer') return;
  const foreign = tap.action.conversation !== address.conversationId;
  if (foreign || freelancerActions.has(tap.action.do)) throw publicError('notYours');
}

function lineOf(conversation: Conversation, incoming: Incoming, address: Address, now: Date): Message | undefined {
  if (incoming.kind === 'arrival' || (incoming.kind === 'tap' && !incoming.text)) return undefined;
  return addMessage(conversation, {
    from: address.role,
    at: now.toISOString(),
    text: incoming.text,
    ...(incoming.attachments.length > 0 && { attachments: incoming.attachments }),
    ...(incoming.clientActivityId && { clientActivityId: incoming.clientActivityId }),
  });
}

function inputOf(incoming: Incoming, id: string, message: Message | undefined, inline: boolean, now: Date): Input {
  const input = { id, at: now.toISOString(), ...(inline && { inline: true as const }) };
  if (incoming.action) {
    return { ...input, kind: 'tap', action: incoming.action, ...(message && { messageId: message.id }) };
  }
  return message ? { ...input, kind: 'message', messageId: message.id } : { ...input, kind: 'arrival' };
}

function heardBefore(conversation: Conversation, inputId: string, { clientActivityId }: Incoming): Heard {
  const message = conversation.messages.find(line => clientActivityId && line.clientActivityId === clientActivityId);
  return { conversation, duplicate: true, inputId, ...(message && { message }) };
}
