import type { Brief, Extra, Gig, Package } from './documents.ts';
import { majorUnits } from './money.ts';
import type { Tier } from './vocabulary.ts';
import { subjectWords } from './words.ts';

/** What is known of a buyer's wishes when a package is looked for. */
export interface Wishes {
  budget?: Brief['budget'];
  /** Days from today until it is needed. */
  days?: number;
  /** What the buyer said they want, in their words. */
  words?: string;
}

/** The package of a tier, if the Gig has it. */
export function packageOf(gig: Gig, tier: Tier | undefined): Package | undefined {
  return gig.packages.find(one => one.tier === tier);
}

/** The package with the lowest price. */
export function cheapest(gig: Gig): Package | undefined {
  return [...gig.packages].sort((a, b) => a.price.amount - b.price.amount)[0];
}

/** Whether the buyer's upper limit pays for it; unknown across currencies. */
function affords(budget: NonNullable<Brief['budget']>, price: Package['price']): boolean | undefined {
  if (budget.currency !== price.currency) return undefined;
  return (budget.upTo ?? budget.amount) >= price.amount;
}

/** Packages whose price a budget covers, cheapest first; undefined across currencies. */
export function affordable(gig: Gig, budget: NonNullable<Brief['budget']>): Package[] | undefined {
  if (gig.packages.some(one => affords(budget, one.price) === undefined)) return undefined;
  return gig.packages.filter(one => affords(budget, one.price));
}

/** An extra that shortens the whole order, the cheapest that is quick enough for `days`. */
export function rushExtra(gig: Gig, days: number): { extra: Extra; n: number } | undefined {
  return gig.extras
    .map((extra, n) => ({ extra, n }))
    .filter(({ extra }) => extra.deliveryDays !== undefined && extra.deliveryDays <= days)
    .sort((a, b) => a.extra.price.amount - b.extra.price.amount)[0];
}

/** A line such as "Everything in Basic": the package holds all that the lower one does. */
export const holdsAllOf = (line: string, lower: Package): boolean =>
  /\b(everything|all)\b/i.test(line) && line.toLowerCase().includes(lower.name.toLowerCase());

/** Packages that hold most of what the words ask for; all of them where nothing tells them apart. */
function tiersFor(gig: Gig, words: string): Tier[] {
  const own = subjectWords(`${gig.title} ${gig.category}`);
  const asked = [...subjectWords(words)].filter(word => !own.has(word));
  const held = gig.packages.map(pack => {
    const lower = gig.packages.filter(one => pack.includes.some(line => holdsAllOf(line, one)));
    const lines = subjectWords([pack, ...lower].flatMap(one => one.includes).join(' '));
    return asked.filter(word => lines.has(word)).length;
  });
  const most = Math.max(...held);
  if (most === 0) return [];
  return gig.packages.filter((_, n) => held[n] === most).map(({ tier }) => tier);
}

/** The package that fits what is known; undefined when nothing known tells them apart. */
export function fittingPackage(gig: Gig, wishes: Wishes): Package | undefined {
  if (gig.packages.length < 2) return undefined;
  const inTime = gig.packages.filter(
    one => wishes.days === undefined || (one.deliveryDays !== undefined && one.deliveryDays <= wishes.days),
  );
  const affordableOnes = wishes.budget && affordable(gig, wishes.budget);
  const possible = inTime.filter(one => !affordableOnes || affordableOnes.includes(one));
  const wanted = wishes.words ? tiersFor(gig, wishes.words) : [];
  if (wanted.length > 0 && wanted.length < gig.packages.length)
    return possible.find(one => wanted.includes(one.tier)) ?? gig.packages.find(one => wanted.includes(one.tier));
  if (affordableOnes) return possible.at(-1);
  if (wishes.days !== undefined && inTime.length < gig.packages.length) return inTime.at(-1);
  return undefined;
}

/** What sets packages apart and what all of them include, in the words of the Gig. */
export function differences(gig: Gig): { own: Partial<Record<Tier, string[]>>; common: string[] } {
  const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
  const inAll = (line: string): boolean => gig.packages.every(one => one.includes.some(other => same(other, line)));
  const common = gig.packages.length > 1 ? (gig.packages[0]?.includes.filter(inAll) ?? []) : [];
  const own = Object.fromEntries(
    gig.packages.map(one => [one.tier, one.includes.filter(line => !common.includes(line))]),
  );
  return { own, common };
}

/** Whether an amount the buyer named, in units people write, is a price of this Gig; extras count. */
export function isListed(gig: Gig, major: number): boolean {
  return [...gig.packages, ...gig.extras].some(({ price }) => majorUnits(price) === major);
}
