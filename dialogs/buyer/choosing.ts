import type { Fact } from '../../assistant/documents.ts';
import type { Topic } from '../../assistant/vocabulary.ts';
import type { Clause, Match, Thing } from '../../language/understanding.ts';
import { does } from './acts.ts';
import type { Answer } from './candidates.ts';
import { tellLearner } from './chances.ts';
import { perGig, type RoutingContext } from './clauseContext.ts';
import type { Evidence } from './evidence.ts';

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
  /** `among`: what it may be, where it is one of a few. */
  | { to: 'unsure'; among: Fact[] }
  | { to: 'social'; topic: Topic }
  /** `besides`: the number that was asked for in the same breath. */
  | (Choice & { besides?: Topic })
);

/** What is said of the knowledge. */
export type Choice =
  | { to: 'topic'; topic: Topic }
  | { to: 'match'; match: Match }
  | { to: 'extra'; thing: Thing }
  | { to: 'dont'; fact: Fact }
  | { to: 'count' | 'line' };

/**
 * Chances are calibrated: from .5 on an answer is right more often than not, from .6 four times of five. One with no other
 * beside it is said a little sooner: to ask back with nothing to choose from helps nobody.
 */
export const enough = { choice: 0.1, choices: 0.25, alone: 0.4, said: 0.5, good: 0.6, sure: 0.9, topic: 0.5 };
/** Something else than a number is likely to be the answer. */
export const isAnswered = ({ chances: [best] }: Evidence): boolean =>
  best !== undefined && best.answer.by !== 'number' && best.chance >= enough.good;

/** The likeliest answer, where it is likely enough. */
export function answer(clause: Clause, found: Evidence, about: RoutingContext): Route {
  const { topic, cued } = found;
  tellLearner(clause, about);
  if (does(found, 'haggles') && topic === 'price' && about.gig)
    return { to: 'topic', topic, why: 'wants another price' };
  const [best, next] = found.chances;
  const alone = best?.answer.by === 'words' && (next?.chance ?? 0) < enough.choice;
  const plainNumber = cued && perGig.has(topic) && found.confidence >= enough.topic;
  if (!best || best.chance < (alone ? enough.alone : enough.said))
    return plainNumber
      ? { to: 'topic', topic, why: 'a number by its name' }
      : { to: 'unsure', among: choicesOf(found), why: 'nothing is likely' };
  const why = `${best.answer.by} ${best.chance.toFixed(2)}`;
  const inTheSameBreath = cued && (about.namesPackage || best.chance < enough.good);
  const besides = inTheSameBreath && (topic === 'price' || topic === 'delivery') ? topic : undefined;
  return { ...routeTo(best.answer, found), why, ...(besides && { besides }) };
}

/** Two or three answers that share the chance: who asked knows which. */
function choicesOf({ chances }: Evidence): Fact[] {
  const worth = chances.flatMap(({ answer, chance }) =>
    answer.by === 'words' && chance >= enough.choice ? [{ fact: answer.match.fact, chance }] : [],
  );
  const together = worth.reduce((sum, { chance }) => sum + chance, 0);
  return together >= enough.choices ? worth.map(({ fact }) => fact) : [];
}

function routeTo(answer: Answer, { topic }: Evidence): Choice {
  switch (answer.by) {
    case 'number':
      return { to: 'topic', topic: answer.topic === 'delivery' && topic === 'rush' ? topic : answer.topic };
    case 'words':
      return { to: 'match', match: answer.match };
    case 'extra':
      return { to: 'extra', thing: answer.thing };
    case 'dont':
      return { to: 'dont', fact: answer.fact };
    default:
      return { to: answer.by };
  }
}
