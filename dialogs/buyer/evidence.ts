import type { Topic } from '../../assistant/vocabulary.ts';
import type { Act, Clause } from '../../language/understanding.ts';
import { does } from './acts.ts';
import { type Chance, chancesOf } from './chances.ts';
import { asksOn, perGig, type RoutingContext } from './clauseContext.ts';
import { namedExtra } from './extras.ts';
import { cuesOf, subjectBeyond } from './subject.ts';

const countable = ['price', 'delivery', 'revisions'] as const;

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
  /** What could be said, the likeliest first. */
  chances: Chance[];
}

export function evidenceOf(clause: Clause, about: RoutingContext): Evidence {
  const { text } = clause;
  const subject = subjectBeyond(text, about.gig);
  const dated = about.day && clause.asks && datable.has(clause.topics[0]?.topic ?? 'other');
  const topic = dated ? 'delivery' : askedTopic(clause, subject, about);
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
    chances: chancesOf(clause, about),
  };
}

/** "Can you make it before Christmas?" asks about the day, whatever else it may look like. */
const datable = new Set<Topic>(['delivery', 'rush', 'scope', 'other', 'process', 'support']);
const fewWords = 9;

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
