import type { Fact, Gig } from '../../assistant/documents.ts';
import type { Topic } from '../../assistant/vocabulary.ts';
import type { Clause } from '../../language/understanding.ts';
import { does } from './acts.ts';
import { showTold } from './confirmation.ts';
import { answerDelivery, answerRevisions, answerRush } from './delivery.ts';
import { perGig } from './evidence.ts';
import { answerFromKnowledge, sayFact } from './faq.ts';
import { answerPrice, sayExtra } from './pricing.ts';
import type { Route } from './routing.ts';
import { answerCount, answerNotOffered, answerPackages, answerScope, insists, sayNotOffered } from './scope.ts';
import { kindOf, placeOf } from './sources.ts';
import { heldShare, numbersAsked, subjectOf } from './subject.ts';
import type { BuyerTurn } from './turn.ts';
import { notUnderstood, passOn } from './unknown.ts';
import { gigOf, liesOutside, sayServices, waitForGig } from './whichGig.ts';
import { meantGig } from './wishes.ts';

/** One route a clause, but for numbers asked in one breath. */
export function answerRoutes(turn: BuyerTurn, clause: Clause, found: Route): void {
  const numbers =
    found.to === 'match' || (found.to === 'topic' && perGig.has(found.topic)) ? numbersAsked(clause.text) : [];
  if (numbers.length < 2 || found.to === 'match') answerRouted(turn, clause, found);
  if (numbers.length >= 2)
    for (const topic of numbers) answerRouted(turn, clause, { to: 'topic', topic, why: 'in one breath' });
}

function answerRouted(turn: BuyerTurn, clause: Clause, found: Route): void {
  const key =
    found.to === 'match'
      ? found.match.fact.id
      : found.to === 'topic' && perGig.has(found.topic)
        ? found.topic
        : `${found.to}:${clause.text}`;
  turn.answered++;
  if (turn.done.has(key)) return;
  turn.done.add(key);
  const gig = gigOf(turn, clause);
  const chosen = gig ?? (found.to === 'order' || found.to === 'customOffer' ? meantGig(turn) : undefined);
  if (chosen && !turn.memory.gathering) turn.state.conversation.gigId ??= chosen.id;
  answerBy(turn, clause, found, chosen);
}

function answerBy(turn: BuyerTurn, clause: Clause, found: Route, gig: Gig | undefined): void {
  const name = turn.state.freelancer.displayName;
  switch (found.to) {
    case 'services':
      if (!sayServices(turn)) answerOne(turn, clause, 'package', gig);
      return;
    case 'ai':
      turn.say('social.isAi', { assistant: turn.state.settings.name, name });
      return;
    case 'count':
      if (gig) answerCount(turn, clause, gig);
      return;
    case 'reason':
      turn.say('ask.why', { name });
      return;
    case 'told':
      showTold(turn);
      return;
    case 'customOffer':
      turn.memory.gathering = 'customOffer';
      return;
    case 'order':
      if (answerNotOffered(turn, clause, gig) || liesOutside(turn, clause)) return;
      turn.wantsOrder = true;
      return;
    case 'match':
      sayMatch(turn, clause, found.match.fact, gig);
      if (found.besides && gig) answerOne(turn, clause, found.besides, gig);
      return;
    case 'unsure':
      notUnderstood(turn, clause);
      return;
    case 'topic':
      answerOne(turn, clause, found.topic, gig);
      return;
    default:
      return;
  }
}

/** What matched, said as what it is: an extra with its price, a don't with what is offered instead, else as it stands. */
function sayMatch(turn: BuyerTurn, clause: Clause, fact: Fact, gig: Gig | undefined): void {
  const owner = turn.state.knowledge.gigs.find(({ id }) => id === fact.gigId) ?? gig;
  if (kindOf(fact) === 'extra' && owner) sayExtra(turn, owner.id, placeOf(fact));
  else if (kindOf(fact) === 'doesNotOffer' && owner) sayNotOffered(turn, clause, { fact, gig: owner });
  else if (answerNotOffered(turn, clause, gig, fact)) return;
  else sayFact(turn, fact, clause.text);
}

/** One question by its topic; what only a Gig can answer waits until we know which. */
function answerOne(turn: BuyerTurn, clause: Clause, topic: Topic, gig: Gig | undefined): void {
  if (!gig && perGig.has(topic)) waitForGig(turn, { topic, text: clause.text, acts: clause.acts });
  else if (gig && perGig.has(topic) && answersPerGig(turn, clause, topic, gig)) return;
  else if (!perGig.has(topic) && answerOther(turn, clause, topic, gig)) return;
  else if (isCovered(turn, clause)) return;
  else if (does(clause, 'choosesLanguage')) turn.say('social.anyLanguage');
  else if (turn.memory.clarifying) passOn(turn, `${turn.memory.clarifying} ${clause.text}`);
  else notUnderstood(turn, clause);
}

/** "… or do you draw it yourself?" is the other half of a question that has its answer. */
function isCovered(turn: BuyerTurn, clause: Clause): boolean {
  if (turn.quoted.length === 0) return false;
  const said = turn.quoted.map(({ text }) => text).join(' ');
  return heldShare(subjectOf(clause.text), said) >= 0.5;
}

function answersPerGig(turn: BuyerTurn, clause: Clause, topic: Topic, gig: Gig): boolean {
  if (topic === 'price') {
    if (answerNotOffered(turn, clause, gig)) return true;
    answerPrice(turn, clause, gig);
    return true;
  }
  if (topic === 'package') return answerPackages(turn, clause, gig);
  if (topic === 'delivery') return answerDelivery(turn, clause, gig);
  if (topic === 'rush') return answerRush(turn, clause, gig);
  return answerRevisions(turn, clause, gig);
}

function answerOther(turn: BuyerTurn, clause: Clause, topic: Topic, gig: Gig | undefined): boolean {
  if (topic === 'scope' || topic === 'other' || topic === 'files') {
    if (answerScope(turn, clause, gig)) return true;
    if (topic === 'scope' && insists(clause)) turn.outOfScope = true;
    return false;
  }
  return answerFromKnowledge(turn, clause) || answerScope(turn, clause, gig);
}

/** Answers what waited for the Gig. */
export function answerPending(turn: BuyerTurn): void {
  const { pending } = turn.memory;
  turn.memory.pending = [];
  for (const { topic, text, acts = [] } of pending) {
    if (topic === 'requirements') turn.wantsOrder = true;
    else {
      turn.answered++;
      answerOne(
        turn,
        { text, asks: true, topics: [{ topic, confidence: 1 }], matches: [], things: [], acts },
        topic,
        turn.gig(),
      );
    }
  }
}
