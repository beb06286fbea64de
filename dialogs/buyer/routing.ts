import type { Fact, Gig } from '../../assistant/documents.ts';
import type { Topic } from '../../assistant/vocabulary.ts';
import type { Clause, Match } from '../../language/understanding.ts';
import {
  asksForPerson,
  asksPlainly,
  asksServices,
  asksTold,
  asksWhatIsNeeded,
  asksWhetherAi,
  asksWhy,
  complainsPlainly,
  haggles,
  hasQuestionMark,
  needs,
  orders,
} from './cues.ts';
import { bestMatch, type FactKind, kindOf } from './sources.ts';
import { cuesOf, heldShare, subjectBeyond, subjectOf } from './subject.ts';

/** What answers one clause, and why: decided here and nowhere else, from the clause and what it is held against. */
export type Route = { why: string } & (
  | {
      to:
        | 'flag'
        | 'human'
        | 'complaint'
        | 'statement'
        | 'services'
        | 'ai'
        | 'reason'
        | 'told'
        | 'customOffer'
        | 'order';
    }
  | { to: 'social' | 'topic'; topic: Topic }
  /** `besides`: the number that was asked for in the same breath. */
  | { to: 'match'; match: Match; besides?: Topic }
);

export interface RoutingContext {
  /** The Gig the clause is about, where it is known. */
  gig: Gig | undefined;
  /** A question of ours waits for its answer, and how it reads. */
  expecting: string | null;
  /** The brief or a custom offer is being put together. */
  gathering: boolean;
  corrects: boolean;
  /** What of the clause's topics was taken as a flag, and acted on. */
  flagged: boolean;
  /** The words name a package of the Gig. */
  namesPackage: boolean;
  /** The question a fact answers, and its other wordings. */
  questionOf(fact: Fact): string;
}

/** Calibrated confidences: at .9 a match is right nineteen times of twenty, at .6 two times of three. */
const enough = { quote: 0.5, specific: 0.6, good: 0.8, sure: 0.9 };
/** Topics are surer of themselves than they should be; below half they are guesses. */
const sureTopic = 0.8;
const likelyTopic = 0.5;

const flags = new Set<Topic>(['offPlatform', 'credentials', 'abuse', 'spam', 'injection']);
const social = new Set<Topic>(['greeting', 'thanks', 'goodbye', 'smallTalk']);
/** The packages have the answer: one number, or one for each. */
export const perGig: ReadonlySet<Topic> = new Set<Topic>(['price', 'package', 'delivery', 'rush', 'revisions']);
const asksByItself = new Set<Topic>([...perGig, 'customOffer', 'payment', 'refund', 'portfolio', 'rights', 'process']);
const specificKinds: FactKind[] = ['faq', 'qa', 'doesNotOffer', 'extra', 'does', 'insight', 'rule', 'includes', 'gig'];

export function route(clause: Clause, about: RoutingContext): Route {
  const { topic, confidence } = clause.topics[0] ?? { topic: 'other' as const, confidence: 0 };
  const match = specificMatch(clause, about);
  const wish = wishFor(clause, topic, confidence, match);
  if (wish) return wish;
  if (flags.has(topic) && about.flagged) return { to: 'flag', why: 'unsafe' };
  const turnedOnUs = aboutUs(clause, topic, about);
  if (turnedOnUs) return turnedOnUs;
  if (social.has(topic) && isSocial(clause, topic, confidence, match))
    return { to: 'social', topic, why: 'a human word' };
  if (!isQuestion(clause, topic, confidence, about)) return { to: 'statement', why: 'asks nothing' };
  if (asksServices(clause.text)) return { to: 'services', why: 'asks what there is' };
  if (topic === 'customOffer' && confidence >= 0.6 && !(match && match.confidence >= enough.good))
    return { to: 'customOffer', why: 'wants another scope or price' };
  if (topic === 'requirements') return orderOrAnswer(clause, confidence, match, about);
  return compare(clause, topic, confidence, match, about);
}

/** A wish for a person, or a complaint: clear ones always count, weak ones only where nothing answers the words. */
function wishFor(clause: Clause, topic: Topic, confidence: number, match: Match | undefined): Route | undefined {
  const answered = match !== undefined && match.confidence >= enough.good;
  if (asksForPerson(clause.text)) return { to: 'human', why: 'says so' };
  if (topic === 'human' && confidence >= (answered ? sureTopic : likelyTopic))
    return { to: 'human', why: 'wants a person' };
  if (topic !== 'complaint' || confidence < 0.6) return undefined;
  // "Are the messages delivered to me?" only asks.
  const only = asksPlainly(clause.text) && !complainsPlainly(clause.text);
  return only || answered ? undefined : { to: 'complaint', why: 'is unhappy' };
}

function aboutUs({ text }: Clause, topic: Topic, { expecting }: RoutingContext): Route | undefined {
  if (asksWhetherAi(text)) return { to: 'ai', why: 'asks whom they talk to' };
  if (asksTold(text)) return { to: 'told', why: 'asks for the brief' };
  if (expecting && asksWhy(text) && !perGig.has(topic)) return { to: 'reason', why: 'asks why we ask' };
  return undefined;
}

function isSocial({ text, asks }: Clause, topic: Topic, confidence: number, match: Match | undefined): boolean {
  if (match && match.confidence >= enough.good && asks && confidence < sureTopic) return false;
  const short = text.trim().split(/\s+/).length <= 3;
  return topic === 'smallTalk' ? confidence >= likelyTopic : short || confidence >= sureTopic || !asksPlainly(text);
}

/** While we wait for an answer, only what plainly asks is a question. */
function isQuestion(clause: Clause, topic: Topic, confidence: number, about: RoutingContext): boolean {
  const { text, asks } = clause;
  if (asks && asksServices(text)) return true;
  if (about.expecting) {
    if (topic === 'customOffer') return confidence >= 0.6 && !about.corrects;
    return hasQuestionMark(text) || (asksPlainly(text) && (asks || asksByItself.has(topic)));
  }
  if (topic === 'customOffer') return (asks || confidence >= 0.6) && !about.corrects;
  const wish = needs(text) || orders(text);
  if (!asks) return haggles(text) || (!wish && !about.corrects && asksForNumber(text, topic, confidence, about));
  return !wish || hasQuestionMark(text) || perGig.has(topic) || (topic !== 'requirements' && clause.matches.length > 0);
}

const mostWords = 8;

/** "price of the premium package", "if I take premium when is it done": questions by what they want. */
function asksForNumber(text: string, topic: Topic, confidence: number, { namesPackage }: RoutingContext): boolean {
  if (asksPlainly(text)) return true;
  const cued = (['price', 'delivery', 'revisions'] as const).some(one => cuesOf(one, text));
  if (!cued || !perGig.has(topic)) return false;
  const asksWithin = /\b(?:when|how|what|which)\b/i.test(text);
  return (
    asksWithin ||
    (namesPackage && text.split(/\s+/).length <= mostWords) ||
    (confidence >= sureTopic && text.split(/\s+/).length <= 4)
  );
}

/** An order is taken on a plain wish; a question about what is needed is a question first. */
function orderOrAnswer(clause: Clause, confidence: number, match: Match | undefined, about: RoutingContext): Route {
  const { text } = clause;
  const plain = orders(text) || (needs(text) && !hasQuestionMark(text));
  if (
    match &&
    match.confidence >= (plain ? enough.sure : enough.quote) &&
    !(plain && kindOf(match.fact) !== 'doesNotOffer')
  )
    return { to: 'match', match, why: 'the words are answered' };
  if (plain || asksWhatIsNeeded(text)) return { to: 'order', why: 'wants it made' };
  if (about.gathering || (asksPlainly(text) && confidence < enough.sure))
    return { to: 'topic', topic: 'other', why: 'asks something' };
  return confidence >= likelyTopic
    ? { to: 'order', why: 'likely wants it made' }
    : { to: 'topic', topic: 'other', why: 'a weak guess' };
}

/** The match that may answer: of a kind that says something of its own, and about what was asked. */
function specificMatch(clause: Clause, about: RoutingContext): Match | undefined {
  const rest = subjectBeyond(clause.text, about.gig);
  const able = clause.matches.filter(match => bestMatch({ ...clause, matches: [match] }, specificKinds));
  const [top] = able;
  if (!top) return undefined;
  // Near ties are settled by the words: who asks for canva is not told how to pay.
  const near = able.filter(({ confidence }) => confidence >= top.confidence - 0.04);
  const fits = near.map(match => ({
    match,
    fit: heldShare(rest, about.questionOf(match.fact)) + heldShare(rest, match.fact.text) / 2,
  }));
  return fits.sort((a, b) => b.fit - a.fit)[0]?.match;
}

/** The topic that the words bear out, where several are near. */
export function askedTopic(clause: Clause): Topic {
  const { topic, confidence } = clause.topics[0] ?? { topic: 'other' as const, confidence: 0 };
  if (!perGig.has(topic) || (cuesOf(topic, clause.text) && !(topic === 'package' && confidence < sureTopic)))
    return topic;
  const borne = (['price', 'delivery', 'revisions'] as const).find(
    one => cuesOf(one, clause.text) && (topic === 'package' || clause.topics.some(guess => guess.topic === one)),
  );
  return borne ?? topic;
}

/** The heart of it: a specific match against what the topic's own handler would say. */
function compare(
  clause: Clause,
  first: Topic,
  confidence: number,
  match: Match | undefined,
  about: RoutingContext,
): Route {
  const topic = askedTopic(clause);
  const handled: Route = { to: 'topic', topic, why: 'the topic' };
  if (!match) return handled;
  const asked: Route = {
    to: 'match',
    match,
    why: `${kindOf(match.fact)} ${match.confidence.toFixed(2)} over ${first}`,
  };
  if (!perGig.has(topic)) return scopeOrMatch(handled, asked, match, topic, confidence);
  if (haggles(clause.text)) return about.gig || match.confidence < enough.good ? handled : asked;
  const rest = subjectBeyond(clause.text, about.gig);
  const cued = cuesOf(topic, clause.text);
  if (topic === 'revisions') return explains(clause, match, about) ? asked : handled;
  if (rest.length === 0) return cued || confidence >= sureTopic || match.confidence < enough.good ? handled : asked;
  const held = Math.max(heldShare(rest, about.questionOf(match.fact)), heldShare(rest, match.fact.text));
  const wins = cued
    ? match.confidence >= enough.specific && held >= 0.5
    : match.confidence >= enough.specific && held > 0;
  if (!wins || kindOf(match.fact) === 'includes') return handled;
  return cued && about.namesPackage && (topic === 'price' || topic === 'delivery')
    ? { ...asked, besides: topic }
    : asked;
}

/** "What counts as a revision?" wants the freelancer's words, not the number. */
function explains(clause: Clause, match: Match, about: RoutingContext): boolean {
  if (match.confidence < enough.specific || !['faq', 'qa', 'extra'].includes(kindOf(match.fact))) return false;
  if (/\b(?:how many|number of|unlimited|limit)\b/i.test(clause.text)) return false;
  const rest = [...subjectBeyond(clause.text, about.gig)];
  return rest.length > 0
    ? heldShare(rest, `${about.questionOf(match.fact)} ${match.fact.text}`) >= 0.5
    : match === clause.matches[0];
}

/** What is no number: the match answers where it is good; what is offered is the scope handler's to say. */
function scopeOrMatch(handled: Route, asked: Route, match: Match, topic: Topic, confidence: number): Route {
  const weighs = ['faq', 'qa'].includes(kindOf(match.fact));
  if (topic === 'scope' || topic === 'files' || topic === 'other') return handled;
  const against = confidence >= sureTopic ? enough.quote : 0.45;
  return weighs && match.confidence >= against ? asked : handled;
}

/** Whether the words are about nothing of their own: "is that ok?" asks about what was said before it. */
export const isAboutNothing = (clause: Clause): boolean =>
  clause.matches.length === 0 && subjectOf(clause.text).length === 0;
