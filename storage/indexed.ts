import type { Conversation, Instant } from '../assistant/documents.ts';
import { type ConversationSummary, isListed, isUnanswered, summaryOf, unsentSince } from '../assistant/inbox.ts';
import type { DocumentKind, WorkKey } from './contracts.ts';
import { jsonText } from './plain.ts';

/** What the stores' queries read of a document; the body itself is never searched. */
export interface Indexed {
  /** Only for what the inbox lists. */
  listed?: {
    summary: ConversationSummary;
    /** The summary as the stores keep it. */
    json: string;
    search: string;
  };
  unanswered: boolean;
  unsentSince?: Instant;
}

/** The index columns of any document, the same for every driver. */
export function indexedOf(kind: DocumentKind, value: unknown): Indexed {
  if (kind !== 'conversation') return { unanswered: false };
  const conversation = value as Conversation;
  const unsent = unsentSince(conversation);
  return {
    ...(isListed(conversation) && { listed: listingOf(conversation) }),
    unanswered: isUnanswered(conversation),
    ...(unsent !== undefined && { unsentSince: unsent }),
  };
}

function listingOf(conversation: Conversation): NonNullable<Indexed['listed']> {
  const summary = summaryOf(conversation);
  return { summary, json: jsonText(summary), search: folded(`${summary.buyer.displayName}\n${summary.lastMessage}`) };
}

/** The words a listing's `search` has to contain, all of them; more than eight are ignored. */
export function searchWords(text: string | undefined): string[] {
  return folded(text ?? '')
    .split(/\s+/)
    .filter(word => word !== '')
    .slice(0, 8);
}

/** One spelling for all cases and widths, in every script: databases only fold ASCII alike. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('\0', ' ').toWellFormed();
}

/** Takes turns between the two kinds of work, so that a flood of one never hides the other behind the limit. */
export function interleaved(unanswered: WorkKey[], unsent: WorkKey[], limit: number): WorkKey[] {
  const longer = Math.max(unanswered.length, unsent.length);
  const both: WorkKey[] = [];
  for (let i = 0; i < longer && both.length < limit; i += 1) {
    for (const key of [unanswered[i], unsent[i]]) if (key) both.push(key);
  }
  return both.slice(0, limit);
}
