import type { Gig } from '../../assistant/documents.ts';
import type { Clause, Thing } from '../../language/understanding.ts';
import { does } from './acts.ts';
import { bestMatch, kindOf, placeOf } from './sources.ts';

const enough = { likely: 0.5, said: 0.35, match: 0.75, hinted: 0.25 };
/** Who asks for more asks for an extra: it needs fewer words, and half of its name may be the Gig's own thing. */
const onTop = { likely: 0.35, said: 0.6, share: 0.8 };

/** The extra a clause asks for, by its name in any language or by a match: its place, or -1 where it asks for none. */
export function namedExtra(clause: Clause, gig: Gig): number {
  const more = does(clause, 'onTop');
  const weight = ({ likely, said }: Thing): number =>
    Math.max(likely, more && said >= onTop.said ? said * onTop.share : 0);
  const own = clause.things.filter(one => one.gigId === gig.id);
  const extras = own.filter(({ kind }) => kind === 'extra').sort((a, b) => weight(b) - weight(a));
  const [best, second] = extras;
  const rival = own.find(({ kind }) => kind === 'doesNotOffer' || (kind === 'includes' && !more));
  const least = more ? onTop.likely : enough.likely;
  const meant = best && weight(best) >= least && (more || best.said >= enough.said);
  if (meant && (!second || weight(best) > weight(second)) && weight(best) >= (rival?.likely ?? 0)) return best.n;
  const top = clause.matches.find(({ fact }) => kindOf(fact) === 'extra' && fact.gigId === gig.id);
  const hinted = clause.things.find(one => one.fact.id === top?.fact.id);
  if (!top || !hinted || hinted.likely < enough.hinted) return -1;
  return top.confidence >= Math.max(enough.match, (bestMatch(clause)?.confidence ?? 0) - 0.1) ? placeOf(top.fact) : -1;
}

/** "Background music, how much more is that?": the price asked is that of the extra named just before. */
export function withExtraBefore(clause: Clause, before: Clause | undefined, gig: Gig | undefined): Clause | undefined {
  if (!before || !gig || clause.topics[0]?.topic !== 'price') return undefined;
  if (clause.things.some(({ kind, said }) => kind === 'extra' && said >= enough.likely)) return undefined;
  const both = {
    ...clause,
    text: `${before.text}, ${clause.text}`,
    things: before.things,
    matches: before.matches,
    acts: [...before.acts, ...clause.acts],
  };
  return namedExtra(both, gig) >= 0 ? both : undefined;
}
