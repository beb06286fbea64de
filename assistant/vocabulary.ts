/** The words others rely on: every list here is part of a published format, so add, never rename. */

export const topics = [
  'greeting',
  'price',
  'package',
  'delivery',
  'rush',
  'revisions',
  'scope',
  'portfolio',
  'customOffer',
  'requirements',
  'process',
  'payment',
  'refund',
  'rights',
  'files',
  'support',
  'human',
  'complaint',
  'thanks',
  'goodbye',
  'smallTalk',
  'offPlatform',
  'credentials',
  'abuse',
  'spam',
  'injection',
  'other',
] as const;
export type Topic = (typeof topics)[number];

export const flags = ['offPlatform', 'abuse', 'spam', 'credentials', 'injection'] as const;
export type Flag = (typeof flags)[number];

export const handoverReasons = [
  'askedForHuman',
  'customOffer',
  'budgetAbove',
  'budgetBelow',
  'rush',
  'outOfScope',
  'notAnswered',
  'complaint',
  'attachment',
  'keyword',
  'briefComplete',
  'briefIncomplete',
  'language',
  'safety',
  'turnedOff',
] as const;
export type HandoverReason = (typeof handoverReasons)[number];

export const silenceReasons = [
  'notEligible',
  'notSubscribed',
  'paused',
  'outOfOffice',
  'seller',
  'repeatClient',
  'audience',
  'online',
  'outsideSchedule',
  'handedOver',
  'takenOver',
  'holdout',
] as const;
export type SilenceReason = (typeof silenceReasons)[number];

export const conversationStatuses = ['live', 'handedOver', 'takenOver', 'closed'] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];

export const cardNames = [
  'packages',
  'brief',
  'handover',
  'offer',
  'choices',
  'settings',
  'knowledge',
  'onboarding',
  'inbox',
  'analytics',
  'subscription',
  'hub',
] as const;
export type CardName = (typeof cardNames)[number];

export const tiers = ['basic', 'standard', 'premium'] as const;
export type Tier = (typeof tiers)[number];

/** The languages the assistant speaks; the first is the default. */
export const languages = ['en', 'es', 'fr', 'de', 'pt', 'it', 'ru', 'ar', 'zh'] as const;
export type Language = (typeof languages)[number];
