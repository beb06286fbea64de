import type { Fact, Gig, Package } from '../../assistant/documents.ts';
import { extraFact, packageFacts } from '../../assistant/facts.ts';
import type { Clause, Match } from '../../language/understanding.ts';

/** What kind of statement a fact is, read from its id. */
export type FactKind =
  | 'price'
  | 'delivery'
  | 'revisions'
  | 'includes'
  | 'packageDescription'
  | 'extra'
  | 'faq'
  | 'qa'
  | 'rule'
  | 'doesNotOffer'
  | 'does'
  | 'gig'
  | 'profile'
  | 'profileRule'
  | 'insight'
  | 'other';

const patterns: [RegExp, FactKind][] = [
  [/\/package:\w+#price$/, 'price'],
  [/\/package:\w+#delivery$/, 'delivery'],
  [/\/package:\w+#revisions$/, 'revisions'],
  [/\/package:\w+#includes/, 'includes'],
  [/\/package:/, 'packageDescription'],
  [/\/extra:/, 'extra'],
  [/\/faq:/, 'faq'],
  [/^qa:/, 'qa'],
  [/\/rule:/, 'rule'],
  [/\/doesNotOffer:/, 'doesNotOffer'],
  [/#does\./, 'does'],
  [/^gig:/, 'gig'],
  [/^profile:rules/, 'profileRule'],
  [/^profile:/, 'profile'],
  [/^insight:/, 'insight'],
];

export function kindOf(fact: Fact): FactKind {
  return patterns.find(([pattern]) => pattern.test(fact.id))?.[1] ?? 'other';
}

/** The place of an extra, FAQ, rule or don't in its list. */
export function placeOf(fact: Fact): number {
  return Number(/:(\d+)$/.exec(fact.id)?.[1] ?? -1);
}

/** General rules guide the assistant and are not told to buyers. */
const neverQuoted = new Set<FactKind>(['profileRule', 'other']);
/** So are a Gig's rules that tell the assistant what to do, not the buyer what happens. */
const directive =
  /^\W*(?:never|always|do not|don['’]t|ask|tell|offer|answer|gather|mention|avoid|only|make sure|be|keep|use|say)\b/i;

/** The best match that may be said, of these kinds where given. */
export function bestMatch(clause: Pick<Clause, 'matches'>, kinds?: FactKind[]): Match | undefined {
  return clause.matches.find(({ fact }) => {
    const kind = kindOf(fact);
    if (neverQuoted.has(kind) || (kind === 'rule' && directive.test(fact.text))) return false;
    return !/#(?:description|title)$/.test(fact.id) && (!kinds || kinds.includes(kind));
  });
}

type PackagePart = 'price' | 'delivery' | 'revisions' | 'description' | `includes.${number}`;

/** One statement of a package as a fact; in a list, for a sentence's facts. */
export function packagePart(gig: Gig, pack: Package, part: PackagePart): Fact[] {
  return packageFacts(gig, pack.tier).filter(({ id }) => id.endsWith(`#${part}`));
}

/** The same statement of several packages. */
export function eachPart(gig: Gig, packs: Package[], part: PackagePart): Fact[] {
  return packs.flatMap(pack => packagePart(gig, pack, part));
}

/** The fact of an extra found by its object. */
export function extraFacts(gig: Gig, n: number): Fact[] {
  return [extraFact(gig, n)];
}
