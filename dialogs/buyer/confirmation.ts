import { briefLines, learn, openRequirements } from '../../assistant/brief.ts';
import type { Gig } from '../../assistant/documents.ts';
import { briefCard } from '../../cards/brief.ts';
import type { Question, Read } from '../ask.ts';
import { agrees } from './cues.ts';
import { statement } from './question.ts';
import type { BuyerTurn } from './turn.ts';

export const confirmSlot = 'confirm';

/** What is known so far, as the brief will hold it. */
export function showTold(turn: BuyerTurn): void {
  const { conversation, say } = turn.state;
  const lines = briefLines(conversation.brief, turn.gig(), say);
  if (lines.length === 0) turn.say('told.nothing');
  else {
    turn.say('told.soFar');
    turn.show(briefCard({ lines, open: [], conversation: conversation.id, say }));
  }
}

/** Shows the brief to be confirmed; anything else said is added or changed, and it is shown again. */
export function confirmQuestion(turn: BuyerTurn, gig: Gig): Question {
  const { conversation, say } = turn.state;
  const showCard = (): void => {
    const open = openRequirements(conversation.brief, gig).map(({ id, question: label }) => ({ slot: id, label }));
    const lines = briefLines(conversation.brief, gig, say);
    turn.show(briefCard({ lines, open, conversation: conversation.id, say }));
    turn.suggest([say('suggest.looksGood'), say('suggest.human', { name: turn.state.freelancer.displayName })]);
  };
  return {
    slot: confirmSlot,
    known: () => false,
    put(how) {
      conversation.expecting = null;
      const changed = turn.learned.size > 0;
      if (how === 'again') turn.say('brief.whatToChange');
      else if (how === 'afterAside' && !changed) turn.say('brief.stillThere');
      else {
        turn.paragraph();
        turn.say(how === 'first' ? 'brief.check' : 'brief.changed');
        showCard();
      }
    },
    read: () => readConfirmation(turn),
    keep: () => undefined,
    leave: () => undefined,
  };
}

function readConfirmation(turn: BuyerTurn): Read {
  const { tap, text, understanding, conversation } = turn.state;
  if (tap?.action.do === 'confirmBrief') return { kind: 'value', value: 'confirmed' };
  const waves = understanding.move === 'skip' || understanding.move === 'dontKnow';
  if (tap || turn.learned.size > 0 || waves) return { kind: 'aside' };
  if (understanding.move === 'no') return { kind: 'unclear' };
  if (agrees(text) || understanding.move === 'yes' || understanding.move === 'done')
    return { kind: 'value', value: 'confirmed' };
  if (turn.answered > 0 && turn.statements.length === 0) return { kind: 'aside' };
  const note = statement(turn);
  if (!note) return { kind: 'unclear' };
  const { description } = conversation.brief;
  conversation.brief = learn(conversation.brief, { description: description ? `${description}\n${note}` : note });
  turn.learned.add('description');
  return { kind: 'aside' };
}
