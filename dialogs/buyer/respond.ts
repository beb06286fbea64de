import type { DialogContext } from 'botbuilder-dialogs';
import { emptyBrief } from '../../assistant/brief.ts';
import { handoverReason } from '../../assistant/handoverRules.ts';
import type { HandoverReason } from '../../assistant/vocabulary.ts';
import type { Clause } from '../../language/understanding.ts';
import { anyDoes, does, isLabelled } from './acts.ts';
import { answerAll } from './answers.ts';
import { answerDeadline, isTooSoon } from './delivery.ts';
import { handOverTo } from './handover.ts';
import { startOver } from './memory.ts';
import { noteOriginal } from './original.ts';
import { gather, prepare, shapeOf } from './requirements.ts';
import { answerPending } from './routed.ts';
import { keepSafe } from './safety.ts';
import { answerNotOffered } from './scope.ts';
import { settle } from './settle.ts';
import { nextSteps } from './suggestions.ts';
import { take } from './taps.ts';
import { takeIn } from './told.ts';
import type { BuyerTurn } from './turn.ts';
import { askGig, notUnderstood } from './unknown.ts';
import { liesOutside, waitForGig } from './whichGig.ts';

/** What a message or a tap of the buyer brings about, in order; `introduced`: the buyer knew before whom they talk to. */
export async function respond(dc: DialogContext, turn: BuyerTurn, introduced: boolean): Promise<void> {
  const { state } = turn;
  if (state.understanding.foreign) return answerForeign(dc, turn);
  if (state.tap) {
    if (await take(dc, turn, state.tap.action)) return;
  } else {
    const verdict = keepSafe(turn);
    if (verdict === 'handOver') return passTo(dc, turn, 'safety');
    if (verdict === 'stop') return;
    const waited = turn.memory.pending.length > 0;
    takeIn(turn);
    if (await moved(dc, turn)) return;
    answerAll(turn, introduced);
    if (turn.memory.pending.length > 0 && waited && turn.gig()) answerPending(turn);
    noteWishes(turn);
  }
  checkDeadline(turn);
  noteOriginal(turn);
  const reason = state.tap ? null : ruleThatApplies(turn);
  if (reason) return passTo(dc, turn, reason);
  if (turn.noted) turn.say('unknown.noted', { name: state.freelancer.displayName });
  await goOn(dc, turn);
  if (turn.asksGig) askGig(turn, turn.asksGig);
  if (!turn.hasSpoken())
    notUnderstood(turn, { text: state.text, asks: true, topics: [], matches: [], things: [], acts: [] });
}

async function answerForeign(dc: DialogContext, turn: BuyerTurn): Promise<void> {
  turn.say('foreign.sorry', { name: turn.state.freelancer.displayName });
  await passTo(dc, turn, 'language');
}

async function passTo(dc: DialogContext, turn: BuyerTurn, reason: HandoverReason): Promise<void> {
  await dc.cancelAllDialogs();
  handOverTo(turn, reason);
}

/** "Never mind" and "let's start over" while something is gathered. */
async function moved(dc: DialogContext, turn: BuyerTurn): Promise<boolean> {
  const { move } = turn.state.understanding;
  const { conversation } = turn.state;
  if (move === 'restart' || (turn.memory.gathering && anyDoes(turn, 'restarts'))) {
    const { gigId } = conversation.brief;
    conversation.brief = { ...emptyBrief(), ...(gigId && { gigId }) };
    conversation.expecting = null;
    startOver(turn.memory);
    await dc.cancelAllDialogs();
    turn.say('gather.restarted');
    turn.wantsOrder = true;
    return false;
  }
  if (move !== 'cancel' || !turn.memory.gathering) return false;
  turn.memory.gathering = null;
  conversation.expecting = null;
  await dc.cancelAllDialogs();
  turn.say('gather.cancelled');
  if (turn.state.understanding.clauses.some(clause => clause.asks && does(clause, 'questions'))) return false;
  turn.suggest(nextSteps(turn));
  return true;
}

/** Whether the turn shows that the buyer wants something made, as opposed to asking what it would cost. */
function noteWishes(turn: BuyerTurn): void {
  const { understanding } = turn.state;
  const wishes = understanding.clauses.filter(
    clause => turn.statements.includes(clause) || (clause.topics[0]?.topic ?? 'other') === 'requirements',
  );
  if (wishes.some(clause => does(clause, 'needs') && !does(clause, 'orders') && isNotDone(turn, clause))) return;
  const saysSo = anyDoes(turn, 'orders') || wishes.some(clause => does(clause, 'needs'));
  const accepts = turn.memory.offered && understanding.move === 'yes' && turn.answered === 0;
  const likely = understanding.topics.some(({ topic, confidence }) => topic === 'requirements' && confidence >= 0.6);
  const describes =
    turn.learned.has('description') &&
    (anyDoes(turn, 'needs') || turn.statements.some(isLabelled) || (likely && turn.answered === 0));
  const briefs = describes || turn.learned.has('package') || tellsBrief(turn);
  if (saysSo || accepts || briefs) turn.wantsOrder = turn.wantsOrder || understanding.move !== 'no';
}

/** Who answers several of the Gig's questions unasked wants it made. */
const tellsBrief = ({ state, learned }: BuyerTurn): boolean =>
  state.understanding.answers.filter(({ id }) => learned.has(id)).length >= 2;

/** A wish that arrived as a statement, for something this freelancer does not do. */
function isNotDone(turn: BuyerTurn, clause: Clause): boolean {
  if (!turn.statements.includes(clause) || turn.memory.gathering) return false;
  const done = answerNotOffered(turn, clause, turn.gig()) || liesOutside(turn, clause);
  if (done) turn.answered++;
  return done;
}

/** A day the buyer has just named, or a package chosen for one, is held against what the Gig can do, where no answer has done so. */
function checkDeadline(turn: BuyerTurn): void {
  const gig = turn.gig();
  const { deadline } = turn.state.conversation.brief;
  if (!gig || turn.wantsPerson || !deadline) return;
  const dated = turn.learned.has('deadline');
  if (dated || (turn.learned.has('package') && isTooSoon(turn, gig, deadline))) answerDeadline(turn, gig);
}

function ruleThatApplies(turn: BuyerTurn): HandoverReason | null {
  const { state, memory } = turn;
  const { conversation, settings } = state;
  const gig = turn.gig();
  return handoverReason({
    rules: settings.handover,
    ...(turn.learned.has('budget') && conversation.brief.budget && { budget: conversation.brief.budget }),
    text: state.text,
    askedForHuman: turn.wantsPerson,
    customOffer: memory.gathering === 'customOffer' && gig !== undefined && gig.customOfferRequirements.length === 0,
    complains: turn.complains && !isAnswer(state),
    tooSoon: turn.tooSoon,
    outOfScope: turn.outOfScope,
    sentAttachment: state.attachments.length > 0,
    unanswered: memory.unanswered,
  });
}

/** A few words in answer to a question are no complaint. */
const isAnswer = ({ conversation, text }: BuyerTurn['state']): boolean =>
  text.trim().split(/\s+/).length <= (conversation.expecting ? 4 : 2);

/** Goes on with the waterfall that runs, starts one where the buyer wants it, or leaves the buyer with next steps. */
async function goOn(dc: DialogContext, turn: BuyerTurn): Promise<void> {
  const { memory } = turn;
  const gig = turn.gig();
  const offered = memory.offered;
  memory.offered = false;
  if (gig && memory.gathering) prepare(dc, turn, gig);
  if (gig && memory.gathering && dc.activeDialog && memory.shape === shapeOf(turn, gig)) {
    const { corrects } = turn.state.understanding;
    // At the brief the brief itself says what has changed.
    const atBrief = turn.state.conversation.expecting === null;
    if (corrects && turn.learned.size > 0 && !atBrief && !turn.hasSpoken()) turn.say('ask.corrected');
    await dc.continueDialog();
    return;
  }
  if (memory.gathering || (turn.wantsOrder && !memory.confirmed)) {
    if (gig) {
      openGathering(turn);
      await gather(dc, turn, gig);
    } else
      waitForGig(turn, {
        topic: memory.gathering === 'customOffer' ? 'customOffer' : 'requirements',
        text: turn.state.text,
      });
    if (!gig) memory.gathering = null;
    return;
  }
  settle(turn, offered);
}

function openGathering(turn: BuyerTurn): void {
  if (turn.state.tap || turn.memory.asked.length > 0 || turn.state.understanding.move === 'restart') return;
  const key = turn.memory.gathering === 'customOffer' ? 'gather.customOffer' : 'gather.start';
  if (turn.answered > 0) turn.paragraph();
  turn.say(key, { name: turn.state.freelancer.displayName });
}
