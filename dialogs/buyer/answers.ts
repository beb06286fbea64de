import type { Fact, Gig } from '../../assistant/documents.ts';
import type { Topic } from '../../assistant/vocabulary.ts';
import type { Clause } from '../../language/understanding.ts';
import { anyDoes } from './acts.ts';
import { showTold } from './confirmation.ts';
import { agrees, asksWhetherPossible, hasQuestionMark, isFiller, namesDay } from './cues.ts';
import { answerDelivery, answerRevisions, answerRush } from './delivery.ts';
import { perGig, type RoutingContext } from './evidence.ts';
import { withExtraBefore } from './extras.ts';
import { answerFromKnowledge, questionFacts, questionsOf, sayFact } from './faq.ts';
import { answerPrice, sayExtra } from './pricing.ts';
import { type Route, route } from './routing.ts';
import { isHarmless } from './safety.ts';
import { answerCount, answerNotOffered, answerPackages, answerScope, insists, sayNotOffered } from './scope.ts';
import { answerSocially, social } from './smallTalk.ts';
import { kindOf, placeOf } from './sources.ts';
import { heldShare, numbersAsked, subjectBeyond, subjectOf } from './subject.ts';
import { suggested } from './suggestions.ts';
import type { BuyerTurn } from './turn.ts';
import { notUnderstood, passOn } from './unknown.ts';
import { gigOf, liesOutside, sayServices, waitForGig } from './whichGig.ts';
import { meantGig, namedPackage } from './wishes.ts';

/** Answers every question of the turn once, in order; what is no question is kept as a statement. */
export function answerAll(turn: BuyerTurn, introduced: boolean): void {
  const tapped = suggested(turn);
  const { text } = turn.state;
  if (tapped?.gigId) turnTo(turn, tapped.gigId);
  const said = turn.state.understanding.clauses;
  const clauses: Clause[] = tapped
    ? [
        {
          text,
          asks: true,
          topics: [{ topic: tapped.topic, confidence: 1 }],
          matches: [],
          things: [],
          acts: said.flatMap(({ acts }) => acts),
        },
      ]
    : said;
  // "Great, I'd like to order" wants the order taken, not a thank you.
  const wishes = anyDoes(turn, 'orders') || anyDoes(turn, 'needs');
  for (const [n, one] of clauses.entries()) {
    const clause = whole(turn, one, clauses[n - 1]);
    if (clauses.length > 1 && (isFiller(clause.text) || (n > 0 && asksWhetherPossible(one.text)))) continue;
    const next = clauses[n + 1];
    if (next && !namesPackage(turn) && withExtraBefore(next, clause, gigOf(turn, clause))) continue;
    if (isMove(turn, clause) || isChoice(turn, clause)) {
      turn.statements.push(clause);
      continue;
    }
    const found = route(clause, contextOf(turn, clause));
    if (found.to === 'social' && !(turn.state.understanding.move === 'yes' && isShort(clause.text))) {
      if (turn.memory.gathering && isSure(clause) && !agrees(clause.text)) turn.answered++;
      else if (turn.memory.gathering) turn.statements.push(clause);
      else if (!wishes) answerSocially(turn, found.topic, clauses.length === 1, introduced);
    } else if (found.to === 'statement' || found.to === 'social') {
      if (followsUp(turn, clause, clauses[n - 1]) && answerNotOffered(turn, clause, gigOf(turn, clause))) continue;
      if (!social.has(clause.topics[0]?.topic ?? 'other') || turn.memory.gathering || !wishes)
        turn.statements.push(clause);
    } else if (found.to === 'complaint') {
      turn.complains = true;
      turn.statements.push(clause);
    } else if (found.to === 'human') turn.wantsPerson = true;
    else if (found.to !== 'flag') answerRoutes(turn, clause, found);
  }
}

/** The Gig of a tapped question, whose name may well hold a package's. */
function turnTo({ state }: BuyerTurn, gigId: string): void {
  state.conversation.gigId = gigId;
  delete state.understanding.entities.tier;
}

/** "… drone shots maybe": a few words after a question still belong to it. */
const followsUp = (turn: BuyerTurn, clause: Clause, before: Clause | undefined): boolean =>
  before?.asks === true && !turn.memory.gathering && clause.text.split(/\s+/).length <= 4;

/** "Ok", "I don't know", "skip" in answer to us: whatever a guess at their topic may say, they ask nothing. */
function isMove({ state, memory }: BuyerTurn, clause: Clause): boolean {
  return memory.gathering !== null && state.understanding.move !== null && !hasQuestionMark(clause.text);
}

/** One of the choices we put, whatever else the word may mean. */
function isChoice({ state }: BuyerTurn, clause: Clause): boolean {
  const { expecting } = state.conversation;
  if (!expecting || expecting.choices.length === 0 || hasQuestionMark(clause.text)) return false;
  return state.understanding.answers.some(
    ({ id, value }) => id === expecting.id && expecting.choices.some(choice => value.includes(choice)),
  );
}

const isShort = (text: string): boolean => text.trim().split(/\s+/).length === 1;

const isSure = (clause: Clause): boolean => (clause.topics[0]?.confidence ?? 0) >= 0.8;

/** "I might change it often, is that a problem?": the question is about what was said just before. */
function whole(turn: BuyerTurn, clause: Clause, before: Clause | undefined): Clause {
  const extra = namesPackage(turn) ? undefined : withExtraBefore(clause, before, gigOf(turn, clause));
  if (extra) return extra;
  if (!before || before.asks || !clause.asks || subjectBeyond(clause.text, turn.gig()).length > 0) return clause;
  if (/[.!?]\s*$/.test(before.text) || clause.matches.some(({ confidence }) => confidence >= 0.9)) return clause;
  const topics = perGig.has(clause.topics[0]?.topic ?? 'other') ? clause.topics : before.topics;
  return { ...clause, topics, text: `${before.text}, ${clause.text}`, acts: [...before.acts, ...clause.acts] };
}

function namesPackage(turn: BuyerTurn): boolean {
  const gig = turn.gig();
  return gig !== undefined && namedPackage(turn, gig) !== undefined;
}

function contextOf(turn: BuyerTurn, clause: Clause): RoutingContext {
  const { conversation, understanding } = turn.state;
  const gig = gigOf(turn, clause);
  const topic = clause.topics[0]?.topic;
  return {
    gig,
    expecting: conversation.expecting !== null || turn.memory.gathering !== null,
    budget: understanding.entities.budget !== undefined,
    day: understanding.entities.deadline !== undefined && (understanding.clauses.length === 1 || holdsDay(clause.text)),
    tells: understanding.entities.budget !== undefined || understanding.entities.deadline !== undefined,
    gathering: turn.memory.gathering !== null,
    corrects: understanding.corrects,
    flagged: understanding.flags.some(flag => flag === topic) && !isHarmless(turn.state),
    pack: gig && namedPackage(turn, gig),
    namesPackage: gig !== undefined && namedPackage(turn, gig) !== undefined,
    before: numberBefore(turn),
    questionOf: fact => questionsOf(turn.state.knowledge, fact),
    questions: gig ? questionFacts(turn.state.knowledge, gig) : [],
  };
}

const holdsDay = (text: string): boolean => /\p{N}/u.test(text) || namesDay(text);

/** The number asked for in the buyer's message before this turn's. */
function numberBefore({ state }: BuyerTurn): Topic | undefined {
  const said = state.conversation.messages;
  const answered = said.findLastIndex(({ from }) => from === 'assistant');
  const before = said.slice(0, Math.max(0, answered)).findLast(({ from }) => from === 'buyer');
  return before?.topics?.find(topic => perGig.has(topic));
}

/** One route a clause, but for numbers asked in one breath. */
function answerRoutes(turn: BuyerTurn, clause: Clause, found: Route): void {
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
