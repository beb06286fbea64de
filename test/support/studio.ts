import type { Freelancer, Gig, Knowledge, RequirementQuestion } from '../../assistant/documents.ts';
import { money } from '../../assistant/money.ts';

const question = (id: string, text: string, more: Partial<RequirementQuestion> = {}): RequirementQuestion => ({
  id,
  question: text,
  kind: 'text',
  choices: [],
  required: true,
  ...more,
});

const logo: Gig = {
  id: 'logo',
  title: 'I will design a logo for your brand',
  category: 'Design',
  description: 'A hand-drawn logo.',
  tags: [],
  packages: [
    {
      tier: 'basic',
      name: 'Basic',
      description: 'One idea',
      price: money(120, 'USD'),
      deliveryDays: 3,
      revisions: 2,
      includes: ['PNG files', 'One concept'],
    },
    {
      tier: 'standard',
      name: 'Standard',
      description: 'Three ideas',
      price: money(240, 'USD'),
      deliveryDays: 5,
      revisions: 4,
      includes: ['PNG files', 'Three concepts', 'Source files'],
    },
    {
      tier: 'premium',
      name: 'Premium',
      description: 'The whole identity',
      price: money(480, 'USD'),
      deliveryDays: 9,
      revisions: 'unlimited',
      includes: ['PNG files', 'Three concepts', 'Source files', 'Brand guide'],
    },
  ],
  extras: [{ name: 'Express delivery', price: money(60, 'USD'), deliveryDays: 2 }],
  faqs: [
    {
      id: '0',
      question: 'Do you use templates?',
      alsoAsked: [],
      answer: 'No, I draw every logo from scratch. Nothing is taken from stock.',
    },
    {
      id: '1',
      question: 'Who owns the copyright?',
      alsoAsked: [],
      answer: 'Full rights pass to the buyer on completion.',
    },
  ],
  requirements: [
    question('name', 'What is the name of your brand?'),
    question('style', 'Which style do you like?', { kind: 'choice', choices: ['Minimal', 'Playful', 'Classic'] }),
    question('colours', 'Which colours do you want?', { required: false }),
  ],
  customOfferRequirements: [question('special', 'What should be different from the packages?')],
  does: [],
  doesNotOffer: ['Printing', 'Website development'],
  rules: [],
  qa: [],
};

const poster: Gig = {
  ...logo,
  id: 'poster',
  title: 'I will draw a poster for your event',
  packages: [
    {
      tier: 'basic',
      name: 'Basic',
      description: 'One poster',
      price: money(90, 'USD'),
      deliveryDays: 4,
      revisions: 1,
      includes: ['Print-ready PDF'],
    },
  ],
  extras: [],
  faqs: [],
  requirements: [question('event', 'Which event is it for?')],
  customOfferRequirements: [],
  doesNotOffer: ['Printing'],
};

/** A freelancer with one Gig, or two: what the dialogs' tests talk about. */
export function logoStudio(gigs: 'one' | 'two' = 'one'): { freelancer: Freelancer; knowledge: Knowledge } {
  return {
    freelancer: {
      id: 'ada',
      displayName: 'Ada',
      headline: 'Logo designer',
      bio: 'Ten years of drawing logos.',
      languages: ['en'],
      timeZone: 'UTC',
      currency: 'USD',
      level: 'one',
      sellerPlus: 'none',
      outOfOffice: false,
      skills: ['logos'],
    },
    knowledge: {
      presentation: { bio: '', rules: [] },
      gigs: structuredClone(gigs === 'one' ? [logo] : [logo, poster]),
      qa: [{ id: 'pay', question: 'How can I pay?', alsoAsked: [], answer: 'You pay through the marketplace.' }],
      insights: [],
    },
  };
}
