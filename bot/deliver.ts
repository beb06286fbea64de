import type { Conversation, Freelancer, Message, OutboxEntry, Settings } from '../assistant/documents.ts';
import { ConflictError, type Stored } from '../storage/contracts.ts';
import type { InHand } from './inHand.ts';
import { isLeasedElsewhere, isLeasedHere, leaseOver, longestSendMs } from './lease.ts';
import { failureOf, type Outcome, withOutcome } from './outcomes.ts';
import type { Channels, Outgoing } from './ports.ts';
import { within } from './within.ts';

export interface DeliverParts {
  hand: InHand;
  channels: Channels;
  now: () => Date;
  owner: string;
  profile: (freelancerId: string) => Promise<{ freelancer: Freelancer; settings: Settings } | undefined>;
  /** Appends a command to another conversation, once per entry id, and starts its turn. */
  command: (freelancerId: string, entry: OutboxEntry & { kind: 'command' }) => Promise<void>;
  /** Sent and not marked yet, by entry id: while the store refuses the mark, nothing is sent again. */
  unmarked: Map<string, Outcome>;
  /** Shows whoever looks at the conversation that something could not be delivered. */
  tell: (conversation: Conversation) => void;
  /** Whether the process is ending: nothing more is begun. */
  isClosing: () => boolean;
  report: (problem: string, error: unknown) => void;
}

/** Where an entry goes: those with the same keep their order, those with different ones know nothing of each other. */
function destinationOf(entry: OutboxEntry): string {
  return entry.kind === 'command' ? `command:${entry.to}` : entry.address.key;
}

/** All the addresses that something is still to be sent to. */
export function destinations({ outbox }: Conversation): string[] {
  return [...new Set(outbox.filter(({ state }) => state === 'unsent').map(destinationOf))];
}

/** Sends what a conversation holds for one address, in order, each marked once sent. Returns when to try again, if something is left. */
export async function deliver(
  parts: DeliverParts,
  freelancerId: string,
  conversationId: string,
  to: string,
): Promise<Date | undefined> {
  while (!parts.isClosing()) {
    const stored = await parts.hand.latest(freelancerId, conversationId);
    const entry = stored?.value.outbox.find(each => each.state === 'unsent' && destinationOf(each) === to);
    if (!stored || !entry) return undefined;
    const { lease } = stored.value;
    if (lease && isLeasedElsewhere(lease, parts)) return new Date(lease.until);
    if (entry.nextAttemptAt > parts.now().toISOString()) return new Date(entry.nextAttemptAt);
    if (!isLeasedHere(lease, parts) && !(await claim(parts, stored))) continue;
    const outcome = parts.unmarked.get(entry.id) ?? (await attempt(parts, stored.value, entry));
    if (outcome.state === 'sent') parts.unmarked.set(entry.id, outcome);
    await mark(parts, stored.value, entry, outcome);
    parts.unmarked.delete(entry.id);
  }
  return undefined;
}

/** False when someone else wrote first. */
async function claim(parts: DeliverParts, { value, etag }: Stored<Conversation>): Promise<boolean> {
  return await isWritten(parts, { value: { ...value, lease: leaseOver(value, value.lease, parts) }, etag });
}

async function isWritten({ hand }: DeliverParts, { value, etag }: Stored<Conversation>): Promise<boolean> {
  try {
    await hand.write(value, { etag });
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

async function attempt(parts: DeliverParts, conversation: Conversation, entry: OutboxEntry): Promise<Outcome> {
  try {
    const sending =
      entry.kind === 'command'
        ? parts.command(conversation.freelancerId, entry).then((): Outcome => ({ state: 'sent' }))
        : send(parts, conversation, entry);
    return await within(longestSendMs, 'the channel', sending);
  } catch (error) {
    parts.report(`sending ${entry.id} failed`, error);
    return failureOf(entry, error, parts.now());
  }
}

type Sending = OutboxEntry & { kind: 'send' | 'update' };

async function send(parts: DeliverParts, conversation: Conversation, entry: Sending): Promise<Outcome> {
  const message = conversation.messages.find(({ id }) => id === entry.messageId);
  if (!message || message.withdrawn) return { state: 'dropped' };
  const channel = parts.channels[entry.address.transport];
  const outgoing = await outgoingOf(parts, conversation, entry, message);
  const { key } = entry;
  const earlier = entry.kind === 'update' ? conversation.sentIds[entry.key] : undefined;
  if (earlier) {
    const updated = await channel.update?.(outgoing, earlier);
    if (!updated && message.text) await channel.send({ ...outgoing, message: inWords(message) });
    return { state: 'sent' };
  }
  const { sentId } = await channel.send(outgoing);
  return { state: 'sent', ...(sentId && { sentId }), ...(key && { key }) };
}

/** Where an earlier card cannot be changed, a new line says what it would show. */
function inWords({ card: _card, ...message }: Message): Message {
  return message;
}

async function outgoingOf(
  { profile }: DeliverParts,
  conversation: Conversation,
  entry: Sending,
  message: Message,
): Promise<Outgoing> {
  const found = await profile(conversation.freelancerId);
  const inPerson = message.from === 'freelancer';
  const name = (inPerson ? found?.freelancer.displayName : found?.settings.name) ?? '';
  const replyToId = entry.kind === 'send' ? entry.replyToId : undefined;
  const newest = conversation.address;
  return {
    // The same person's newest service URL: a channel may have moved since the reply was committed.
    address: newest?.key === entry.address.key ? { ...entry.address, serviceUrl: newest.serviceUrl } : entry.address,
    message,
    entryId: entry.id,
    ...(replyToId && { replyToId }),
    speaker: { kind: inPerson ? 'freelancer' : 'assistant', name },
  };
}

/** Writes what became of an entry into the conversation as it is by now. */
async function mark(
  parts: DeliverParts,
  { freelancerId, id }: Conversation,
  entry: OutboxEntry,
  outcome: Outcome,
): Promise<void> {
  for (;;) {
    const stored = await parts.hand.latest(freelancerId, id);
    if (!stored) return;
    const { value, etag } = stored;
    const marked = withOutcome(value, entry, outcome);
    const written = { ...marked, lease: leaseOver(marked, value.lease, parts) };
    if (!(await isWritten(parts, { value: written, etag }))) continue;
    if (outcome.state === 'dead') parts.tell(written);
    return;
  }
}
