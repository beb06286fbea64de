import type { Gig } from '../../assistant/documents.ts';
import type { Topic } from '../../assistant/vocabulary.ts';
import { shared, subjectWords } from '../../assistant/words.ts';
import type { Clause } from '../../language/understanding.ts';
import { agrees, asksHowMany, asksPlainly, asksServices, haggles, hasQuestionMark, needs, orders } from './cues.ts';
import { answerDelivery, answerRevisions, answerRush } from './delivery.ts';
import { answerFromKnowledge, sureEnough } from './faq.ts';
import { answerPrice } from './pricing.ts';
import { isHarmless } from './safety.ts';
import { answerNotOffered, answerPackages, answerScope } from './scope.ts';
import { answerSocially, social } from './smallTalk.ts';
import { bestMatch, packagePart } from './sources.ts';
import { type BuyerTurn, gigName, gigNames, type Pending, titleFacts } from './turn.ts';
import { notUnderstood, passOn } from './unknown.ts';
import { meantGig, pageOf } from './wishes.ts';

/** Dealt with elsewhere: flags by safety, a person by the handover, orders by the waterfall. */
const elsewhere = new Set<Topic>(['offPlatform', 'credentials', 'abuse', 'spam', 'injection', 'human']);
/** Answers differ from Gig to Gig. */
const perGig = new Set<Topic>(['price', 'package', 'delivery', 'rush', 'revisions']);
const surelyAsks = new Set<Topic>([...perGig, 'customOffer', 'payment', 'refund', 'portfolio', 'rights', 'process']);

export const topicOf = (clause: Clause): Topic => clause.topics[0]?.topic ?? 'other';

/** Answers every question of the turn once, in order; what is no question is kept as a statement. */
export function answerAll(turn: BuyerTurn, introduced: boolean): void {
  const { clauses } = turn.state.understanding;
  const done = new Set<string>();
  // "Great, I'd like to order" wants the order taken, not a thank you.
  const wishes = orders(turn.state.text) || needs(turn.state.text);
  for (const clause of clauses) {
    const topic = topicOf(clause);
    if (isElsewhere(turn, clause, topic)) continue;
    if (!isQuestion(turn, clause, topic)) {
      if (social.has(topic) && turn.memory.gathering && isSure(clause) && !agrees(clause.text)) turn.answered++;
      else if (social.has(topic) && !turn.memory.gathering && !wishes)
        answerSocially(turn, topic, clauses.length === 1, introduced);
      else turn.statements.push(clause);
      continue;
    }
    const same = perGig.has(topic) ? topic : (bestMatch(clause)?.fact.id ?? `${topic}:${clause.text}`);
    turn.answered++;
    if (!done.has(same)) answerOne(turn, clause, topic);
    done.add(same);
  }
}

const isSure = (clause: Clause): boolean => (clause.topics[0]?.confidence ?? 0) >= 0.8;

/** Weak signs of a flag or of a wish for a person are none. */
function isElsewhere({ state }: BuyerTurn, clause: Clause, topic: Topic): boolean {
  if (!elsewhere.has(topic)) return false;
  const flagged = state.understanding.flags.some(flag => flag === topic);
  return topic === 'human' ? (clause.topics[0]?.confidence ?? 0) >= sureEnough : flagged && !isHarmless(state);
}

/** While we wait for an answer, only what plainly asks is a question. */
function isQuestion(turn: BuyerTurn, clause: Clause, topic: Topic): boolean {
  if (clause.asks && asksServices(clause.text)) return true;
  if (social.has(topic)) return false;
  if (topic === 'complaint') return false;
  if (topic === 'customOffer') return wantsOffer(turn, clause);
  if (!clause.asks) return haggles(clause.text) && !turn.state.conversation.expecting;
  if (turn.state.conversation.expecting)
    return hasQuestionMark(clause.text) || (surelyAsks.has(topic) && asksPlainly(clause.text));
  const wish = needs(clause.text) || orders(clause.text);
  return !(wish && !hasQuestionMark(clause.text) && !perGig.has(topic) && !isAboutScope(clause));
}

function wantsOffer({ state }: BuyerTurn, clause: Clause): boolean {
  const sure = (clause.topics[0]?.confidence ?? 0) >= 0.6;
  return (sure || clause.asks) && !state.understanding.corrects && (!state.conversation.expecting || sure);
}

const isAboutScope = (clause: Clause): boolean => {
  const match = bestMatch(clause, ['doesNotOffer', 'extra', 'faq', 'qa']);
  return match !== undefined && match.confidence >= sureEnough;
};

/** One question; what only a Gig can answer waits until we know which. */
function answerOne(turn: BuyerTurn, clause: Clause, topic: Topic): void {
  const gig =
    topic === 'customOffer' || topic === 'requirements' ? (meantGig(turn) ?? turn.gig()) : gigOf(turn, clause);
  if (gig && !turn.memory.gathering) turn.state.conversation.gigId ??= gig.id;
  if (asksServices(clause.text) && sayServices(turn)) return;
  if (topic === 'customOffer') {
    turn.memory.gathering = 'customOffer';
    return;
  }
  if (topic === 'requirements' && (gig || turn.state.knowledge.gigs.length > 1)) {
    if (answerNotOffered(turn, clause, gig) || liesOutside(turn, clause)) return;
    turn.wantsOrder = true;
    return;
  }
  if (!gig && perGig.has(topic)) waitForGig(turn, { topic, text: clause.text });
  else if (gig && perGig.has(topic) && answersPerGig(turn, clause, topic, gig)) return;
  else if (answerOther(turn, clause, topic, gig)) return;
  else if (turn.memory.clarifying) passOn(turn, `${turn.memory.clarifying} ${clause.text}`);
  else notUnderstood(turn, clause);
}

/** A plain wish for a thing that no Gig so much as mentions. */
function liesOutside(turn: BuyerTurn, clause: Clause): boolean {
  const { knowledge, understanding } = turn.state;
  const wish = needs(clause.text) && !orders(clause.text) && /\b(?:an?|some|my|our)\s+\p{L}+/u.test(clause.text);
  if (!wish || understanding.entities.gigId || clause.matches.length > 0 || subjectWords(clause.text).size < 2)
    return false;
  if (knowledge.gigs.some(gig => shared(pageOf(gig), clause.text) > 0)) return false;
  turn.outOfScope = true;
  notUnderstood(turn, clause);
  return true;
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
  return asksMeaning(clause) && !asksHowMany(clause.text)
    ? answerFromKnowledge(turn, clause) || answerRevisions(turn, clause, gig)
    : answerRevisions(turn, clause, gig);
}

/** "What counts as a revision?" wants the freelancer's words, not the number. */
const asksMeaning = (clause: Clause): boolean => {
  const match = bestMatch(clause, ['faq', 'qa']);
  return match !== undefined && match.confidence >= 0.6 && match === bestMatch(clause);
};

function answerOther(turn: BuyerTurn, clause: Clause, topic: Topic, gig: Gig | undefined): boolean {
  if (topic === 'scope' || topic === 'other' || topic === 'files') {
    if (answerScope(turn, clause, gig)) return true;
    if (topic === 'scope' && needs(clause.text)) turn.outOfScope = true;
    return false;
  }
  return answerFromKnowledge(turn, clause) || answerScope(turn, clause, gig);
}

/** The Gig a question is about: the one it names, the conversation's, or the one that alone has the answer. */
export function gigOf(turn: BuyerTurn, clause: Clause): Gig | undefined {
  const { knowledge } = turn.state;
  const named = meantGig(turn);
  if (named) return named;
  const chosen = turn.gig();
  if (chosen) return chosen;
  const top = bestMatch(clause);
  const rival = clause.matches.find(({ fact }) => fact.gigId !== top?.fact.gigId);
  const alone = top && top.confidence >= 0.7 && (rival?.confidence ?? 0) < top.confidence - 0.15;
  return alone ? knowledge.gigs.find(({ id }) => id === top.fact.gigId) : undefined;
}

/** What the freelancer does, where there is more than one Gig. */
function sayServices(turn: BuyerTurn): boolean {
  const { knowledge, say, freelancer } = turn.state;
  if (knowledge.gigs.length < 2) return false;
  const items = say.list(gigNames(knowledge.gigs).map(name => `“${name}”`));
  turn.say('services.list', { name: freelancer.displayName, items }, knowledge.gigs.flatMap(titleFacts));
  return true;
}

/** Asks which Gig is meant; a price question gets where each one starts. */
export function waitForGig(turn: BuyerTurn, pending: Pending): void {
  const { knowledge, say } = turn.state;
  if (turn.memory.pending.length > 0 && turn.memory.pending.some(({ topic }) => topic === pending.topic)) return;
  turn.memory.pending.push(pending);
  if (turn.memory.pending.length > 1) return;
  const priced = pending.topic === 'price' && knowledge.gigs.length <= 4;
  const names = gigNames(knowledge.gigs);
  if (priced)
    for (const [n, gig] of knowledge.gigs.entries()) {
      const [first] = gig.packages;
      const facts = [...titleFacts(gig), ...turnPrices(gig)];
      if (first) turn.say('gig.from', { gig: names[n] ?? gigName(gig), price: say.money(first.price) }, facts);
    }
  turn.asksGig = pending.topic === 'requirements' || pending.topic === 'customOffer' ? 'gig.whichOrder' : 'gig.which';
}

const turnPrices = (gig: Gig) => (gig.packages[0] ? packagePart(gig, gig.packages[0], 'price') : []);

/** Answers what waited for the Gig. */
export function answerPending(turn: BuyerTurn): void {
  const { pending } = turn.memory;
  turn.memory.pending = [];
  for (const { topic, text } of pending) {
    if (topic === 'requirements') turn.wantsOrder = true;
    else {
      turn.answered++;
      answerOne(turn, { text, asks: true, topics: [{ topic, confidence: 1 }], matches: [] }, topic);
    }
  }
}
