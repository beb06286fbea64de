import type { Fact, Gig } from '../../assistant/documents.ts';
import type { Topic } from '../../assistant/vocabulary.ts';
import type { Clause } from '../../language/understanding.ts';
import { anyDoes, does } from './acts.ts';
import type { Choice, Route } from './choosing.ts';
import { perGig } from './clauseContext.ts';
import { showTold } from './confirmation.ts';
import { answerDelivery, answerRevisions, answerRush } from './delivery.ts';
import { sayFact } from './faq.ts';
import { answerPrice, sayExtra } from './pricing.ts';
import { answerCount, answerHolding, answerNotOffered, answerPackages, insists, sayNotOffered } from './scope.ts';
import { cuesOf, heldShare, numbersAsked, subjectOf } from './subject.ts';
import type { BuyerTurn } from './turn.ts';
import { notUnderstood, passOn } from './unknown.ts';
import { gigOf, liesOutside, sayServices, waitForGig } from './whichGig.ts';
import { meantGig } from './wishes.ts';

/** One route a clause, but for numbers asked in one breath. */
export function answerRoutes(turn: BuyerTurn, clause: Clause, found: Route): void {
  const numbers = isAnswer(found) ? numbersOf(turn, clause) : [];
  if (numbers.length < 2 || ['match', 'line', 'dont'].includes(found.to)) answerRouted(turn, clause, found);
  if (numbers.length >= 2)
    for (const topic of numbers) answerRouted(turn, clause, { to: 'topic', topic, why: 'in one breath' });
}

/** Something of the knowledge was asked for, found or not. */
const isAnswer = ({ to }: Route): boolean => to === 'unsure' || answers.has(to);
const answers = new Set<Route['to']>(['topic', 'match', 'extra', 'dont', 'count', 'line']);

/** "Logo by Friday, price": a day and a price are two numbers, too. */
function numbersOf({ state }: BuyerTurn, clause: Clause): ReturnType<typeof numbersAsked> {
  const named = numbersAsked(clause.text);
  const both = state.understanding.entities.deadline !== undefined && cuesOf('price', clause.text);
  return both && named.length === 0 ? ['price', 'delivery'] : named;
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
    case 'unsure':
      leaveOpen(turn, clause, found.among);
      return;
    case 'social':
    case 'human':
    case 'complaint':
    case 'statement':
    case 'flag':
      return;
    default:
      sayChosen(turn, clause, found, gig);
      if (found.besides && gig && !(found.to === 'topic' && found.topic === found.besides))
        answerOne(turn, clause, found.besides, gig);
  }
}

function sayChosen(turn: BuyerTurn, clause: Clause, found: Choice, gig: Gig | undefined): void {
  if (found.to === 'topic') answerOne(turn, clause, found.topic, gig);
  else if (found.to === 'match') sayFact(turn, found.match.fact, clause.text);
  else if (found.to === 'dont') sayLeftOut(turn, clause, found.fact, gig);
  else if (!gig) notUnderstood(turn, clause, []);
  else if (found.to === 'extra') {
    if (clause.topics[0]?.topic === 'scope') turn.say('scope.asExtra');
    sayExtra(turn, gig.id, found.thing.n);
  } else if (found.to === 'count') answerCount(turn, clause, gig);
  else answerHolding(turn, clause, gig);
}

function sayLeftOut(turn: BuyerTurn, clause: Clause, fact: Fact, gig: Gig | undefined): void {
  const owner = turn.state.knowledge.gigs.find(({ id }) => id === fact.gigId) ?? gig;
  if (owner) sayNotOffered(turn, clause, { fact, gig: owner });
}

/** One question by its topic; what only a Gig can answer waits until we know which. */
function answerOne(turn: BuyerTurn, clause: Clause, topic: Topic, gig: Gig | undefined): void {
  const one = gig ?? (perGig.has(topic) ? anyOfAlike(turn.state.knowledge.gigs, topic) : undefined);
  if (one && one !== gig) answersPerGig(turn, clause, topic, one);
  else if (!gig && perGig.has(topic)) waitForGig(turn, { topic, text: clause.text, acts: clause.acts });
  else if (!gig || !perGig.has(topic) || !answersPerGig(turn, clause, topic, gig)) leaveOpen(turn, clause);
}

/** Any Gig, where all packages of all Gigs say the same of it. */
function anyOfAlike(gigs: Gig[], topic: Topic): Gig | undefined {
  const packages = gigs.flatMap(one => one.packages);
  const said = packages.map(({ revisions, deliveryDays }) =>
    topic === 'revisions' ? revisions : topic === 'delivery' ? deliveryDays : undefined,
  );
  const [first] = said;
  return first !== undefined && said.every(each => each === first) ? gigs[0] : undefined;
}

function leaveOpen(turn: BuyerTurn, clause: Clause, among: Fact[] = []): void {
  if (isCovered(turn, clause)) return;
  if (clause.topics[0]?.topic === 'scope' && insists(clause)) turn.outOfScope = true;
  // What is told with an order asks for nothing.
  if (anyDoes(turn, 'orders') && !does(clause, 'questions')) turn.statements.push(clause);
  else if (does(clause, 'choosesLanguage')) turn.say('social.anyLanguage');
  else if (turn.memory.clarifying) passOn(turn, `${turn.memory.clarifying} ${clause.text}`);
  else notUnderstood(turn, clause, among);
}

/** "… or do you draw it yourself?" is the other half of a question that has its answer. */
function isCovered(turn: BuyerTurn, clause: Clause): boolean {
  if (turn.quoted.length === 0) return false;
  const said = turn.quoted.map(({ text }) => text).join(' ');
  return heldShare(subjectOf(clause.text), said) >= 0.5;
}

function answersPerGig(turn: BuyerTurn, clause: Clause, topic: Topic, gig: Gig): boolean {
  if (topic === 'price') {
    answerPrice(turn, clause, gig);
    return true;
  }
  if (topic === 'package') return answerPackages(turn, clause, gig);
  if (topic === 'delivery') return answerDelivery(turn, clause, gig);
  if (topic === 'rush') return answerRush(turn, clause, gig);
  return answerRevisions(turn, clause, gig);
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
