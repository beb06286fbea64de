import { addMessage, handOver, hasAssistantSpoken, sendMessage } from '../assistant/conversations.ts';
import type { Conversation } from '../assistant/documents.ts';
import { gate, offReasons, turnedOffSince } from '../assistant/gate.ts';
import { handoverSummary } from '../assistant/summary.ts';
import type { TurnInput } from './turnInput.ts';
import { freelancerSay } from './voice.ts';

/** Passes the gate, or notes why not. */
export function mayAnswer(turn: TurnInput, draft: Conversation): boolean {
  const verdict = gate({ ...turn, conversation: draft });
  draft.silent = verdict.answers ? null : verdict.reason;
  if (verdict.answers) draft.epoch = turn.settings.epoch;
  else if (offReasons.has(verdict.reason)) {
    handOverAsTurnedOff(turn, draft);
    autoReply(turn, draft);
  }
  return verdict.answers;
}

/** The freelancer's own words for the time the assistant is off, once until the freelancer or the assistant speaks again. */
function autoReply({ settings, now }: TurnInput, draft: Conversation): void {
  const text = settings.autoReply.trim();
  if (!text) return;
  if (draft.messages.findLast(message => message.from !== 'buyer')?.text === text) return;
  sendMessage(draft, addMessage(draft, { from: 'freelancer', at: now.toISOString(), text }));
}

/** While the assistant is off, its running chats are the freelancer's. */
export function handOverIfOff(turn: TurnInput, draft: Conversation): void {
  const verdict = gate({ ...turn, conversation: draft });
  if (!verdict.answers && offReasons.has(verdict.reason)) handOverAsTurnedOff(turn, draft);
}

/** When the assistant was turned off since it last spoke here, its running chat goes to the freelancer. */
export function handOverIfTurnedOff(turn: TurnInput, draft: Conversation): void {
  if (turnedOffSince(draft, turn.settings)) handOverAsTurnedOff(turn, draft);
}

/** A running chat, one in which the assistant has spoken, goes to the freelancer. */
function handOverAsTurnedOff({ knowledge, now, ...turn }: TurnInput, draft: Conversation): void {
  if (draft.kind !== 'buyer' || draft.status !== 'live') return;
  if (!hasAssistantSpoken(draft)) return;
  const gig = knowledge.gigs.find(({ id }) => id === draft.gigId);
  handOver(
    draft,
    'turnedOff',
    now.toISOString(),
    handoverSummary(draft, gig, 'turnedOff', freelancerSay({ ...turn, knowledge, now })),
  );
}
