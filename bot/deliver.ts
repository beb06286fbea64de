import type { Conversation, Freelancer, Message, OutboxEntry, Settings } from '../assistant/documents.ts';
import { ConflictError, type Store } from '../storage/contracts.ts';
import { leaseMs } from './commit.ts';
import { type Channels, type Outgoing, SendError } from './ports.ts';

export interface DeliverParts {
  store: Store;
  channels: Channels;
  now: () => Date;
  owner: string;
  profile: (freelancerId: string) => Promise<{ freelancer: Freelancer; settings: Settings } | undefined>;
  /** Appends a command to another conversation, once per entry id, and starts its turn. */
  command: (freelancerId: string, entry: OutboxEntry & { kind: 'command' }) => Promise<void>;
  report: (problem: string, error: unknown) => void;
}

const firstBackoffMs = 1_000;
const longestBackoffMs = 5 * 60_000;
const lastAttempt = 12;

/** Sends what a conversation holds as unsent: in order per address, each marked once sent. Returns when to try again, if something is left. */
export async function deliver(
  parts: DeliverParts,
  freelancerId: string,
  conversationId: string,
): Promise<Date | undefined> {
  const passed = new Set<string>();
  const blocked = new Set<string>();
  for (;;) {
    const stored = await parts.store.read(freelancerId, 'conversation', conversationId);
    if (!stored || isLeasedElsewhere(stored.value, parts)) return leaseEnd(stored?.value);
    const now = parts.now().toISOString();
    const entry = stored.value.outbox.find(
      ({ id, state, nextAttemptAt, ...rest }) =>
        state === 'unsent' && nextAttemptAt <= now && !passed.has(id) && !blocked.has(addressOf(rest)),
    );
    if (!entry) return nextAttempt(stored.value);
    passed.add(entry.id);
    const outcome = await attempt(parts, stored.value, entry);
    if (outcome.state !== 'sent') blocked.add(addressOf(entry));
    await mark(parts, freelancerId, conversationId, entry.id, outcome);
  }
}

type Outcome =
  | { state: 'sent'; sentId?: string; key?: string }
  | { state: 'unsent' | 'dead'; error: string; retryAt: Date };

const addressOf = (entry: { kind: string; address?: { key: string }; to?: string }): string =>
  entry.kind === 'command' ? `command:${entry.to}` : (entry.address?.key ?? '');

function isLeasedElsewhere({ lease }: Conversation, { owner, now }: DeliverParts): boolean {
  return lease !== null && lease.owner !== owner && lease.until > now().toISOString();
}

const leaseEnd = (conversation?: Conversation): Date | undefined =>
  conversation?.lease && conversation.outbox.length > 0 ? new Date(conversation.lease.until) : undefined;

function nextAttempt({ outbox }: Conversation): Date | undefined {
  const times = outbox.filter(({ state }) => state === 'unsent').map(({ nextAttemptAt }) => nextAttemptAt);
  const first = times.sort()[0];
  return first ? new Date(first) : undefined;
}

async function attempt(parts: DeliverParts, conversation: Conversation, entry: OutboxEntry): Promise<Outcome> {
  try {
    if (entry.kind === 'command') {
      await parts.command(conversation.freelancerId, entry);
      return { state: 'sent' };
    }
    return await send(parts, conversation, entry);
  } catch (error) {
    parts.report(`sending ${entry.id} failed`, error);
    return failed(parts, entry, error);
  }
}

type Sending = OutboxEntry & { kind: 'send' | 'update' };

async function send(parts: DeliverParts, conversation: Conversation, entry: Sending): Promise<Outcome> {
  const message = conversation.messages.find(({ id }) => id === entry.messageId);
  if (!message || message.withdrawn) return { state: 'sent' };
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
  return {
    address: entry.address,
    message,
    entryId: entry.id,
    ...(replyToId && { replyToId }),
    speaker: { kind: inPerson ? 'freelancer' : 'assistant', name },
  };
}

/** 412, 429, 5xx and a lost connection are tried again, later each time; anything else goes to the dead letters. */
function failed({ now }: DeliverParts, { attempts }: OutboxEntry, error: unknown): Outcome {
  const status = error instanceof SendError ? error.status : 0;
  const hopeless = [400, 401, 403, 404, 405, 413].includes(status) || attempts + 1 >= lastAttempt;
  const backoff = Math.min(firstBackoffMs * 2 ** attempts, longestBackoffMs);
  const asked = error instanceof SendError ? (error.retryAfterMs ?? 0) : 0;
  return {
    state: hopeless ? 'dead' : 'unsent',
    error: error instanceof Error ? error.message : String(error),
    retryAt: new Date(now().getTime() + Math.max(backoff, asked)),
  };
}

/** Writes what became of an entry into the conversation as it is by now. */
async function mark(
  { store, owner, now }: DeliverParts,
  freelancerId: string,
  conversationId: string,
  entryId: string,
  outcome: Outcome,
): Promise<void> {
  for (;;) {
    const stored = await store.read(freelancerId, 'conversation', conversationId);
    if (!stored) return;
    const { value } = stored;
    value.outbox = value.outbox.flatMap(entry => (entry.id === entryId ? remaining(entry, outcome) : [entry]));
    if (outcome.state === 'sent' && outcome.sentId && outcome.key) value.sentIds[outcome.key] = outcome.sentId;
    value.lease = value.outbox.length > 0 ? { owner, until: new Date(now().getTime() + leaseMs).toISOString() } : null;
    try {
      await store.write(freelancerId, 'conversation', conversationId, value, { etag: stored.etag });
      return;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

function remaining(entry: OutboxEntry, outcome: Outcome): OutboxEntry[] {
  if (outcome.state === 'sent') return [];
  const { state, error, retryAt } = outcome;
  return [{ ...entry, state, error, attempts: entry.attempts + 1, nextAttemptAt: retryAt.toISOString() }];
}
