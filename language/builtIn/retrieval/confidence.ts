import learned from './confidence.json' with { type: 'json' };

/** What speaks for one wording as the answer to a question. */
export interface Evidence {
  /** Share of the question's weight that question and answer hold, 0 to 1, and its root: the first half tells most. */
  held: number;
  heldRoot: number;
  /** The weight itself, up to 3: much in common proves more than all of little. */
  sum: number;
  /** The most telling word found, 0 to 1. */
  found: number;
  /** Share of the wording's question (or statement) that was asked for. */
  asked: number;
  /** How alike the two wordings are, letter by letter and word by word, 0 to 1. */
  alike: number;
  /** How much of the question all the fact's wordings together explain; see wordings.ts. */
  explains: number;
  /** The same, where questions have many wordings and so explain more. */
  explainsAmongMany: number;
  /** How near the meanings of the two questions are, 0 to 1, its square, and how near the answer's is. */
  sense: number;
  senseSquare: number;
  senseAnswer: number;
  /** The first again for a question in another language than the knowledge, where words can tell little. */
  senseAbroad: number;
  /** What it is: 1 or 0 each. `generated` is a question that we made for a package. */
  isAnswer: number;
  isExcluded: number;
  isExtra: number;
  isPackage: number;
  isTitle: number;
  generated: number;
  otherGig: number;
}

/** How much each kind of evidence tells, and how good it must be for anything to be the answer; written by train.ts. */
export interface Learned {
  weights: Record<keyof Evidence, number>;
  bias: number;
  /** What "none of them" weighs, how much more where each question has but one wording, and where all words are unknown. */
  none: number;
  noneAmongFew: number;
  noneUnknown: number;
  /** How much it weighs for a question in another language, whose words can be no likeness. */
  noneForeign: number;
  /** From the chance among the candidates to one that holds: nine in ten of what is said with .9 are right. */
  slope: number;
  shift: number;
}

export function weightOf(evidence: Evidence, { weights, bias }: Learned = learned): number {
  let sum = bias;
  for (const [name, value] of Object.entries(evidence) as [keyof Evidence, number][]) sum += weights[name] * value;
  return sum;
}

/** One wording among those that may answer; wordings of one answer share its key. */
export interface Candidate {
  key: string;
  evidence: Evidence;
}

/** What is looked up, apart from the candidates. */
export interface Setting {
  /** The share of the question that stands nowhere in the knowledge, 0 to 1. */
  unknown: number;
  /** 1 where each question of the knowledge has one wording, near 0 where it has ten. */
  fewWordings: number;
  /** 1 where the question is in another language than the knowledge. */
  foreign: number;
}

export function weightOfNone({ unknown, fewWordings, foreign }: Setting, from: Learned): number {
  return from.none + from.noneAmongFew * fewWordings + from.noneUnknown * unknown + from.noneForeign * foreign;
}

/** The chance of each candidate among all, "none of them" included. */
export function sharesOf(candidates: Candidate[], setting: Setting, from: Learned = learned): number[] {
  const weights = candidates.map(({ evidence }) => Math.exp(weightOf(evidence, from)));
  const byKey = new Map<string, number>();
  candidates.forEach(({ key }, n) => {
    byKey.set(key, Math.max(byKey.get(key) ?? 0, weights[n] ?? 0));
  });
  let all = Math.exp(weightOfNone(setting, from));
  for (const weight of byKey.values()) all += weight;
  return weights.map(weight => weight / all);
}

/** The chance (0 to 1) that each candidate answers the question. */
export function confidencesOf(candidates: Candidate[], setting: Setting): number[] {
  return sharesOf(candidates, setting).map(share => {
    const chance = Math.min(Math.max(share, 1e-6), 1 - 1e-6);
    return 1 / (1 + Math.exp(-(learned.slope * Math.log(chance / (1 - chance)) + learned.shift)));
  });
}
