import type { Clause } from '../../language/understanding.ts';
import { type Answer, type Candidate, candidatesFor } from './candidates.ts';
import learned from './chances.json' with { type: 'json' };
import type { RoutingContext } from './clauseContext.ts';
import type { Signs } from './signs.ts';

export interface Chance {
  answer: Answer;
  /** 0 to 1, among all candidates and saying none of them; calibrated on freelancers that were not learned from. */
  chance: number;
}

const weights: Record<string, number> = learned;

/** All that could answer a clause, the likeliest first. */
export function chancesOf(clause: Clause, about: RoutingContext): Chance[] {
  const { candidates, none } = candidatesFor(clause, about);
  const all = candidates.reduce((sum, { signs }) => sum + weightOf(signs), weightOf(none));
  return candidates
    .map(({ answer, signs }) => ({ answer, chance: weightOf(signs) / all }))
    .sort((one, other) => other.chance - one.chance);
}

const weightOf = (signs: Signs): number =>
  Math.exp(Object.entries(signs).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, 0));

/** Whoever learns the weights anew hears here what was chosen among; see test/cases/learnChances.ts. */
export const learning: {
  from?: (clause: Clause, about: RoutingContext, candidates: Candidate[], none: Signs) => void;
} = {};

/** Told whenever an answer is chosen, as opposed to a wish or a statement being heard. */
export function tellLearner(clause: Clause, about: RoutingContext): void {
  if (!learning.from) return;
  const { candidates, none } = candidatesFor(clause, about);
  learning.from(clause, about, candidates, none);
}
