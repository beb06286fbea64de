import { factsOf } from '../../assistant/facts.ts';
import type { Case } from './cases.ts';
import type { Examined } from './evaluate.ts';
import { meansSource } from './judge.ts';

/** What the cases name and the freelancer does not have: a freelancer, a Gig, a source. A case on such a thing proves nothing. */
export function knowledgeFaults(cases: Case[], { profile }: Pick<Examined, 'profile'>): string[] {
  const known = new Map<string, string[]>();
  const sourcesOf = (id: string): string[] | undefined => {
    const found = profile(id);
    if (found && !known.has(id))
      known.set(
        id,
        factsOf(found.knowledge, found.freelancer).map(({ source }) => source),
      );
    return known.get(id);
  };
  return cases.flatMap(({ line, freelancer, gig, expected }) => {
    const sources = sourcesOf(freelancer);
    if (!sources) return [`line ${line}: freelancer: there is no "${freelancer}" here`];
    const gigs = profile(freelancer)?.knowledge.gigs ?? [];
    const noGig = gig !== undefined && !gigs.some(({ id }) => id === gig);
    const named = [...(expected.sources ?? []), ...(expected.notSources ?? []), ...(expected.onlySources ?? [])];
    return [
      ...(noGig
        ? [`line ${line}: gig: ${freelancer} has no "${gig}"; there are ${gigs.map(({ id }) => id).join(', ')}`]
        : []),
      ...named
        .flat()
        .filter(pattern => !sources.some(id => meansSource(pattern, id)))
        .map(pattern => `line ${line}: expected.sources: ${freelancer} has no "${pattern}"`),
    ];
  });
}
