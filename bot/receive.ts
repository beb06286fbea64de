import { hash } from 'node:crypto';
import { addMessage, newConversation, receiveInput } from '../assistant/conversations.ts';
import type { Address, Command, Conversation, Input, JsonObject, Message } from '../assistant/documents.ts';
import { publicError } from '../assistant/errors.ts';
import { freelancerActions, readCardAction } from '../cards/actions.ts';
import { ConflictError, type Store } from '../storage/contracts.ts';
import { isGroup } from './addresses.ts';
import type { InHand } from './inHand.ts';
import type { Incoming } from './ports.ts';
import { whoSpeaks } from './roles.ts';

export interface ReceiveParts {
  store: Store;
  hand: InHand;
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

/** About three pages: more is a file. Teams itself stops at 28 KB. */
const longestText = 20_000;

/**
 * Makes what a channel heard durable, once per activity id, in the conversation it belongs to; only then may the
 * channel be told. `inline`: the replies are given back in the response itself.
 */
export async function receive(parts: ReceiveParts, incoming: Incoming, inline: boolean): Promise<Heard> {
  if (incoming.text.length > longestText) throw publicError('tooLarge', `${longestText} characters`);
  const { address, introduced } = await whoSpeaks(parts, incoming);
  checkTap(incoming, address);
  const inputId = inputIdOf(incoming);
  const attachments = await fetched(parts, incoming, address, inputId);
  const heard: Incoming = { ...incoming, attachments, ...(introduced && { kind: 'arrival' as const }) };
  return change(parts, address, heard.preview ? 'preview' : kindOf(address), conversation => {
    const earlier = heardBefore(conversation, incoming, inputId, inline);
    if (earlier) return earlier;
    conversation.address = address;
    if (address.user.name) conversation.buyer.displayName = address.user.name;
    const message = lineOf(conversation, heard, address, parts.now());
    receiveInput(conversation, inputOf(heard, inputId, message, inline, parts.now()));
    return { conversation, duplicate: false, inputId, ...(message && { message }) };
  });
}

/** Hundreds of them are kept with a conversation, and channels write long ones. */
function inputIdOf({ sender, activityId }: Incoming): string {
  const id = JSON.stringify([sender.channelConversationId, activityId]);
  return hash('sha256', id, 'base64url').slice(0, 16);
}

/** A second delivery fetches nothing: the links of the first may be gone. */
async function fetched(
  { store }: ReceiveParts,
  { fetchAttachments, attachments }: Incoming,
  { freelancerId, conversationId }: Address,
  inputId: string,
): Promise<Incoming['attachments']> {
  if (!fetchAttachments) return attachments;
  const stored = await store.read(freelancerId, 'conversation', conversationId);
  return stored?.value.seen.includes(inputId) ? [] : fetchAttachments(freelancerId);
}

/** Appends a command to a conversation that exists, once per id. */
export async function receiveCommand(
  { store, hand, now }: Pick<ReceiveParts, 'store' | 'hand' | 'now'>,
  freelancerId: string,
  conversationId: string,
  id: string,
  command: Command,
): Promise<Conversation> {
  for (;;) {
    const stored = await store.read(freelancerId, 'conversation', conversationId);
    if (!stored || !mayDo(stored.value, command)) throw publicError('unknownConversation', conversationId);
    const input: Input = { kind: 'command', id, at: now().toISOString(), command };
    if (!receiveInput(stored.value, input)) return stored.value;
    try {
      await hand.write(stored.value, { etag: stored.etag });
      return stored.value;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

/** News go to the freelancer's own chats, all else to buyers' conversations. */
const mayDo = ({ kind }: Conversation, command: Command): boolean =>
  (command.kind === 'notice') === (kind === 'freelancer');

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
      await parts.hand.write(conversation, expected);
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
    // What no store keeps is not said either, whether the conversation is read again or not.
    text: incoming.text.toWellFormed(),
    ...(incoming.attachments.length > 0 && { attachments: incoming.attachments }),
    ...(incoming.clientActivityId && { clientActivityId: incoming.clientActivityId }),
  });
}

function inputOf(incoming: Incoming, id: string, message: Message | undefined, inline: boolean, now: Date): Input {
  const input = { id, at: now.toISOString(), ...(inline && { inline: true as const }) };
  const { sender, activityId, action } = incoming;
  const replyTo = isGroup(sender) && activityId ? { replyTo: activityId } : {};
  if (action) return { ...input, kind: 'tap', action, ...(message && { messageId: message.id }), ...replyTo };
  return message ? { ...input, kind: 'message', messageId: message.id, ...replyTo } : { ...input, kind: 'arrival' };
}

/** The same activity again, or the same button tapped again while its answer is being made. */
function heardBefore(
  conversation: Conversation,
  { action, clientActivityId }: Incoming,
  inputId: string,
  inline: boolean,
): Heard | undefined {
  const again = action && !inline && conversation.inputs.some(input => isTapOf(input, action));
  if (!again && !conversation.seen.includes(inputId)) return undefined;
  const message = conversation.messages.find(line => clientActivityId && line.clientActivityId === clientActivityId);
  return { conversation, duplicate: true, inputId, ...(message && { message }) };
}

function isTapOf(input: Input, action: JsonObject): boolean {
  return input.kind === 'tap' && JSON.stringify(input.action) === JSON.stringify(action);
}
