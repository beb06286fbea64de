import type { DialogContext } from 'botbuilder-dialogs';
import { learn } from '../../assistant/brief.ts';
import { factsOf } from '../../assistant/facts.ts';
import { packageOf } from '../../assistant/pricing.ts';
import type { CardAction } from '../../cards/actions.ts';
import { sayFact } from './faq.ts';
import { handOverTo } from './handover.ts';
import { edit, finishBrief, gather, prepare } from './requirements.ts';
import { answerPending } from './routed.ts';
import { type BuyerTurn, gigName, titleFacts } from './turn.ts';
import { clarifySlot, noneOfThese, passOn } from './unknown.ts';

type Tap<D extends CardAction['do']> = Extract<CardAction, { do: D }>;

/** Does what a card's button asks; true when the turn is done with it, false when the waterfall is to go on. */
export async function take(dc: DialogContext, turn: BuyerTurn, action: CardAction): Promise<boolean> {
  if (
    turn.memory.confirmed &&
    (action.do === 'confirmBrief' || action.do === 'editBrief' || action.do === 'choosePackage')
  ) {
    turn.say('tap.alreadyConfirmed', { name: turn.state.freelancer.displayName });
    return true;
  }
  switch (action.do) {
    case 'human':
      await dc.cancelAllDialogs();
      handOverTo(turn, 'askedForHuman');
      return true;
    case 'choosePackage':
      return choosePackage(turn, action);
    case 'choose':
      return choose(turn, action);
    case 'confirmBrief':
      return confirm(dc, turn);
    case 'editBrief':
      return editSlot(dc, turn, action.slot);
    default:
      return true;
  }
}

function choosePackage(turn: BuyerTurn, { gigId, tier }: Tap<'choosePackage'>): boolean {
  const { conversation, knowledge } = turn.state;
  const gig = knowledge.gigs.find(({ id }) => id === gigId);
  const pack = gig && packageOf(gig, tier);
  if (!gig || !pack) {
    turn.say('tap.gone');
    return false;
  }
  if (turn.memory.gathering && conversation.gigId && conversation.gigId !== gig.id) {
    const current = turn.gig();
    turn.say('tap.otherGig', { gig: gigName(gig), current: current ? gigName(current) : '' }, [
      ...titleFacts(gig),
      ...(current ? titleFacts(current) : []),
    ]);
    return false;
  }
  conversation.gigId = gig.id;
  conversation.brief = learn(conversation.brief, { gigId: gig.id, package: tier });
  turn.learned.add('package');
  turn.wantsOrder = true;
  turn.memory.skipped = turn.memory.skipped.filter(slot => slot !== 'package');
  turn.say('tap.chosen', { package: pack.name });
  return false;
}

function choose(turn: BuyerTurn, { slot, value }: Tap<'choose'>): boolean {
  const { conversation, knowledge } = turn.state;
  if (slot === clarifySlot) return clarify(turn, value);
  if (slot === 'gig') {
    if (!knowledge.gigs.some(({ id }) => id === value)) return false;
    conversation.gigId = value;
    answerPending(turn);
    return false;
  }
  if (conversation.expecting?.id === slot) return false;
  const questions = turn.gig()?.requirements ?? [];
  if (!questions.some(({ id }) => id === slot)) {
    turn.say('tap.gone');
    return false;
  }
  conversation.brief = learn(conversation.brief, { answers: { [slot]: value } });
  turn.learned.add(slot);
  turn.say('ask.ack');
  return false;
}

function clarify(turn: BuyerTurn, value: string): boolean {
  const asked = turn.memory.clarifying ?? '';
  const fact = factsOf(turn.state.knowledge, turn.state.freelancer).find(({ id }) => id === value);
  turn.memory.clarifying = null;
  turn.answered++;
  if (value === noneOfThese || !fact) passOn(turn, asked);
  else sayFact(turn, fact, asked);
  return false;
}

async function confirm(dc: DialogContext, turn: BuyerTurn): Promise<boolean> {
  const gig = turn.gig();
  if (turn.memory.gathering) return false;
  if (gig) finishBrief(turn, gig);
  else turn.say('tap.gone');
  await dc.cancelAllDialogs();
  return true;
}

async function editSlot(dc: DialogContext, turn: BuyerTurn, slot: string): Promise<boolean> {
  const gig = turn.gig();
  if (!gig) return false;
  if (slot === 'references' || slot === 'attachments') turn.state.conversation.brief[slot] = [];
  prepare(dc, turn, gig);
  if (!turn.memory.gathering) {
    turn.memory.asked = [];
    await gather(dc, turn, gig);
  }
  if (!(await edit(dc, slot))) turn.say('tap.gone');
  return true;
}
