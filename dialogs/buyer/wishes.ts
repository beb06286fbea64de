import type { Day, Gig, Package } from '../../assistant/documents.ts';
import { localTime } from '../../assistant/localTime.ts';
import { fittingPackage, packageOf, type Wishes } from '../../assistant/pricing.ts';
import { tiers } from '../../assistant/vocabulary.ts';
import { coverage, says, shared, subjectWords } from '../../assistant/words.ts';
import { heldBy, heldShare, subjectBeyond } from './subject.ts';
import { type BuyerTurn, gigNames } from './turn.ts';

const dayMs = 86_400_000;

/** Calendar days from the freelancer's today to a day. */
export function daysUntil(turn: BuyerTurn, day: Day): number {
  const today = localTime(turn.state.now, turn.state.freelancer.timeZone).day;
  return Math.round((Date.parse(day) - Date.parse(today)) / dayMs);
}

/** What is known of the buyer's wishes, this turn's words included. */
function wishesOf(turn: BuyerTurn): Wishes {
  const { brief } = turn.state.conversation;
  return {
    ...(brief.budget && { budget: brief.budget }),
    ...(brief.deadline && { days: daysUntil(turn, brief.deadline) }),
    words: [turn.state.text, brief.description ?? ''].join(' '),
  };
}

/** The package to recommend; an assertive assistant always has one. */
export function recommended(turn: BuyerTurn, gig: Gig): Package | undefined {
  const fit = fittingPackage(gig, wishesOf(turn));
  if (fit || turn.state.settings.pricingStyle !== 'assertive') return fit;
  return gig.packages.length > 1 ? gig.packages[Math.floor(gig.packages.length / 2)] : gig.packages[0];
}

/** The package the words of this turn name. */
export function namedPackage(turn: BuyerTurn, gig: Gig): Package | undefined {
  return packageOf(gig, turn.state.understanding.entities.tier);
}

/** The package a number is asked for: the one named, or the one that is being ordered. */
export function askedPackage(turn: BuyerTurn, gig: Gig): Package | undefined {
  const named = namedPackage(turn, gig);
  const { brief } = turn.state.conversation;
  const all = /\b(?:others?|all|each|every|different|compare|packages|options|list)\b/i.test(turn.state.text);
  return named ?? (turn.memory.gathering && !all ? packageOf(gig, brief.package) : undefined);
}

/** The Gig the words are about; one that is only hinted at does not replace the one being talked about. */
export function meantGig(turn: BuyerTurn): Gig | undefined {
  const { knowledge, understanding } = turn.state;
  // "packages" are what every Gig has, and no packaging.
  const text = turn.state.text.replace(/\bpackages?\b/gi, ' ');
  const hinted = knowledge.gigs.find(({ id }) => id === understanding.entities.gigId);
  const current = turn.gig();
  // Once one is talked about, another is named by words that it shows.
  const named = hinted && (!current || shared(pageOf(hinted), text) > 0) ? hinted : pickedGig(turn);
  if (!named || !current || named === current) return named;
  if (shared(named.title, text) <= shared(current.title, text)) return undefined;
  // "another page" asks for what this Gig has too; only a word that it lacks speaks of the other.
  const own = [...subjectWords(named.title)].filter(word => heldBy([word], text).length > 0);
  return heldShare(own, sellingWords(current)) < 1 ? named : undefined;
}

/** All a Gig says of itself. */
const pageOf = (gig: Gig): string =>
  [
    gig.title,
    gig.category,
    gig.description,
    ...gig.tags,
    ...gig.packages.flatMap(one => [one.name, ...one.includes]),
  ].join(' ');

/** What a Gig sells, without what its text happens to mention. */
export const sellingWords = (gig: Gig): string =>
  [
    gig.title,
    gig.category,
    ...gig.tags,
    ...gig.does,
    ...gig.packages.flatMap(one => [one.name, one.description, ...one.includes]),
    ...gig.extras.map(({ name }) => name),
  ].join(' ');

/** "The first one", "packaging", when we have asked which Gig is meant. */
function pickedGig(turn: BuyerTurn): Gig | undefined {
  const { knowledge, text, understanding } = turn.state;
  if (turn.memory.pending.length === 0) return undefined;
  const names = gigNames(knowledge.gigs);
  const words = subjectBeyond(text, undefined);
  const fits = knowledge.gigs.map((gig, n) => {
    const name = names[n] ?? '';
    const sold = words.length > 0 ? heldShare(words, sellingWords(gig)) : 0;
    return says(text, name) ? 2 : Math.max(coverage(name, text), coverage(text, name), sold);
  });
  const best = Math.max(...fits);
  const alone = best >= leastOfName && fits.filter(fit => fit === best).length === 1;
  // A place in a list reads as a tier: the first, the second, the third.
  const { tier } = understanding.entities;
  return alone ? knowledge.gigs[fits.indexOf(best)] : tier && knowledge.gigs[tiers.indexOf(tier)];
}

const leastOfName = 0.5;
