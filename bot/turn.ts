import { rememberAnswer } from '../assistant/conversations.ts';
import { copyOf } from '../assistant/copy.ts';
import type { Command, Conversation, Input } from '../assistant/documents.ts';
import { runDialogs } from './answering.ts';
import { announce } from './notices.ts';
import { obey } from './obeying.ts';
import { handOverIfTurnedOff, mayAnswer } from './standing.ts';
import type { Heard, TurnInput } from './turnInput.ts';

/**
 * Deals with everything the conversation has received: returns the conversation as it is then, replies and commands to
 * others in its outbox. Changes nothing it was given.
 */
export async function takeTurn(turn: TurnInput): Promise<Conversation> {
  const draft = copyOf(turn.conversation);
  const inputs = draft.inputs;
  draft.inputs = [];
  handOverIfTurnedOff(turn, draft);
  const units = unitsOf(inputs);
  for (const [place, unit] of units.entries()) {
    if (unit.kind === 'command') await obeyed(turn, draft, unit.command);
    else if (units.slice(place).some(isTakenInHand)) leaveToFreelancer(draft, unit.heard);
    else await answer(turn, draft, unit.heard);
  }
  announce(turn, draft);
  return draft;
}

type Unit = { kind: 'heard'; heard: Heard[] } | { kind: 'command'; command: Command };

/** Messages that follow one another are one unit, a burst; a tap, an arrival and a command stand alone. */
function unitsOf(inputs: Input[]): Unit[] {
  const units: Unit[] = [];
  for (const input of inputs) {
    if (input.kind === 'command') {
      units.push({ kind: 'command', command: input.command });
      continue;
    }
    const last = units.at(-1);
    const joins =
      input.kind === 'message' && last?.kind === 'heard' && last.heard.every(({ kind }) => kind === 'message');
    if (joins) last.heard.push(input);
    else units.push({ kind: 'heard', heard: [input] });
  }
  return units;
}

/** The freelancer stepped in while the answer was being made: nothing of it is said. */
function isTakenInHand(unit: Unit): boolean {
  return unit.kind === 'command' && ['takeOver', 'reply', 'notAFit'].includes(unit.command.kind);
}

function leaveToFreelancer(draft: Conversation, heard: Heard[]): void {
  draft.silent = 'takenOver';
  for (const input of heard) if (input.inline) rememberAnswer(draft, input.id, []);
}

/** A notice is something the freelancer's own chat answers, with a card; other commands are simply done. */
async function obeyed(turn: TurnInput, draft: Conversation, command: Command): Promise<void> {
  const earlier = command.kind === 'notice' ? draft.notices[command.notice.conversationId] : undefined;
  obey(turn, draft, command);
  if (command.kind !== 'notice') return;
  const notice = { now: command.notice, ...(earlier && { earlier }) };
  await runDialogs(turn, draft, { heard: [], notice }, false);
}

async function answer(turn: TurnInput, draft: Conversation, heard: Heard[]): Promise<void> {
  const inline = heard.some(input => input.inline);
  const messages =
    draft.kind === 'freelancer' || mayAnswer(turn, draft) ? await runDialogs(turn, draft, { heard }, inline) : [];
  for (const input of heard) if (input.inline) rememberAnswer(draft, input.id, messages);
}
