import { isInAudience } from './audience.ts';
import { isOutOfOffice, isWithin } from './availability.ts';
import type { Conversation, Freelancer, Settings } from './documents.ts';
import { isEligible, isSubscribed, type PaidSubscription } from './eligibility.ts';
import type { Language, SilenceReason } from './vocabulary.ts';

/** What the gate cannot see in the documents at hand. */
export interface GateKnowledge {
  /** An order, an imported chat, or an earlier conversation, now over, in which the freelancer wrote. */
  isRepeatClient: boolean;
  /** Whether the freelancer is online; false where nobody tells. */
  online: boolean;
  /** Without a marketplace nobody has a level or a subscription to show, and those rows pass. */
  hasMarketplace: boolean;
  subscription?: PaidSubscription;
  /** See unsupportedLanguage. */
  foreignLanguage: string | null;
}

export interface GateInput {
  conversation: Conversation;
  settings: Settings;
  freelancer: Freelancer;
  knows: GateKnowledge;
  now: Date;
}

export type GateDecision =
  | { answers: true; onlyHandover?: never }
  | { answers: true; onlyHandover: 'language' }
  | { answers: false; reason: SilenceReason };

type Row = (input: GateInput) => SilenceReason | false;

/** The reasons by which the assistant is turned off: running chats go to the inbox, and an auto-reply may be sent. */
export const offReasons: ReadonlySet<SilenceReason> = new Set<SilenceReason>([
  'notEligible',
  'notSubscribed',
  'paused',
  'outOfOffice',
]);

const isOn: Row[] = [
  ({ knows, freelancer, settings }) =>
    knows.hasMarketplace && !isEligible(freelancer, settings.activatedOn) && 'notEligible',
  ({ knows, freelancer, now }) =>
    knows.hasMarketplace && !isSubscribed(freelancer, knows.subscription, now) && 'notSubscribed',
  ({ settings }) => !settings.active && 'paused',
  ({ settings, freelancer, now }) => isOutOfOffice(settings, freelancer, now) && 'outOfOffice',
];

const isTheirs: Row[] = [
  ({ conversation }) => conversation.status === 'takenOver' && 'takenOver',
  ({ conversation }) => conversation.status === 'handedOver' && 'handedOver',
];

const isForUs: Row[] = [
  ({ conversation, settings }) => turnedOffSince(conversation, settings) && 'handedOver',
  ({ conversation }) => conversation.buyer.sells && 'seller',
  ({ knows }) => knows.isRepeatClient && 'repeatClient',
  ({ settings, conversation }) => !isInAudience(settings, conversation.gigId) && 'audience',
  ({ settings, knows }) => settings.availability.mode === 'whenOffline' && knows.online && 'online',
  ({ settings, freelancer, now }) => isOutsideSchedule(settings, freelancer, now) && 'outsideSchedule',
];

const rows = [...isOn, ...isTheirs, ...isForUs];

/**
 * Whether the assistant answers the buyer's message; the first row of the table that applies decides.
 * A preview answers whether or not the assistant is active, subscribed or on duty, but it stays handed over once it is.
 */
export function gate(input: GateInput): GateDecision {
  for (const row of input.conversation.kind === 'preview' ? isTheirs : rows) {
    const reason = row(input);
    if (reason) return { answers: false, reason };
  }
  return input.knows.foreignLanguage ? { answers: true, onlyHandover: 'language' } : { answers: true };
}

/** Whether the assistant was paused since it last answered here; the conversation then belongs to the freelancer. */
export function turnedOffSince(conversation: Conversation, settings: Settings): boolean {
  return conversation.epoch < settings.epoch;
}

/** The language of a message the assistant may not answer in: one we do not speak, or one the freelancer left out. */
export function unsupportedLanguage(
  settings: Settings,
  understood: { language: Language; foreign: string | null },
): string | null {
  if (understood.foreign) return understood.foreign;
  return settings.languages.includes(understood.language) ? null : understood.language;
}

function isOutsideSchedule({ availability }: Settings, freelancer: Freelancer, now: Date): boolean {
  if (availability.mode !== 'schedule') return false;
  return !isWithin(availability.weekly, availability.datesOff, freelancer.timeZone, now);
}
