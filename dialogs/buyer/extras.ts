import type { Gig } from '../../assistant/documents.ts';
import type { Clause, Thing } from '../../language/understanding.ts';
import { bestMatch, kindOf, placeOf } from './sources.ts';

const enough = { likely: 0.5, said: 0.35, match: 0.75, hinted: 0.25 };

/** The extra a clause asks for, by its name in any language or by a match: its place, or -1 where it asks for none. */
export function namedExtra(clause: Clause, gig: Gig): number {
  const [best, second] = clause.things.filter(one => one.kind === 'extra' && one.gigId === gig.id);
  const rival = clause.things.find(one => one.kind !== 'extra' && one.gigId === gig.id);
  if (best && isMeant(best) && best.likely > (second?.likely ?? 0) && best.likely >= (rival?.likely ?? 0))
    return best.n;
  const top = clause.matches.find(({ fact }) => kindOf(fact) === 'extra' && fact.gigId === gig.id);
  const hinted = clause.things.find(one => one.fact.id === top?.fact.id);
  if (!top || !hinted || hinted.likely < enough.hinted) return -1;
  return top.confidence >= Math.max(enough.match, (bestMatch(clause)?.confidence ?? 0) - 0.1) ? placeOf(top.fact) : -1;
}

const isMeant = ({ likely, said }: Thing): boolean => likely >= enough.likely && said >= enough.said;
