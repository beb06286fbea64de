import type { Settings } from './documents.ts';

/** Whether the assistant may talk about this Gig; a buyer who has not come to a Gig yet is in every audience. */
export function isInAudience(settings: Settings, gigId: string | null): boolean {
  const { gigs } = settings.audience;
  return gigs === 'all' || gigId === null || gigs.includes(gigId);
}
