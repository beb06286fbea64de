import type { Freelancer } from '../../assistant/documents.ts';

/** A freelancer in Lisbon who speaks English and says nothing else of themselves. */
export const aFreelancer = (id: string, displayName: string): Freelancer => ({
  id,
  displayName,
  headline: '',
  bio: '',
  languages: ['en'],
  timeZone: 'Europe/Lisbon',
  currency: 'USD',
  level: 'none',
  sellerPlus: 'none',
  outOfOffice: false,
  skills: [],
});
