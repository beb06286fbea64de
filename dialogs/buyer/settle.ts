import { anyDoes } from './acts.ts';
import { answerBudget, recommend } from './pricing.ts';
import { answerPackages } from './scope.ts';
import { nextSteps, suggestedQuestions } from './suggestions.ts';
import type { BuyerTurn } from './turn.ts';
import { notUnderstood, passOn } from './unknown.ts';

/** The end of a turn in which nothing is gathered: nothing stays without an answer, and a next step is in reach. */
export function settle(turn: BuyerTurn, offered: boolean): void {
  const { understanding, text, attachments, freelancer } = turn.state;
  const name = freelancer.displayName;
  const news = turn.statements;
  if (turn.complains) turn.say('complaint.sorry', { name });
  else if (turn.answered === 0 && attachments.length > 0) turn.say('attachment.kept', { name });
  else if (turn.answered === 0 && news.length > 0) settleNews(turn, offered);
  else if (turn.answered === 0 && text && understanding.clauses.length === 0) turn.say('social.howCanIHelp', { name });
  const gig = turn.gig();
  if (gig && turn.answered > 0 && turn.learned.has('budget') && !turn.done.has('price')) answerBudget(turn, gig);
  if (turn.answered > 0) offerBrief(turn);
  const parting = understanding.topics.some(({ topic }) => topic === 'goodbye');
  if (!turn.hasSuggested() && turn.memory.pending.length === 0 && !parting) turn.suggest(nextSteps(turn));
}

/** Statements that no waterfall takes: news for the brief, a "no, thanks", or words nobody understood. */
function settleNews(turn: BuyerTurn, offered: boolean): void {
  const { understanding, text } = turn.state;
  const gig = turn.gig();
  if (turn.learned.size > 0) {
    const onlyGig = turn.learned.size === 1 && turn.learned.has('gigId');
    if (gig && turn.learned.has('budget')) answerBudget(turn, gig);
    else if (turn.done.has('day')) turn.paragraph();
    else if (gig && onlyGig)
      answerPackages(turn, { text, asks: true, topics: [], matches: [], things: [], acts: [] }, gig);
    else if (!turn.done.has('day')) turn.say('told.noted');
    if (gig && !onlyGig && !turn.learned.has('budget')) recommend(turn, gig);
    offerBrief(turn);
  } else if (
    understanding.move === 'no' ||
    understanding.move === 'cancel' ||
    understanding.move === 'skip' ||
    understanding.move === 'dontKnow' ||
    understanding.move === 'noHurry' ||
    understanding.move === 'done'
  )
    turn.say('social.noProblem');
  else if (understanding.move === 'yes') turn.say(offered ? 'social.noProblem' : 'social.goAhead');
  else if (turn.memory.clarifying) passOn(turn, turn.memory.clarifying);
  else if (turn.memory.pending.length > 0) waitForGigAgain(turn);
  else {
    const [first] = turn.statements;
    if (first) notUnderstood(turn, { ...first, text });
  }
}

function waitForGigAgain(turn: BuyerTurn): void {
  const [pending] = turn.memory.pending;
  turn.memory.pending = [];
  passOn(turn, pending?.text ?? turn.state.text);
  turn.suggest(suggestedQuestions(turn));
}

const mostOffers = { informative: 0, balanced: 2, assertive: 4 };

/** Offers to put the brief together, at the end of an answer about packages and prices. */
function offerBrief(turn: BuyerTurn): void {
  const { memory, state } = turn;
  const selling = state.understanding.topics.some(({ topic }) =>
    ['price', 'package', 'delivery', 'scope'].includes(topic),
  );
  if (!turn.gig() || memory.confirmed || memory.pending.length > 0 || memory.clarifying || turn.hasAsked()) return;
  if (turn.declined || turn.noted || anyDoes(turn, 'haggles') || (!selling && turn.learned.size === 0)) return;
  if (memory.offers >= mostOffers[state.settings.pricingStyle]) return;
  memory.offers++;
  memory.offered = true;
  turn.say(state.settings.pricingStyle === 'assertive' ? 'offer.assertive' : 'offer.balanced', {
    name: state.freelancer.displayName,
  });
}
