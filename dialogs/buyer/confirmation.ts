import { briefLines, learn, progressOf } from '../../assistant/brief.ts';
import type { Gig } from '../../assistant/documents.ts';
import { briefCard } from '../../cards/brief.ts';
import type { Question, Read } from '../ask.ts';
import { agrees } from './acts.ts';
import { statement } from './question.ts';
import type { BuyerTurn } from './turn.ts';

export const confirmSlot = 'confirm';

/** What is known so far, as the brief will hold it. */
export function showTold(turn: BuyerTurn): void {
  const { conversation, say } = turn.state;
  const known = briefLines(conversation.brief, turn.gig(), say).filter(({ slot }) => slot !== 'gig');
  if (known.length === 0) turn.say('told.nothing');
  else {
    turn.say('told.soFar');
    showBrief(turn, turn.gig());
  }
}

/** Shows the brief as it stands; its version rises with each change, so that a tap on an earlier card is known as one. */
function showBrief(turn: BuyerTurn, gig: Gig | undefined): void {
  const { conversation, say } = turn.state;
  const { brief } = conversation;
  const { open, unknown, ...progress } = gig
    ? progressOf(brief, gig)
    : { open: [], unknown: [], answered: 0, total: 0 };
  const states = open.map(question => ({
    slot: question.id,
    label: question.question,
    state: unknown.includes(question)
      ? ('unknown' as const)
      : question.required
        ? ('open' as const)
        : ('optional' as const),
  }));
  const lines = briefLines(brief, gig, say);
  const text = JSON.stringify([lines, states]);
  const { shownBrief } = turn.memory;
  const version = shownBrief.text === text ? shownBrief.version : shownBrief.version + 1;
  turn.memory.shownBrief = { version, text };
  turn.show(briefCard({ lines, open: states, progress, version, conversation: conversation.id, say }));
}

/** Shows the brief to be confirmed; anything else said is added or changed, and it is shown again. */
export function confirmQuestion(turn: BuyerTurn, gig: Gig): Question {
  const { conversation, say } = turn.state;
  return {
    slot: confirmSlot,
    known: () => false,
    put(how) {
      conversation.expecting = null;
      const changed = turn.learned.size > 0;
      if (how === 'again') turn.say('brief.whatToChange');
      else if (how === 'afterAside' && !changed && !isStale(turn)) turn.say('brief.stillThere');
      else {
        turn.paragraph();
        turn.say(isStale(turn) ? 'brief.newer' : how === 'first' ? 'brief.check' : 'brief.changed');
        showBrief(turn, gig);
        turn.suggest([say('suggest.looksGood'), say('suggest.human', { name: turn.state.freelancer.displayName })]);
      }
    },
    read: () => readConfirmation(turn),
    keep: () => undefined,
    leave: () => undefined,
  };
}

/** A tap on a card that shows an earlier brief. */
function isStale({ state, memory }: BuyerTurn): boolean {
  const action = state.tap?.action;
  if (action?.do !== 'confirmBrief' || action.version === undefined) return false;
  return action.version !== memory.shownBrief.version;
}

function readConfirmation(turn: BuyerTurn): Read {
  const { tap, understanding, conversation } = turn.state;
  if (tap?.action.do === 'confirmBrief' && !isStale(turn)) return { kind: 'value', value: 'confirmed' };
  const waves = understanding.move === 'skip' || understanding.move === 'dontKnow';
  if (tap || turn.learned.size > 0 || waves) return { kind: 'aside' };
  if (understanding.move === 'no') return { kind: 'unclear' };
  if (agrees(turn) || understanding.move === 'yes' || understanding.move === 'done')
    return { kind: 'value', value: 'confirmed' };
  if (turn.answered > 0 && turn.statements.length === 0) return { kind: 'aside' };
  const note = statement(turn);
  if (!note) return { kind: 'unclear' };
  const { description } = conversation.brief;
  conversation.brief = learn(conversation.brief, { description: description ? `${description}\n${note}` : note });
  turn.learned.add('description');
  return { kind: 'aside' };
}
