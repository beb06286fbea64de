import { hasAssistantSpoken } from '../../assistant/conversations.ts';
import { suggestedQuestions } from './suggestions.ts';
import type { BuyerTurn } from './turn.ts';

/** Whether the assistant has said in this conversation who it is; its first reply always does. */
export function isIntroduced({ state: { conversation } }: BuyerTurn): boolean {
  return hasAssistantSpoken(conversation);
}

/** The first words of a conversation: an AI assistant, its own name, and whose. */
export function introduce(turn: BuyerTurn): void {
  const { settings, freelancer } = turn.state;
  if (!isIntroduced(turn)) turn.say('opening.introduction', { assistant: settings.name, name: freelancer.displayName });
}

/** Greets on an opened page, once, with questions to start from. */
export function greet(turn: BuyerTurn): void {
  if (isIntroduced(turn)) return;
  const { settings, freelancer } = turn.state;
  turn.say('opening.greeting', { assistant: settings.name, name: freelancer.displayName });
  turn.say('opening.invitation', { name: freelancer.displayName });
  turn.suggest(suggestedQuestions(turn));
}
