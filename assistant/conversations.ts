import type {
  Address,
  Command,
  Conversation,
  HandoverNotice,
  Input,
  Instant,
  Message,
  OutboxEntry,
} from './documents.ts';
import { needsPerson } from './inbox.ts';
import type { HandoverReason } from './vocabulary.ts';

/** How many received ids a conversation remembers to recognise a second delivery. */
const rememberedIds = 200;
/** How many inline answers it remembers for a retry. */
const rememberedAnswers = 60;

/** How many buyers' conversations the freelancer's own chat remembers: those that are over, and all. */
const keptNotices = 20;
const keptWaiting = 100;

/** Who writes from a web page has no name; the freelancer must still tell one from another. */
function unnamed({ conversationId }: Address): string {
  const letters = conversationId.replace(/[^a-z0-9]/gi, '');
  return `Buyer ${letters.slice(-4).toUpperCase()}`;
}

/** A conversation in which nothing was said yet. */
export function newConversation(
  address: Address,
  kind: Conversation['kind'],
  epoch: number,
  at: Instant,
): Conversation {
  return {
    id: address.conversationId,
    freelancerId: address.freelancerId,
    kind,
    status: 'live',
    silent: null,
    createdAt: at,
    lastMessageAt: at,
    language: null,
    buyer: {
      id: address.user.aadObjectId ?? address.user.id,
      displayName: address.user.name || unnamed(address),
      sells: false,
    },
    gigId: address.gigId ?? null,
    epoch,
    address,
    messages: [],
    nextSeq: 1,
    pages: 0,
    inputs: [],
    seen: [],
    dialog: { version: 0, state: {} },
    expecting: null,
    brief: { answers: {}, references: [], attachments: [] },
    promises: [],
    flags: [],
    open: [],
    handover: null,
    noticeVersion: 0,
    outbox: [],
    lease: null,
    sentIds: {},
    answered: {},
    notices: {},
  };
}

/** Whether the buyer has heard from the assistant, however long ago. */
export function hasAssistantSpoken({
  messages,
  spokeOnPages,
}: Pick<Conversation, 'messages' | 'spokeOnPages'>): boolean {
  return spokeOnPages === true || messages.some(({ from, withdrawn }) => from === 'assistant' && !withdrawn);
}

/** Adds an input once: false, and nothing changed, when its id was received before. */
export function receiveInput(conversation: Conversation, input: Input): boolean {
  if (conversation.seen.includes(input.id)) return false;
  conversation.seen = [...conversation.seen, input.id].slice(-rememberedIds);
  conversation.inputs.push(input);
  return true;
}

/** Adds a line to the transcript and returns it with its place. */
export function addMessage(conversation: Conversation, message: Omit<Message, 'seq' | 'id'>): Message {
  const seq = conversation.nextSeq++;
  const added = { id: `m${seq}`, seq, ...message };
  conversation.messages.push(added);
  conversation.lastMessageAt = message.at;
  return added;
}

/** Puts a committed message on its way to the last address heard from; our own Direct Line reads the transcript itself. */
export function sendMessage(conversation: Conversation, message: Message, key?: string, replyToId?: string): void {
  const { address } = conversation;
  if (address?.transport !== 'connector') return;
  enqueue(conversation, {
    kind: 'send',
    address,
    messageId: message.id,
    ...(key && { key }),
    ...(replyToId && { replyToId }),
  });
}

type WithoutDelivery<T> = T extends unknown ? Omit<T, 'id' | 'state' | 'attempts' | 'nextAttemptAt'> : never;

/** Adds an outbox entry that is due at once; its id is unique within the conversation and stays the same on a retry. */
export function enqueue(conversation: Conversation, entry: WithoutDelivery<OutboxEntry>): void {
  const subject = entry.kind === 'command' ? `${entry.to}:${nameOf(entry.command)}` : entry.messageId;
  const id = `${conversation.id}:${entry.kind}:${subject}:${conversation.nextSeq}:${conversation.outbox.length}`;
  conversation.outbox.push({ id, state: 'unsent', attempts: 0, nextAttemptAt: '', ...entry });
}

/** A notice may follow another one with nothing said between them. */
const nameOf = (command: Command): string =>
  command.kind === 'notice' ? `notice${command.notice.version}` : command.kind;

/** Remembers which replies answered an inline input. */
export function rememberAnswer(conversation: Conversation, inputId: string, messages: Message[]): void {
  const answered = { ...conversation.answered, [inputId]: messages.map(message => message.id) };
  conversation.answered = Object.fromEntries(Object.entries(answered).slice(-rememberedAnswers));
}

/** Takes back the assistant's replies that were committed and not sent. */
function withdrawUnsent(conversation: Conversation): void {
  const withdrawn = new Set<string>();
  conversation.outbox = conversation.outbox.filter(entry => {
    if (entry.kind === 'command' || entry.state !== 'unsent') return true;
    const message = conversation.messages.find(candidate => candidate.id === entry.messageId);
    if (message?.from !== 'assistant') return true;
    withdrawn.add(entry.messageId);
    return false;
  });
  for (const message of conversation.messages) if (withdrawn.has(message.id)) message.withdrawn = true;
}

/** Hands the conversation over; a first reason is kept. */
export function handOver(conversation: Conversation, reason: HandoverReason, at: Instant, summary: string): void {
  conversation.status = 'handedOver';
  conversation.handover ??= { reason, at, summary, open: [...conversation.open], nextStep: '' };
}

/** What a command changes in the conversation's standing. What it makes people see is the turn's business. */
export function applyCommand(conversation: Conversation, command: Command): void {
  switch (command.kind) {
    case 'takeOver':
    case 'reply':
      withdrawUnsent(conversation);
      conversation.status = 'takenOver';
      break;
    case 'return':
      conversation.status = 'live';
      conversation.silent = null;
      if (conversation.handover) conversation.endedHandover = conversation.handover;
      conversation.handover = null;
      conversation.dialog = { version: 0, state: {} };
      break;
    case 'notAFit':
      withdrawUnsent(conversation);
      conversation.status = 'closed';
      break;
    case 'turnedOff':
      break;
    case 'notice':
      conversation.notices = withNotice(conversation.notices, command.notice);
      break;
  }
}

/** The newest last; of those that are over only the newest are kept, so that a busy freelancer's chat stays small. */
function withNotice(notices: Conversation['notices'], notice: HandoverNotice): Conversation['notices'] {
  const { [notice.conversationId]: _earlier, ...others } = notices;
  const all = Object.values({ ...others, [notice.conversationId]: notice });
  const forgotten = new Set([
    ...all.filter(each => !needsPerson(each)).slice(0, -keptNotices),
    ...all.slice(0, -keptWaiting),
  ]);
  return Object.fromEntries(all.filter(each => !forgotten.has(each)).map(each => [each.conversationId, each]));
}
