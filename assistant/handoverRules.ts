import type { Brief, HandoverRules } from './documents.ts';
import type { Money } from './money.ts';
import type { HandoverReason } from './vocabulary.ts';
import { says } from './words.ts';

/** What a turn has found out that a handover rule may rest on. */
export interface Situation {
  rules: HandoverRules;
  budget?: Brief['budget'];
  /** What the buyer wrote in this turn. */
  text: string;
  askedForHuman: boolean;
  /** A custom offer was asked for, and all it needs has been asked. */
  customOffer: boolean;
  complains: boolean;
  /** The deadline is shorter than anything the Gig can do. */
  tooSoon: boolean;
  outOfScope: boolean;
  sentAttachment: boolean;
  /** Questions that found no answer so far. */
  unanswered: number;
}

const compares = (limit: Money | null, budget: Brief['budget']): limit is Money =>
  limit !== null && budget !== undefined && limit.currency === budget.currency;

/** The first rule that applies. Asking for a person and custom offers always do; the others as the freelancer has set them. */
export function handoverReason(situation: Situation): HandoverReason | null {
  const { rules, budget, text } = situation;
  const upper = budget ? (budget.upTo ?? budget.amount) : 0;
  if (situation.askedForHuman) return 'askedForHuman';
  if (rules.complaint && situation.complains) return 'complaint';
  if (rules.keywords.some(keyword => says(text, keyword))) return 'keyword';
  if (situation.customOffer) return 'customOffer';
  if (compares(rules.budgetAbove, budget) && upper > rules.budgetAbove.amount) return 'budgetAbove';
  if (compares(rules.budgetBelow, budget) && upper < rules.budgetBelow.amount) return 'budgetBelow';
  if (rules.rush && situation.tooSoon) return 'rush';
  if (rules.outOfScope && situation.outOfScope) return 'outOfScope';
  if (rules.attachment && situation.sentAttachment) return 'attachment';
  if (situation.unanswered >= Math.max(1, rules.notAnsweredAfter)) return 'notAnswered';
  return null;
}
