import type { Fact, Gig, Package } from '../../assistant/documents.ts';
import type { Topic } from '../../assistant/vocabulary.ts';

/** The packages have the answer: one number, or one for each. */
export const perGig: ReadonlySet<Topic> = new Set<Topic>(['price', 'package', 'delivery', 'rush', 'revisions']);
/** What a clause is held against. */
export interface RoutingContext {
  /** The Gig the clause is about, where it is known. */
  gig: Gig | undefined;
  /** It is one of several. */
  among: boolean;
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

/** "And how about the Identity one?" */
const followUp = 6;
/** "And the Identity?" */
export const asksOn = (text: string, subject: string[], namesPackage: boolean): boolean =>
  namesPackage && subject.length === 0 && text.trim().split(/\s+/).length <= followUp;
