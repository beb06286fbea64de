import { briefLines } from '../assistant/brief.ts';
import { enqueue } from '../assistant/conversations.ts';
import type { Conversation, HandoverNotice } from '../assistant/documents.ts';
import type { TurnInput } from './turnInput.ts';
import { freelancerSay } from './voice.ts';

const shownMessages = 6;

/** Tells the freelancer's own chats when the buyer's conversation needs them, or changed while it does. */
export function announce(turn: TurnInput, draft: Conversation): void {
  const before = turn.conversation;
  const handover = draft.handover ?? draft.endedHandover;
  if (draft.kind !== 'buyer' || !handover || !worthTelling(before, draft)) return;
  draft.noticeVersion++;
  const notice = noticeOf(turn, draft, handover);
  for (const to of turn.ownChats) enqueue(draft, { kind: 'command', to, command: { kind: 'notice', notice } });
}

/** A change of status, or anything said while the freelancer is the one to answer. */
function worthTelling(before: Conversation, draft: Conversation): boolean {
  const isTheirs = draft.status === 'handedOver' || draft.status === 'takenOver';
  // Whoever turns the assistant off gets a full inbox, not a card for each chat of the last days.
  if (before.inputs.every(input => input.kind === 'command' && input.command.kind === 'turnedOff')) return false;
  return before.status !== draft.status || isTheirs;
}

function noticeOf(turn: TurnInput, draft: Conversation, handover: HandoverNotice['handover']): HandoverNotice {
  const gig = turn.knowledge.gigs.find(({ id }) => id === draft.gigId);
  return {
    conversationId: draft.id,
    version: draft.noticeVersion,
    status: draft.status,
    buyerName: draft.buyer.displayName,
    language: draft.language ?? 'en',
    gigTitle: gig?.title ?? '',
    handover,
    brief: draft.brief,
    briefLines: briefLines(draft.brief, gig, freelancerSay(turn)),
    promises: draft.promises,
    flags: draft.flags,
    lastMessages: draft.messages
      .filter(({ withdrawn }) => !withdrawn)
      .slice(-shownMessages)
      .map(({ from, text, card }) => ({ from, text: text || (card?.text ?? '') })),
  };
}
