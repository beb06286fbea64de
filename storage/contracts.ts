import type {
  Address,
  Conversation,
  Freelancer,
  Gig,
  Insight,
  Instant,
  Knowledge,
  Message,
  QuestionAnswer,
  Settings,
} from '../assistant/documents.ts';
import type { ConversationSummary } from '../assistant/inbox.ts';
import type { ConversationStatus } from '../assistant/vocabulary.ts';

/** A version of the knowledge as stored: names of immutable chunks, so that a save writes only what changed. */
export interface KnowledgeManifest {
  /** Counts from 1 over all versions of this freelancer. */
  version: number;
  savedAt: Instant;
  savedBy: string;
  presentation: Knowledge['presentation'];
  /** Chunk ids, in order. */
  gigs: string[];
  qa: string[];
  insights: string[];
  /** What the last import produced, to restore and to merge the next one with: beside the current, so one write holds both. */
  trained?: Pick<KnowledgeManifest, 'presentation' | 'gigs' | 'qa' | 'insights'>;
}

export type KnowledgeChunk = { gig: Gig } | { qa: QuestionAnswer[] } | { insights: Insight[] };

/** Everything we store, by kind. */
export interface Documents {
  /** id: profile */
  freelancer: Freelancer;
  /** id: current */
  settings: Settings;
  /** id: current (what the assistant speaks from) */
  knowledge: KnowledgeManifest;
  /** id: hash of the content */
  chunk: KnowledgeChunk;
  conversation: Conversation;
  /** id: CONVERSATION/N, counted from 1; full pages of older messages, oldest page first */
  page: { messages: Message[] };
  /** id: address; the partition is addressPartition(key) */
  address: Address;
  /** id: freelancer id; the partition is directoryPartition */
  listing: { freelancerId: string; displayName: string };
  /** id: code; the partition is codePartition(code). Codes that link a chat to a freelancer or sign one in, once each, and those that bring buyers. */
  code: {
    freelancerId: string;
    purpose: 'freelancerChat' | 'buyerInvite' | 'signIn';
    expiresAt: Instant;
    /** The address key of the one chat that used it. */
    usedBy?: string;
  };
  /** id: current. The code by which buyers come to this freelancer now. */
  invite: { code: string };
  /** id: the buyer's id on the marketplace. A buyer who has dealt with this freelancer before. */
  client: { buyerId: string; displayName: string; since: Instant; why: 'order' | 'chat' | 'conversation' };
  /** id: current. The freelancer's own chats, told of every handover. */
  ownChats: { conversationIds: string[] };
  /** id: current; the partition is servicePartition. Signs the tokens of all hosts, base64url: never shown, listed or exported. */
  signingSecret: { key: string };
}
export type DocumentKind = keyof Documents;

/** No freelancer's, so that nothing which is asked for a freelancer finds what is in it. */
export const servicePartition = '~service';
export const directoryPartition = '~directory';
export const addressPartition = (key: string): string => `~address:${key}`;
export const codePartition = (code: string): string => `~code:${code}`;

export interface Stored<T> {
  value: T;
  etag: string;
}

/** What a write expects to find: this version, nothing, or it does not matter. */
export type Expected = { etag: string } | 'absent' | 'any';

export interface ConversationQuery {
  /** Absent: all. */
  status?: ConversationStatus[];
  /** Only those that wait for the freelancer. */
  needsYou?: boolean;
  /** Words to find in the buyer's name or the newest message, in any case. */
  text?: string;
  cursor?: string;
  /** 1 to 100. */
  limit: number;
}

export interface ConversationPage {
  /** Newest message first; buyers' conversations only. */
  conversations: ConversationSummary[];
  /** Present while there is more. */
  cursor?: string;
}

/** A conversation with work left, and what kind of it. */
export interface WorkKey {
  freelancerId: string;
  conversationId: string;
  work: 'unanswered' | 'unsent';
}

/**
 * One embedded or remote database. Every method takes the freelancer (the partition) first and answers with
 * nothing of another one; only `pendingWork` reads across, and returns nothing but keys.
 * A write resolves once it is durable. `write` throws ConflictError when it does not find what it expects.
 * Values are plain JSON; what is returned is the caller's own copy.
 */
export interface Store {
  read<K extends DocumentKind>(freelancerId: string, kind: K, id: string): Promise<Stored<Documents[K]> | undefined>;
  /** Returns the new etag. */
  write<K extends DocumentKind>(
    freelancerId: string,
    kind: K,
    id: string,
    value: Documents[K],
    expected: Expected,
  ): Promise<string>;
  remove(freelancerId: string, kind: DocumentKind, id: string): Promise<void>;
  /** Sorted by id, those after `after`; at most `limit`. */
  list<K extends DocumentKind>(
    freelancerId: string,
    kind: K,
    options: { after?: string; limit: number },
  ): Promise<{ id: string; value: Documents[K] }[]>;
  conversations(freelancerId: string, query: ConversationQuery): Promise<ConversationPage>;
  /** Buyers' and freelancers' conversations (never previews) with unanswered input or an unsent outbox entry due at `now`. */
  pendingWork(now: Instant, limit: number): Promise<WorkKey[]>;
  close(): Promise<void>;
}

export class ConflictError extends Error {
  constructor(kind: string, id: string) {
    super(`${kind} ${id} was changed by someone else`);
    this.name = 'ConflictError';
  }
}

/** Files of buyers and freelancers, named by content; kept in a folder or in Blob Storage. */
export interface Files {
  /** Returns the id: a hash of the bytes, so the same file is kept once a freelancer. */
  save(freelancerId: string, bytes: Uint8Array, contentType: string): Promise<string>;
  read(freelancerId: string, id: string): Promise<{ bytes: Uint8Array; contentType: string } | undefined>;
}
