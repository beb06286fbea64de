import type { Day, Gig, Package } from '../../assistant/documents.ts';
import { localTime } from '../../assistant/localTime.ts';
import { fittingPackage, packageOf, type Wishes } from '../../assistant/pricing.ts';
import type { BuyerTurn } from './turn.ts';

const dayMs = 86_400_000;

/** Calendar days from the freelancer's today to a day. */
export function daysUntil(turn: BuyerTurn, day: Day): number {
  const today = localTime(turn.state.now, turn.state.freelancer.timeZone).day;
  return Math.round((Date.parse(day) - Date.parse(today)) / dayMs);
}

/** What is known of the buyer's wishes, this turn's words included. */
export function wishesOf(turn: BuyerTurn): Wishes {
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

/** The package the words of this turn name, else the one already chosen. */
export function namedPackage(turn: BuyerTurn, gig: Gig): Package | undefined {
  return packageOf(gig, turn.state.understanding.entities.tier);
}
