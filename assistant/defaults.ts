import type { Freelancer, RequirementQuestion, Settings, WeeklyHours } from './documents.ts';
import { groundOf } from './eligibility.ts';
import { languages } from './vocabulary.ts';

/** What the assistant is called until the freelancer names it. */
const defaultName = 'Wren';

const officeDays: WeeklyHours['day'][] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/**
 * How the assistant behaves before the freelancer has said anything. Their own working hours stay empty: we do not
 * know them, and a buyer would take them for a promise.
 */
export function defaultSettings(freelancer: Pick<Freelancer, 'level' | 'sellerPlus'>, active: boolean): Settings {
  const ground = groundOf(freelancer);
  return {
    name: defaultName,
    active,
    epoch: 0,
    ...(active && ground ? { activatedOn: ground } : {}),
    availability: {
      mode: 'always',
      weekly: officeDays.map(day => ({ day, from: '09:00', to: '17:30' })),
      datesOff: [],
    },
    workingHours: [],
    audience: { gigs: 'all' },
    languages: [...languages],
    handover: {
      budgetAbove: null,
      budgetBelow: null,
      rush: true,
      outOfScope: true,
      complaint: true,
      attachment: false,
      notAnsweredAfter: 2,
      keywords: [],
      briefComplete: true,
    },
    pricingStyle: 'balanced',
    tone: 'friendly',
    detail: 'brief',
    followUpMinutes: 30,
    autoReply: '',
    outOfOffice: null,
  };
}

/** General rules we pre-fill: guidance for the assistant, never facts to tell a buyer. */
export const defaultRules: readonly string[] = [
  'Answer what was asked first, then point to the package that covers it.',
  'Where my Gigs and profile do not say, tell the buyer so and pass the question on to me.',
  'Never agree to a discount, another price or an earlier date for me.',
  'Gather what I need to start, one question at a time, and never ask for what was already said.',
];

/** What a buyer is asked before a custom offer, until the freelancer writes their own questions. */
export const defaultCustomOfferRequirements: readonly RequirementQuestion[] = [
  {
    id: 'beyond-packages',
    question: 'What do you need that the packages do not cover?',
    kind: 'text',
    choices: [],
    required: true,
  },
];
