/** What speaks for and against one wording as the answer to a question; all 0 to 1. */
export interface Evidence {
  /** Share of the question's weight that the wording's own question holds. */
  inQuestion: number;
  /** The same over question and answer together. */
  inAll: number;
  /** `inAll` beside the best wording's: 1 for the best. */
  lead: number;
  /** Share of the wording's question (or statement) that was asked for. */
  asked: number;
  /** Share of the question's weight that stands nowhere in the knowledge. */
  unknown: number;
  /** The most telling word found, and the most telling one not found, in this wording. */
  found: number;
  missed: number;
  /** 1 where a person wrote question and answer as such. */
  isAnswer: number;
  /** 1 where the fact belongs to another Gig than the conversation's. */
  otherGig: number;
}

/** Fitted by logistic regression over labelled pairs of questions and wordings; `bias` stands alone. */
const weights: Record<keyof Evidence | 'bias', number> = {
  bias: -5.4,
  inQuestion: 0.5,
  inAll: 2.1,
  lead: 3.0,
  asked: 3.2,
  unknown: -1.6,
  found: 1.4,
  missed: -0.4,
  isAnswer: 0.5,
  otherGig: -5,
};

/** The chance (0 to 1) that the wording answers the question. */
export function confidenceOf(evidence: Evidence): number {
  let logit = weights.bias;
  for (const [name, value] of Object.entries(evidence) as [keyof Evidence, number][]) logit += weights[name] * value;
  return 1 / (1 + Math.exp(-logit));
}
