import type { Conversation, Message, OutboxEntry } from '../assistant/documents.ts';
import { PublicError } from '../assistant/errors.ts';
import { SendError } from './ports.ts';

/** What became of an entry of the outbox. */
export type Outcome =
  | { state: 'sent'; sentId?: string; key?: string }
  | { state: 'dropped' }
  | { state: 'unsent' | 'dead'; error: string; status: number; retryAt: Date };

const firstBackoffMs = 1_000;
const longestBackoffMs = 5 * 60_000;
/** A reply still matters after a day of a channel's trouble. */
const lastAttempt = 300;
const longestRetryAfterMs = 60 * 60_000;
/** Dead letters that a conversation keeps to be looked at. */
const keptDead = 20;

/** What can never succeed goes to the dead letters; all else, such as 412, 429, 5xx and a lost connection, is tried again, later each time. */
export function failureOf({ attempts }: OutboxEntry, error: unknown, now: Date): Outcome {
  const status = error instanceof SendError || error instanceof PublicError ? error.status : 0;
  const hopeless = [400, 403, 404, 405, 413].includes(status) || attempts + 1 >= lastAttempt;
  const backoff = Math.min(firstBackoffMs * 2 ** attempts, longestBackoffMs);
  const asked = error instanceof SendError ? Math.min(error.retryAfterMs ?? 0, longestRetryAfterMs) : 0;
  return {
    state: hopeless ? 'dead' : 'unsent',
    error: error instanceof Error ? error.message : String(error),
    status,
    retryAt: new Date(now.getTime() + Math.max(backoff, asked)),
  };
}

/** The conversation once this became of one of its entries. */
export function withOutcome(conversation: Conversation, entry: OutboxEntry, outcome: Outcome): Conversation {
  const { outbox } = conversation;
  return {
    ...conversation,
    ...(outcome.state === 'sent' && noteSent(conversation, entry, outcome)),
    outbox: keepNewestDead(outbox.flatMap(each => (each.id === entry.id ? remaining(each, outcome) : [each]))),
  };
}

/** What was on its way when it was taken back has been read all the same, so the transcript shows it. */
function noteSent(
  { sentIds, messages }: Conversation,
  entry: OutboxEntry,
  { sentId, key }: Outcome & { state: 'sent' },
): Pick<Conversation, 'sentIds' | 'messages'> {
  const sent = entry.kind === 'command' ? undefined : entry.messageId;
  return {
    sentIds: sentId && key ? newest({ ...sentIds, [key]: sentId }) : sentIds,
    messages: messages.map(message => (message.id === sent ? shown(message) : message)),
  };
}

const shown = ({ withdrawn: _withdrawn, ...message }: Message): Message => message;

/** Cards that can still be changed in place. */
const keptSentIds = 100;
const newest = (ids: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(ids).slice(-keptSentIds));

function remaining(entry: OutboxEntry, outcome: Outcome): OutboxEntry[] {
  if (outcome.state === 'sent' || outcome.state === 'dropped') return [];
  const { state, error, status, retryAt } = outcome;
  return [{ ...entry, state, error, status, attempts: entry.attempts + 1, nextAttemptAt: retryAt.toISOString() }];
}

function keepNewestDead(outbox: OutboxEntry[]): OutboxEntry[] {
  const dead = outbox.filter(({ state }) => state === 'dead').slice(0, -keptDead);
  return outbox.filter(entry => !dead.includes(entry));
}
