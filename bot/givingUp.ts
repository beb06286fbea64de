import { addMessage, handOver, rememberAnswer, sendMessage } from '../assistant/conversations.ts';
import { copyOf } from '../assistant/copy.ts';
import type { Conversation, Message } from '../assistant/documents.ts';
import { gate } from '../assistant/gate.ts';
import { handoverSummary } from '../assistant/summary.ts';
import { announce } from './notices.ts';
import { obey } from './obeying.ts';
import type { TurnInput } from './turnInput.ts';
import { freelancerSay, sayTo } from './voice.ts';

/** What a turn that cannot be made leaves: the freelancer's commands are still done, the buyer is told, and a person answers. */
export function giveUp(turn: TurnInput, report: (problem: string, error: unknown) => void): Conversation {
  const draft = copyOf(turn.conversation);
  const { inputs } = draft;
  draft.inputs = [];
  for (const input of inputs) if (input.kind === 'command') obey(turn, draft, input.command);
  const heard = inputs.filter(input => input.kind !== 'command');
  const inline = heard.some(input => input.inline);
  const said = heard.length > 0 && draft.kind !== 'freelancer' ? apologise(turn, draft, inline) : [];
  for (const input of heard) if (input.inline) rememberAnswer(draft, input.id, said);
  try {
    announce(turn, draft);
  } catch (error) {
    report(`the freelancer could not be told of conversation ${draft.id}`, error);
  }
  return draft;
}

function apologise(turn: TurnInput, draft: Conversation, inline: boolean): Message[] {
  const verdict = gate({ ...turn, conversation: draft });
  draft.silent = verdict.answers ? null : verdict.reason;
  if (!verdict.answers) return [];
  const at = turn.now.toISOString();
  const text = sayTo(turn, draft)('turn.failed', { name: turn.freelancer.displayName });
  const message = addMessage(draft, { from: 'assistant', at, text });
  if (!inline) sendMessage(draft, message);
  const gig = turn.knowledge.gigs.find(({ id }) => id === draft.gigId);
  handOver(draft, 'notAnswered', at, handoverSummary(draft, gig, 'notAnswered', freelancerSay(turn)));
  return [message];
}
