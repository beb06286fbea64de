import { type Dialog, type DialogContext, WaterfallDialog, type WaterfallStep } from 'botbuilder-dialogs';
import { isComplete } from '../../assistant/brief.ts';
import type { Gig } from '../../assistant/documents.ts';
import { ask, type Question, questionDialog } from '../ask.ts';
import { confirmQuestion, confirmSlot } from './confirmation.ts';
import { handOverTo } from './handover.ts';
import { briefQuestions, customOfferQuestions, editQuestions } from './questions.ts';
import type { BuyerTurn } from './turn.ts';

const gatherBrief = 'requirements';
const gatherCustomOffer = 'customOffer';
const editOf = (slot: string): string => `edit:${slot}`;

/** The waterfalls of a Gig and the questions in them. A waterfall reads as its list of questions. */
function requirementDialogs(turn: BuyerTurn, gig: Gig): Dialog[] {
  const forBrief = [...briefQuestions(turn, gig), confirmQuestion(turn, gig)];
  const forOffer = customOfferQuestions(turn, gig);
  const bySlot = new Map([...editQuestions(turn, gig), ...forBrief].map(question => [question.slot, question]));
  const edits = [...bySlot.values()].filter(({ slot }) => slot !== confirmSlot);
  return [
    new WaterfallDialog(gatherBrief, [...forBrief.flatMap(ask), async step => step.endDialog(finishBrief(turn, gig))]),
    new WaterfallDialog(gatherCustomOffer, [
      ...forOffer.flatMap(ask),
      async step => step.endDialog(handOverTo(turn, 'customOffer')),
    ]),
    ...edits.map(question => new WaterfallDialog(editOf(question.slot), editSteps(question))),
    ...[...bySlot.values()].map(questionDialog),
  ];
}

/** Asked again although it is known. */
const editSteps = (question: Question): WaterfallStep[] => ask({ ...question, known: () => false });

/** The slots a waterfall consists of: where they change under way, it starts again and skips what is known. */
export function shapeOf(turn: BuyerTurn, gig: Gig): string {
  const questions =
    turn.memory.gathering === 'customOffer' ? customOfferQuestions(turn, gig) : briefQuestions(turn, gig);
  return `${gig.id}:${questions.map(({ slot }) => slot).join(',')}`;
}

/** Makes the Gig's dialogs known for this turn; to be called before any of them begins or continues. */
export function prepare(dc: DialogContext, turn: BuyerTurn, gig: Gig): void {
  if (dc.dialogs.find(gatherBrief)) return;
  for (const dialog of requirementDialogs(turn, gig)) dc.dialogs.add(dialog);
}

/** Starts, or after an interruption starts again; what is known is skipped. */
export async function gather(dc: DialogContext, turn: BuyerTurn, gig: Gig): Promise<void> {
  turn.memory.gathering ??= 'brief';
  if (turn.memory.gathering === 'customOffer') turn.memory.asked = [];
  turn.memory.shape = shapeOf(turn, gig);
  turn.state.conversation.gigId = gig.id;
  turn.state.conversation.brief.gigId = gig.id;
  prepare(dc, turn, gig);
  await dc.cancelAllDialogs();
  await dc.beginDialog(turn.memory.gathering === 'customOffer' ? gatherCustomOffer : gatherBrief);
}

/** Asks for one slot again, and goes back to the brief. */
export async function edit(dc: DialogContext, slot: string): Promise<boolean> {
  if (!dc.dialogs.find(editOf(slot))) return false;
  await dc.beginDialog(editOf(slot));
  return true;
}

/** The buyer has confirmed: the brief goes to the freelancer, or waits for the buyer's order where they want it so. */
export function finishBrief(turn: BuyerTurn, gig: Gig): void {
  const { conversation, settings, freelancer } = turn.state;
  turn.memory.confirmed = true;
  turn.memory.gathering = null;
  conversation.expecting = null;
  if (settings.handover.briefComplete)
    handOverTo(turn, isComplete(conversation.brief, gig) ? 'briefComplete' : 'briefIncomplete');
  else turn.say('brief.kept', { name: freelancer.displayName });
}
