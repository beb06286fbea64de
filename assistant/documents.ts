import type { Money } from './money.ts';
import type {
  CardName,
  ConversationStatus,
  Flag,
  HandoverReason,
  Language,
  SilenceReason,
  Tier,
  Topic,
} from './vocabulary.ts';

/** An instant in UTC as ISO 8601, e.g. 2026-11-22T10:00:00.000Z; such strings sort by time. */
export type Instant = string;
/** A calendar day, YYYY-MM-DD. */
export type Day = string;

// ---- The freelancer and what the assistant knows ---------------------------------------------------------------

export interface Freelancer {
  id: string;
  displayName: string;
  headline: string;
  bio: string;
  /** What the freelancer speaks; the first is the language of summaries. */
  languages: string[];
  timeZone: string;
  currency: string;
  level: 'none' | 'one' | 'two' | 'topRated';
  sellerPlus: 'none' | 'standard' | 'premium';
  outOfOffice: boolean;
  skills: string[];
}

export type Revisions = number | 'unlimited';

export interface Package {
  tier: Tier;
  name: string;
  description: string;
  price: Money;
  /** Absent: the freelancer has not said; the assistant then does not know. */
  deliveryDays?: number;
  /** Absent: the freelancer has not said. */
  revisions?: Revisions;
  includes: string[];
}

export interface Extra {
  name: string;
  price: Money;
  /** The whole order then takes this long (a rush). */
  deliveryDays?: number;
  /** The order takes this much longer. */
  additionalDays?: number;
}

export interface QuestionAnswer {
  id: string;
  question: string;
  alsoAsked: string[];
  answer: string;
}

export interface RequirementQuestion {
  id: string;
  question: string;
  kind: 'text' | 'choice' | 'multipleChoice' | 'attachment';
  choices: string[];
  required: boolean;
}

export interface Gig {
  id: string;
  title: string;
  category: string;
  description: string;
  tags: string[];
  /** Cheapest tier first; at least one. */
  packages: Package[];
  extras: Extra[];
  /** From the Gig page; the id is the place, counted from 0. */
  faqs: QuestionAnswer[];
  requirements: RequirementQuestion[];
  customOfferRequirements: RequirementQuestion[];
  does: string[];
  doesNotOffer: string[];
  rules: string[];
  /** Added by the freelancer in the hub. */
  qa: QuestionAnswer[];
}

export interface Insight {
  id: string;
  text: string;
  /** A source id: profile:field, gig:ID, chat:ID/N. */
  source: string;
}

/** All the assistant may say about a freelancer, at one version. */
export interface Knowledge {
  presentation: { bio: string; rules: string[] };
  gigs: Gig[];
  qa: QuestionAnswer[];
  insights: Insight[];
}

/** A weekday's hours in the freelancer's time zone; `to` before `from` runs past midnight. */
export interface WeeklyHours {
  day: 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
  from: string;
  to: string;
}

export type Tone = 'professional' | 'friendly' | 'casual';
export type Detail = 'brief' | 'detailed';
export type PricingStyle = 'informative' | 'balanced' | 'assertive';

export interface HandoverRules {
  budgetAbove: Money | null;
  budgetBelow: Money | null;
  rush: boolean;
  outOfScope: boolean;
  complaint: boolean;
  attachment: boolean;
  /** Hand over once this many questions were not answered. */
  notAnsweredAfter: number;
  keywords: string[];
  briefComplete: boolean;
}

export interface Settings {
  /** The assistant's own name. */
  name: string;
  active: boolean;
  /** Raised at each pause; a conversation with an older one is handed over when next touched. */
  epoch: number;
  /** What made the freelancer eligible when they activated; see eligibility.ts. */
  activatedOn?: 'level' | 'sellerPlus';
  availability: { mode: 'always' | 'whenOffline' | 'schedule'; weekly: WeeklyHours[]; datesOff: Day[] };
  workingHours: WeeklyHours[];
  audience: { gigs: 'all' | string[] };
  languages: Language[];
  handover: HandoverRules;
  pricingStyle: PricingStyle;
  tone: Tone;
  detail: Detail;
  followUpMinutes: number;
  autoReply: string;
  outOfOffice: { from: Day; to: Day } | null;
}

// ---- Facts and promises ----------------------------------------------------------------------------------------

/** What a fact states that a buyer can hold the freelancer to. */
export type FactValue =
  | { kind: 'price'; money: Money }
  | { kind: 'days'; days: number }
  | { kind: 'revisions'; revisions: Revisions }
  | { kind: 'scope'; offered: boolean }
  | { kind: 'date'; day: Day };

/** One statement of the knowledge. A reply is composed from facts and keeps their ids. */
export interface Fact {
  /** Unique within a knowledge version: the source id, with # and a part where a source holds several facts. */
  id: string;
  /** A published source id, e.g. gig:logo/package:basic. */
  source: string;
  text: string;
  values: FactValue[];
  gigId?: string;
}

/** A price, date, revision count or scope statement the assistant made, with its source. */
export interface PromiseMade {
  text: string;
  source: string;
  at: Instant;
  messageId: string;
}

// ---- The brief -------------------------------------------------------------------------------------------------

/** The requirements gathered from a buyer; what is not known is absent. */
export interface Brief {
  gigId?: string;
  package?: Tier;
  description?: string;
  /** A range is amount (low) and upTo (high). Minor units. */
  budget?: { amount: number; currency: string; upTo?: number };
  deadline?: Day;
  quantity?: number;
  /** By requirement question id. */
  answers: Record<string, string>;
  references: string[];
  /** Names of the files the buyer sent. */
  attachments: string[];
  /** Slots and questions the buyer was asked and could not answer yet. */
  unknown?: string[];
  /** The buyer needs it by no day in particular. */
  noHurry?: true;
}

// ---- Conversations ---------------------------------------------------------------------------------------------

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Where to send: enough to reach the person again after a restart. */
export interface Address {
  /** Hash of channel, tenant, conversation and sender: the document's key. */
  key: string;
  transport: 'connector' | 'directLine' | 'terminal' | 'platform';
  channelId: string;
  serviceUrl: string;
  tenantId: string;
  /** The conversation's id on the channel. */
  channelConversationId: string;
  conversationType: string;
  user: { id: string; name: string; aadObjectId?: string };
  bot: { id: string; name: string };
  locale: string;
  freelancerId: string;
  role: 'buyer' | 'freelancer';
  /** The id of our conversation document. */
  conversationId: string;
  gigId?: string;
}

export interface Attachment {
  name: string;
  contentType: string;
  /** Where our store keeps it, named by content. */
  url: string;
  size: number;
}

export interface Card {
  name: CardName;
  /** An Adaptive Card 1.5. */
  content: JsonObject;
  /** The card in words, for channels and readers without cards. */
  text: string;
}

export interface SourceRef {
  id: string;
  text: string;
}

/** One line of the transcript. */
export interface Message {
  id: string;
  /** Counts from 1 in a conversation; the watermark of our own channel. */
  seq: number;
  from: 'buyer' | 'assistant' | 'freelancer' | 'system';
  at: Instant;
  text: string;
  card?: Card;
  /** Short replies the buyer can tap. */
  suggestions?: string[];
  attachments?: Attachment[];
  sources?: SourceRef[];
  topics?: Topic[];
  /** Direct Line's own id of a message, given back so that Web Chat knows its message arrived. */
  clientActivityId?: string;
  /** A reply that was taken back before it was sent. */
  withdrawn?: true;
}

/** What the freelancer does to a buyer's conversation, or what a conversation tells the freelancer's own chat. */
export type Command =
  | { kind: 'takeOver' }
  | { kind: 'reply'; text: string; attachments?: Attachment[] }
  | { kind: 'return' }
  | { kind: 'notAFit' }
  | { kind: 'turnedOff' }
  | { kind: 'notice'; notice: HandoverNotice };

/** What a freelancer's own chat shows of a handed-over conversation. */
export interface HandoverNotice {
  conversationId: string;
  /** Raised with each change, so that a tap on an older card is recognised. */
  version: number;
  status: ConversationStatus;
  buyerName: string;
  language: string;
  gigTitle: string;
  handover: Handover;
  brief: Brief;
  briefLines: BriefLine[];
  promises: PromiseMade[];
  flags: Flag[];
  lastMessages: { from: Message['from']; text: string }[];
}

/** One line of a brief as people read it. */
export interface BriefLine {
  /** gig, package, description, budget, deadline, quantity, references, attachments or a requirement question's id. */
  slot: string;
  label: string;
  value: string;
}

/** A received thing that the next turn has to deal with. `replyTo`: its id on a channel where several people write. */
export type Input = { id: string; at: Instant } & (
  | { kind: 'message'; messageId: string; inline?: true; replyTo?: string }
  | { kind: 'tap'; action: JsonObject; messageId?: string; inline?: true; replyTo?: string }
  | { kind: 'arrival'; inline?: true }
  | { kind: 'command'; command: Command }
);

/** Something committed that has to leave: to a channel, or as a command to another conversation. */
export type OutboxEntry = {
  id: string;
  state: 'unsent' | 'dead';
  attempts: number;
  /** Not before this instant. */
  nextAttemptAt: Instant;
  error?: string;
  /** What the channel answered to the last attempt; 0 where it could not be reached. */
  status?: number;
} & (
  | { kind: 'send'; address: Address; messageId: string; replyToId?: string; key?: string }
  | { kind: 'update'; address: Address; messageId: string; key: string }
  | { kind: 'command'; to: string; command: Command }
);

export interface Handover {
  reason: HandoverReason;
  at: Instant;
  /** In the freelancer's first language. */
  summary: string;
  /** What the buyer asked that has no answer yet. */
  open: string[];
  nextStep: string;
}

export interface Conversation {
  id: string;
  freelancerId: string;
  /** A buyer's, the freelancer's own chat, or a preview (never pending, listed or counted). */
  kind: 'buyer' | 'freelancer' | 'preview';
  status: ConversationStatus;
  /** Why the assistant said nothing to the last message. */
  silent: SilenceReason | null;
  createdAt: Instant;
  lastMessageAt: Instant;
  language: Language | null;
  buyer: { id: string; displayName: string; sells: boolean };
  gigId: string | null;
  /** The settings' epoch this conversation was last answered under. */
  epoch: number;
  /** The last address heard from; replies by the freelancer go there. */
  address: Address | null;
  /** The newest messages; older ones are in `pages` page documents. */
  messages: Message[];
  nextSeq: number;
  pages: number;
  /** The assistant said something that is on a page by now. */
  spokeOnPages?: true;
  /** Received and not yet dealt with. */
  inputs: Input[];
  /** Ids already received, the newest last. */
  seen: string[];
  /** Dialog state of botbuilder-dialogs, opaque to all but dialogs/; restarted politely when the version differs. */
  dialog: { version: number; state: JsonObject };
  /** The requirement the buyer was just asked for. */
  expecting: RequirementQuestion | null;
  brief: Brief;
  promises: PromiseMade[];
  flags: Flag[];
  /** Questions that found no answer. */
  open: string[];
  handover: Handover | null;
  /** The newest one that ended, for the card in the freelancer's own chats, which outlives it. */
  endedHandover?: Handover;
  /** Version of the notice last sent to the freelancer's own chats. */
  noticeVersion: number;
  outbox: OutboxEntry[];
  /** Who delivers the outbox, until when. */
  lease: { owner: string; until: Instant } | null;
  /** Ids a channel gave to sent activities, by outbox key, for later updates. */
  sentIds: Record<string, string>;
  /** Message ids of the replies to inline inputs (answered in the response itself), by input id, for a retry. */
  answered: Record<string, string[]>;
  /** In the freelancer's own chat: the newest notice of each buyer's conversation, by its id. */
  notices: Record<string, HandoverNotice>;
}
