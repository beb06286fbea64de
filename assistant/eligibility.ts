import type { Freelancer, Instant } from './documents.ts';

/** What an activation rests on. */
export type Ground = 'level' | 'sellerPlus';

/** The subscription on its own, outside Seller Plus; cancelled ones run until the end of the paid cycle. */
export interface PaidSubscription {
  paidUntil: Instant;
}

/** What makes the freelancer eligible today; a level counts first, because a later demotion does not end it. */
export function groundOf(freelancer: Pick<Freelancer, 'level' | 'sellerPlus'>): Ground | null {
  if (freelancer.level !== 'none') return 'level';
  return freelancer.sellerPlus === 'none' ? null : 'sellerPlus';
}

/** Whether the assistant may (still) answer, given what its activation rested on, if that is known. */
export function isEligible(freelancer: Freelancer, activatedOn: Ground | undefined): boolean {
  return activatedOn === 'level' || groundOf(freelancer) !== null;
}

/** Seller Plus includes the assistant; anyone else pays for it. */
export function isSubscribed(freelancer: Freelancer, subscription: PaidSubscription | undefined, now: Date): boolean {
  return freelancer.sellerPlus !== 'none' || (subscription !== undefined && now < new Date(subscription.paidUntil));
}
