import type { Fact } from '../../assistant/documents.ts';
import { choicesCard } from '../../cards/choices.ts';
import type { Clause } from '../../language/understanding.ts';
import { questionOf } from './faq.ts';
import { type BuyerTurn, gigNames, shorten } from './turn.ts';

/** The slot of a card that asks what was meant. */
export const clarifySlot = 'clarify';
/** The value of "none of these". */
export const noneOfThese = 'none';

const mostChoices = 3;

/** One clarifying question where there is a sensible one, else an honest "I'll pass it on". */
export function notUnderstood(turn: BuyerTurn, clause: Clause, among: Fact[] = []): void {
  const choices = among
    .map(fact => ({ label: questionOf(turn, fact) ?? '', value: fact.id }))
    .filter(({ label }) => label !== '')
    .slice(0, mostChoices);
  if (!turn.memory.clarifying && !turn.memory.gathering && !turn.hasAsked() && choices.length > 0) {
    turn.memory.clarifying = clause.text;
    askWhich(turn, choices);
    return;
  }
  passOn(turn, clause.text);
}

function askWhich(turn: BuyerTurn, choices: { label: string; value: string }[]): void {
  const { say, conversation } = turn.state;
  const question = say('unknown.which');
  turn.add(question, []);
  const all = [...choices, { label: say('unknown.none'), value: noneOfThese }];
  turn.show(choicesCard({ question: '', choices: all, slot: clarifySlot, conversation: conversation.id, say }));
}

/** Tells honestly that it is not known, and notes the question for the freelancer. */
export function passOn(turn: BuyerTurn, question: string): void {
  const { conversation, freelancer } = turn.state;
  turn.memory.clarifying = null;
  // Two gaps in one message are one try.
  if (!turn.noted) turn.memory.unanswered++;
  const asked = question.trim();
  if (asked && !conversation.open.includes(asked)) conversation.open.push(asked);
  if (turn.hasShown('choices')) return;
  if (!turn.noted) turn.say('unknown.honest', { name: freelancer.displayName });
  turn.noted = true;
}

/** Asks which Gig is meant, and keeps the question until it is known. */
export function askGig(turn: BuyerTurn, key: 'gig.which' | 'gig.whichOrder'): void {
  const { say, knowledge, conversation } = turn.state;
  const choices = gigNames(knowledge.gigs).map((name, n) => ({
    label: shorten(name, 60),
    value: knowledge.gigs[n]?.id ?? '',
  }));
  turn.say(key);
  turn.show(choicesCard({ question: '', choices, slot: 'gig', conversation: conversation.id, say }));
}
