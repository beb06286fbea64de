import type { Gig, Package } from '../../assistant/documents.ts';
import { money } from '../../assistant/money.ts';
import type { Tier } from '../../assistant/vocabulary.ts';

/** A Gig that says nothing but what is given. */
export const aGig = (id: string, given: Partial<Gig> = {}): Gig => ({
  id,
  title: '',
  category: '',
  description: '',
  tags: [],
  packages: [],
  extras: [],
  faqs: [],
  requirements: [],
  customOfferRequirements: [],
  does: [],
  doesNotOffer: [],
  rules: [],
  qa: [],
  ...given,
});

/** A package of so many dollars, in three days, with two rounds of changes. */
export const aPackage = (tier: Tier, name: string, price: number): Package => ({
  tier,
  name,
  description: '',
  price: money(price, 'USD'),
  deliveryDays: 3,
  revisions: 2,
  includes: [],
});
