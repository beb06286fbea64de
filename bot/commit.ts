import type { Conversation } from '../assistant/documents.ts';
import { ConflictError, type Store, type Stored } from '../storage/contracts.ts';
import type { Circumstances } from './circumstances.ts';
import { giveUp } from './givingUp.ts';
import { graft, type Made, takenBack } from './graft.ts';
import type { InHand } from './inHand.ts';
import { leaseOver } from './lease.ts';
import { turnPage } from './pages.ts';
import { takeTurn } from './turn.ts';
import { within } from './within.ts';

export interface CommitParts {
  store: Store;
  hand: InHand;
  circumstances: Circumstances;
  now: () => Date;
  /** Written into the conversation as who delivers what it holds. */
  owner: string;
  report: (problem: string, error: unknown) => void;
}

/** A turn is made again for what came in meanwhile this often; what comes later is the next turn's. */
const remakes = 2;
/** Counted from the first message: nobody waits longer because of what they said since. */
const remakeUntilMs = 3_000;
/** A turn that throws is tried this often before the freelancer is asked to answer. */
const triesBeforeGivingUp = 2;
/** A model that does not answer within its own limits is as good as one that fails. */
const longestTurnMs = 30_000;

/** Makes the turn that a conversation owes, if any, and returns the conversation as committed. */
export async function commitTurn(
  parts: CommitParts,
  freelancerId: string,
  conversationId: string,
): Promise<Conversation | undefined> {
  const read = () => parts.hand.latest(freelancerId, conversationId);
  let stored = await read();
  let made: Made | undefined;
  for (let round = 0; stored && stored.value.inputs.length > 0; round++) {
    const late = round > remakes || isLate(parts, made?.from ?? stored.value);
    if (made && (await stands(parts, made, stored.value, late))) made = graft(made, stored.value);
    else made = await make(parts, stored.value);
    const committed = await write(parts, stored, made.conversation);
    if (committed) return committed;
    stored = await read();
  }
  return stored?.value;
}

function isLate({ now }: CommitParts, { inputs }: Conversation): boolean {
  const first = inputs[0]?.at;
  return first !== undefined && now().getTime() > Date.parse(first) + remakeUntilMs;
}

async function make(parts: CommitParts, from: Conversation): Promise<Made> {
  const circumstances = await parts.circumstances(from);
  const { settings } = circumstances;
  const done = new Set(from.inputs.map(({ id }) => id));
  const turn = { ...circumstances, conversation: from };
  for (let tries = 1; ; tries++) {
    try {
      return { from, done, settings, conversation: await within(longestTurnMs, 'the turn', takeTurn(turn)) };
    } catch (error) {
      parts.report(`a turn of conversation ${from.id} failed`, error);
      if (tries >= triesBeforeGivingUp) return { from, done, settings, conversation: giveUp(turn, parts.report) };
    }
  }
}

/**
 * Whether a turn made over an older conversation still stands over the present one: only delivery marks changed, or it
 * is too late to begin again for more words of the buyer. What the freelancer did since always counts.
 */
async function stands(parts: CommitParts, made: Made, present: Conversation, late: boolean): Promise<boolean> {
  const { from, done, settings, conversation } = made;
  const since = present.inputs.filter(({ id }) => !done.has(id));
  if (from.status !== present.status || since.some(({ kind }) => kind === 'command')) return false;
  if (present.inputs.length - since.length < done.size || (since.length > 0 && !late)) return false;
  if (takenBack(made).some(id => !present.outbox.some(entry => entry.id === id))) return false;
  const today = await parts.circumstances(conversation);
  return JSON.stringify(today.settings) === JSON.stringify(settings);
}

/** Undefined when someone else wrote in between. */
async function write(
  parts: CommitParts,
  { value, etag }: Stored<Conversation>,
  made: Conversation,
): Promise<Conversation | undefined> {
  const paged = await turnPage(parts.store, value, made);
  const conversation = { ...paged, lease: leaseOver(paged, value.lease, parts) };
  try {
    await parts.hand.write(conversation, { etag });
    return conversation;
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
}
