import type { Fact, Gig, Package } from '../../assistant/documents.ts';
import type { Topic } from '../../assistant/vocabulary.ts';
import type { Act, Clause, Match } from '../../language/understanding.ts';
import { does } from './acts.ts';
import { namedExtra } from './extras.ts';
import { bestMatch, type FactKind, kindOf } from './sources.ts';
import { cuesOf, heldBy, heldShare, subjectBeyond } from './subject.ts';

/** The packages have the answer: one number, or one for each. */
export const perGig: ReadonlySet<Topic> = new Set<Topic>(['price', 'package', 'delivery', 'rush', 'revisions']);
const countable = ['price', 'delivery', 'revisions'] as const;
const specificKinds: FactKind[] = ['faq', 'qa', 'doesNotOffer', 'extra', 'does', 'insight', 'rule', 'includes', 'gig'];

/** What a clause is held against. */
export interface RoutingContext {
  /** The Gig the clause is about, where it is known. */
  gig: Gig | undefined;
  /** A question of ours waits for its answer. */
  expecting: boolean;
  /** The brief or a custom offer is being put together. */
  gathering: boolean;
  corrects: boolean;
  /** What of the clause's topics was taken as a flag, and acted on. */
  flagged: boolean;
  /** An amount was named that the buyer would spend. */
  budget: boolean;
  /** A day was named. */
  day: boolean;
  /** A day or an amount was told with it. */
  tells: boolean;
  /** The package of the Gig that the words name. */
  pack?: Package | undefined;
  /** Whether they name one. */
  namesPackage: boolean;
  /** The number the buyer asked for in the message before: "and the other one?" asks for it again. */
  before: Topic | undefined;
  /** Answers to questions that count here. */
  questions: Fact[];
  /** The question a fact answers, and its other wordings. */
  questionOf(fact: Fact): string;
}

/** All that speaks for one answer or another. */
export interface Evidence {
  text: string;
  acts: Act[];
  /** The topic the words bear out, and how sure the guess was. */
  topic: Topic;
  confidence: number;
  /** The words themselves ask for the topic's number. */
  cued: boolean;
  /** They take one of our numbers for granted. */
  presumes: boolean;
  /** What is asked about beyond numbers in general. */
  subject: string[];
  match: Match | undefined;
  /** How much of the subject the match holds, 0 to 1. */
  held: number;
}

export function evidenceOf(clause: Clause, about: RoutingContext): Evidence {
  const { text } = clause;
  const subject = subjectBeyond(text, about.gig);
  const dated = about.day && clause.asks && datable.has(clause.topics[0]?.topic ?? 'other');
  const topic = dated ? 'delivery' : askedTopic(clause, subject, about);
  const match = specificMatch(clause, subject, about);
  return {
    text,
    acts: clause.acts,
    topic,
    confidence: clause.topics[0]?.confidence ?? 0,
    cued:
      cuesOf(topic, text) ||
      (topic === about.before && asksOn(text, subject, about.namesPackage)) ||
      (topic === 'price' && (does(clause, 'haggles') || (about.budget && does(clause, 'bids')))) ||
      dated,
    presumes: clause.presumes !== undefined,
    subject,
    match,
    held: match ? heldShare(subject, `${about.questionOf(match.fact)} ${match.fact.text}`) : 0,
  };
}

/** "Can you make it before Christmas?" asks about the day, whatever else it may look like. */
const datable = new Set<Topic>(['delivery', 'rush', 'scope', 'other', 'process', 'support']);
const fewWords = 9;
/** "And how about the Identity one?" */
const followUp = 6;

/** Topics near one another are told apart by the words: "price of the premium package" wants the price. */
function askedTopic(clause: Clause, subject: string[], { namesPackage, gig, budget, before }: RoutingContext): Topic {
  const { text, topics } = clause;
  const { topic, confidence } = topics[0] ?? { topic: 'other' as const, confidence: 0 };
  const borne = countable.find(one => cuesOf(one, text));
  if (before && !borne && asksOn(text, subject, namesPackage)) return before;
  if (budget && does(clause, 'bids') && topic !== 'customOffer') return 'price';
  if (gig && namesPackage && does(clause, 'compares') && topic !== 'human') return 'package';
  if (perGig.has(topic)) {
    if (topic === 'package' && confidence >= 0.8) return topic;
    if (topic === 'price' && does(clause, 'howLong')) return 'delivery';
    return cuesOf(topic, text) && topic !== 'package' ? topic : (borne ?? topic);
  }
  if (does(clause, 'haggles') && subject.length === 0 && topic !== 'human' && topic !== 'customOffer') return 'price';
  if (borne === 'price' && gig && topic !== 'customOffer' && namedExtra(clause, gig) >= 0) return 'price';
  if (!borne || does(clause, 'haggles') || subject.length > 0) return topic;
  const plain = namesPackage && text.split(/\s+/).length <= fewWords;
  return plain || topic === 'other' ? borne : topic;
}

/** "And the Identity?" */
export const asksOn = (text: string, subject: string[], namesPackage: boolean): boolean =>
  namesPackage && subject.length === 0 && text.trim().split(/\s+/).length <= followUp;

const near = 0.06;
/** Said in answer to a question, it fits a question better than a line of the Gig's page does. */
const bonus: Partial<Record<FactKind, number>> = { faq: 0.2, qa: 0.2 };

/** The match that may answer: of a kind that says something of its own, and about what was asked. */
function specificMatch(clause: Clause, subject: string[], about: RoutingContext): Match | undefined {
  const able = clause.matches.filter(match => bestMatch({ ...clause, matches: [match] }, specificKinds));
  const close = able.filter(({ confidence }) => confidence >= (able[0]?.confidence ?? 0) - near);
  const fits = close.map(match => ({
    match,
    fit:
      heldShare(subject, about.questionOf(match.fact)) +
      heldShare(subject, match.fact.text) / 2 +
      (bonus[kindOf(match.fact)] ?? 0),
  }));
  const best = fits.sort((a, b) => b.fit - a.fit)[0]?.match;
  const held = best ? heldBy(subject, `${about.questionOf(best.fact)} ${best.fact.text}`).length : 0;
  return held > 0 ? best : (matchByWords(subject, about) ?? best);
}

/** Not as sure as a match of meaning can be. */
const byWords = 0.75;

/** The one question that holds all that is asked about: who asks about canva is not told how to pay. */
function matchByWords(subject: string[], about: RoutingContext): Match | undefined {
  if (subject.length === 0) return undefined;
  const found = about.questions.filter(fact => heldShare(subject, about.questionOf(fact)) === 1);
  const [only] = found;
  return only && found.length === 1 ? { fact: only, confidence: byWords } : undefined;
}
