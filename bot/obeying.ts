import { addMessage, applyCommand, sendMessage } from '../assistant/conversations.ts';
import type { Command, Conversation } from '../assistant/documents.ts';
import { handOverIfOff } from './standing.ts';
import type { TurnInput } from './turnInput.ts';
import { sayTo } from './voice.ts';

/** Does what the freelancer wants to a buyer's conversation, and lets the buyer see who is speaking. */
export function obey(turn: TurnInput, draft: Conversation, command: Command): void {
  const before = draft.status;
  applyCommand(draft, command);
  if (draft.kind === 'freelancer') return;
  const say = sayTo(turn, draft);
  const name = turn.freelancer.displayName;
  switch (command.kind) {
    case 'takeOver':
      if (before !== 'takenOver') note(turn, draft, say('turn.joined', { name }));
      break;
    case 'reply':
      if (before !== 'takenOver') note(turn, draft, say('turn.joined', { name }));
      replyInPerson(turn, draft, command);
      break;
    case 'return':
      draft.epoch = turn.settings.epoch;
      if (before !== 'live') note(turn, draft, say('turn.returned', { assistant: turn.settings.name, name }));
      break;
    case 'notAFit':
      if (before !== 'closed') note(turn, draft, say('turn.notAFit', { name }));
      break;
    case 'turnedOff':
      handOverIfOff(turn, draft);
      break;
    case 'notice':
      break;
  }
}

function note({ now }: TurnInput, draft: Conversation, text: string): void {
  sendMessage(draft, addMessage(draft, { from: 'system', at: now.toISOString(), text }));
}

function replyInPerson({ now }: TurnInput, draft: Conversation, command: Command & { kind: 'reply' }): void {
  const { text, attachments } = command;
  const message = { from: 'freelancer', at: now.toISOString(), text, ...(attachments && { attachments }) } as const;
  sendMessage(draft, addMessage(draft, message));
}
