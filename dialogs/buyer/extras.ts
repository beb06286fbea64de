import type { Gig } from '../../assistant/documents.ts';
import { coverage } from '../../assistant/words.ts';
import type { Clause } from '../../language/understanding.ts';
import { bestMatch, kindOf, placeOf } from './sources.ts';
import { cuesOf, heldBy, heldShare, subjectBeyond } from './subject.ts';

/** What is in brackets explains an extra and does not name it. */
const nameOf = (extra: { name: string }): string => extra.name.replace(/\(.*\)/, '');

/** The extra a clause asks for, by its words or by a match: its place, or -1 where it asks for none. */
export function namedExtra(clause: Clause, gig: Gig): number {
  const rest = subjectBeyond(clause.text, gig);
  const byWords = onlyBest(
    gig.extras.map(one => (rest.length > 0 ? heldShare(rest, one.name) : 0)),
    0.6,
  );
  if (byWords >= 0) return byWords;
  const inFull = gig.extras.findIndex(one => coverage(nameOf(one), clause.text) >= 0.6);
  if (inFull >= 0) return inFull;
  const top = clause.matches.find(({ fact }) => kindOf(fact) === 'extra' && fact.gigId === gig.id);
  const near = top && (heldBy(rest, top.fact.text).length > 0 || top.confidence >= 0.85);
  const leads = near && (rest.length > 0 || cuesOf('rush', clause.text));
  if (leads && top.confidence >= Math.max(0.75, (bestMatch(clause)?.confidence ?? 0) - 0.1)) return placeOf(top.fact);
  return clause.matches.length > 0 ? -1 : byTellingWord(rest, gig);
}

function onlyBest(shares: number[], least: number): number {
  const best = Math.max(0, ...shares);
  const alone = best >= least && best > 0 && shares.filter(one => one === best).length === 1;
  return alone ? shares.indexOf(best) : -1;
}

/** "Can you animate it?": a word that this extra alone has. */
function byTellingWord(rest: string[], gig: Gig): number {
  const included = [gig.title, gig.description, ...gig.packages.flatMap(one => one.includes)].join(' ');
  const telling = rest.filter(word => heldBy([word], included).length === 0);
  return onlyBest(
    gig.extras.map(one => heldBy(telling, nameOf(one)).length / Math.max(1, telling.length)),
    0.3,
  );
}
