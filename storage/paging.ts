import type { Instant } from '../assistant/documents.ts';
import { publicError } from '../assistant/errors.ts';
import type { ConversationSummary } from '../assistant/inbox.ts';
import type { ConversationPage, ConversationQuery } from './contracts.ts';

/** The last conversation of a page; the next page holds those after it, newest first. */
export interface Place {
  at: Instant;
  id: string;
}

/** Where the page begins: above everything without a cursor. Throws PublicError for a cursor we did not make. */
export function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { at: '\uffff', id: '' };
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(place)) {
      const [at, id] = place;
      if (typeof at === 'string' && typeof id === 'string') return { at, id };
    }
  } catch {
    // Falls to the same sentence as any other text that is not a cursor.
  }
  throw publicError('invalid', 'The cursor is not one that a list of conversations gave.');
}

/** How many conversations a page holds. */
export function pageSize({ limit }: ConversationQuery): number {
  return Math.min(100, Math.max(1, Math.trunc(limit) || 1));
}

/** A page out of the first `size + 1` that fit: the one too many only tells that there is more. */
export function pageOf(found: ConversationSummary[], size: number): ConversationPage {
  const conversations = found.slice(0, size);
  const last = conversations.at(-1);
  if (found.length <= size || !last) return { conversations };
  return { conversations, cursor: Buffer.from(JSON.stringify([last.lastMessageAt, last.id])).toString('base64url') };
}
