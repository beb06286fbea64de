import type { BriefJson } from '../../assistant/briefJson.ts';
import type { BriefLine, Card, Instant, SourceRef } from '../../assistant/documents.ts';
import type { ConversationSummary } from '../../assistant/inbox.ts';
import type { ConversationStatus, Flag, HandoverReason, SilenceReason } from '../../assistant/vocabulary.ts';

/** What /api/hub/me answers: whose hub it is and whether the assistant works. */
export interface Me {
  freelancer: { id: string; displayName: string; headline: string; timeZone: string; currency: string };
  assistant: { name: string };
  active: boolean;
  /** Why it would say nothing to a new buyer at this moment. */
  silent: SilenceReason | null;
  /** How many chats of Teams, the Emulator or the Playground are the freelancer's own. */
  linkedChats: number;
}

export interface ConversationList {
  conversations: ConversationSummary[];
  /** Null where nothing follows. */
  cursor: string | null;
}

/** Why a message did not arrive and never will, and what to do. */
export interface Undelivered {
  /** What the channel answered; 0 where it could not be reached. */
  status: number;
  message: string;
  remedy: string;
}

/** A line of the transcript; `system` is what happened between the lines people wrote. */
export interface TranscriptLine {
  id: string;
  from: 'buyer' | 'assistant' | 'freelancer' | 'system';
  at: Instant;
  text: string;
  cards: Card[];
  sources: SourceRef[];
  attachments: { name: string; contentType: string; size: number; url: string }[];
  undelivered?: Undelivered;
}

/** What /api/hub/conversations/ID answers. */
export interface ConversationView {
  id: string;
  status: ConversationStatus;
  language: string;
  buyer: { id: string; displayName: string };
  gig: { id: string; title: string } | null;
  silent: SilenceReason | null;
  needsYou: boolean;
  messages: TranscriptLine[];
  /** Amounts in units people write; null while nothing is known. */
  brief: BriefJson | null;
  briefLines: BriefLine[];
  promises: { text: string; source: string; at: Instant }[];
  handover: {
    reason: HandoverReason;
    at: Instant;
    summary: string;
    promises: { text: string; source: string }[];
    open: string[];
    nextStep: string;
  } | null;
  flags: Flag[];
  /** The handover card, while there is a handover. */
  card: Card | null;
}

/** How buyers come to the assistant. */
export interface Invite {
  /** The address of the chat page. */
  chat: string;
  /** What a buyer writes to the bot in Teams, where several freelancers share it. */
  words: string;
  /** Opens a Teams chat with those words; null without a registered bot. */
  teams: string | null;
}

export interface LinkCode {
  code: string;
  expiresAt: Instant;
}
