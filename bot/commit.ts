import { addMessage, applyCommand, handOver, sendMessage } from '../assistant/conversations.ts';
import type { Conversation } from '../assistant/documents.ts';
import { handoverSummary } from '../assistant/summary.ts';
import { ConflictError, type Store, type Stored } from '../storage/contracts.ts';
import { turnPage } from './pages.ts';
import { type TurnInput, takeTurn } from './turn.ts';
import { freelancerSay, sayTo } from './voice.ts';

/** Makes everything a turn depends on but the conversation. */
export type Circumstances = (conversation: Conversation) => Promise<Omit<TurnInput, 'conversation'>>;

export interface CommitParts {
  store: Store;
  circumstances: Circumstances;
  now: () => Date;
  /** Written into the conversation as who delivers what it holds. */
  owner: string;
  report: (problem: string, error: unknown) => void;
}

/** A turn is made again for what came in meanwhile this often; what comes later is the next turn's. */
const remakes = 2;
const remakeUntilMs = 3_000;
/** A turn that throws is tried this often before the freelancer is asked to answer. */
const triesBeforeGivingUp = 2;
export const leaseMs = 30_000;

/** Makes the turn that a conversation owes, if any, and returns the conversation as committed. */
export async function commitTurn(
  parts: CommitParts,
  freelancerId: string,
  conversationId: string,
): Promise<Conversation | undefined> {
  const read = () => parts.store.read(freelancerId, 'conversation', conversationId);
  const deadline = parts.now().getTime() + remakeUntilMs;
  let stored = await read();
  let made: Made | undefined;
  for (let round = 0; stored && stored.value.inputs.length > 0; round++) {
    const late = round > remakes || parts.now().getTime() > deadline;
    if (made && stands(made.from, stored.value, late)) made = graft(made, stored.value);
    else made = await make(parts, stored.value);
    const committed = await write(parts, stored, made.conversation);
    if (committed) return committed;
    stored = await read();
  }
  return stored?.value;
}

interface Made {
  from: Conversation;
  conversation: Conversation;
}

async function make(parts: CommitParts, from: Conversation): Promise<Made> {
  const circumstances = await parts.circumstances(from);
  for (let tries = 1; ; tries++) {
    try {
      return { from, conversation: await takeTurn({ ...circumstances, conversation: from }) };
    } catch (error) {
      parts.report(`a turn of conversation ${from.id} failed`, error);
      if (tries >= triesBeforeGivingUp) return { from, conversation: giveUp({ ...circumstances, conversation: from }) };
    }
  }
}

/** What a turn that cannot be made leaves: the freelancer's commands are still done, the buyer is told, and a person answers. */
function giveUp(turn: TurnInput): Conversation {
  const draft = structuredClone(turn.conversation);
  for (const input of draft.inputs) if (input.kind === 'command') applyCommand(draft, input.command);
  draft.inputs = [];
  const at = turn.now.toISOString();
  if (draft.kind === 'freelancer' || draft.status !== 'live') return draft;
  const text = sayTo(turn, draft)('turn.failed', { name: turn.freelancer.displayName });
  sendMessage(draft, addMessage(draft, { from: 'assistant', at, text }));
  const gig = turn.knowledge.gigs.find(({ id }) => id === draft.gigId);
  handOver(draft, 'notAnswered', at, handoverSummary(draft, gig, 'notAnswered', freelancerSay(turn)));
  return draft;
}

/**
 * Whether a turn made over an older conversation still stands over the present one: only delivery marks changed, or it
 * is too late to begin again for more words of the buyer. What the freelancer did since always counts.
 */
function stands(before: Conversation, present: Conversation, late: boolean): boolean {
  const done = new Set(before.inputs.map(({ id }) => id));
  const since = present.inputs.filter(({ id }) => !done.has(id));
  if (before.status !== present.status || since.some(({ kind }) => kind === 'command')) return false;
  return (
    present.inputs.length > 0 && done.size + since.length === present.inputs.length && (late || since.length === 0)
  );
}

/** Puts a turn that was made over an older conversation on the present one: what came in since waits for the next turn. */
function graft({ from, conversation }: Made, present: Conversation): Made {
  const done = new Set(from.inputs.map(({ id }) => id));
  const known = new Set(from.outbox.map(({ id }) => id));
  const heardSince = present.messages.filter(({ seq }) => seq >= from.nextSeq);
  const shift = present.nextSeq - from.nextSeq;
  const renamed = new Map<string, string>();
  const said = conversation.messages
    .filter(({ seq }) => seq >= from.nextSeq)
    .map(message => {
      const seq = message.seq + shift;
      renamed.set(message.id, `m${seq}`);
      return { ...message, seq, id: `m${seq}` };
    });
  const rename = (id: string): string => renamed.get(id) ?? id;
  const added = conversation.outbox
    .filter(({ id }) => !known.has(id))
    .map(entry => (entry.kind === 'command' ? entry : { ...entry, messageId: rename(entry.messageId) }));
  return {
    from: present,
    conversation: {
      ...conversation,
      messages: [...conversation.messages.filter(({ seq }) => seq < from.nextSeq), ...heardSince, ...said],
      nextSeq: conversation.nextSeq + shift,
      inputs: present.inputs.filter(({ id }) => !done.has(id)),
      seen: present.seen,
      outbox: [...present.outbox, ...added],
      sentIds: present.sentIds,
      promises: conversation.promises.map(promise => ({ ...promise, messageId: rename(promise.messageId) })),
      answered: Object.fromEntries(Object.entries(conversation.answered).map(([id, ids]) => [id, ids.map(rename)])),
      lastMessageAt: [present.lastMessageAt, conversation.lastMessageAt].sort().at(-1) ?? present.lastMessageAt,
    },
  };
}

/** Undefined when someone else wrote in between. */
async function write(
  { store, now, owner }: CommitParts,
  stored: Stored<Conversation>,
  made: Conversation,
): Promise<Conversation | undefined> {
  const until = new Date(now().getTime() + leaseMs).toISOString();
  const paged = await turnPage(store, made);
  const conversation = { ...paged, lease: paged.outbox.length > 0 ? { owner, until } : null };
  try {
    await store.write(made.freelancerId, 'conversation', made.id, conversation, { etag: stored.etag });
    return conversation;
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
}
