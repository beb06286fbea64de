import type { Conversation } from '../../assistant/documents.ts';
import type { ConversationSummary } from '../../assistant/inbox.ts';
import type { DocumentKind } from '../contracts.ts';
import { indexedOf } from '../indexed.ts';
import { jsonText } from '../plain.ts';

/** A document as an item: the columns that queries name beside the body that none does. */
export interface Item {
  id: string;
  freelancerId: string;
  kind: DocumentKind;
  key: string;
  sortKey: string;
  body: unknown;
  unanswered: boolean;
  unsentSince?: string;
  listed: boolean;
  lastMessageAt?: string;
  status?: Conversation['status'];
  needsYou?: boolean;
  search?: string;
  summary?: ConversationSummary;
}

/** Cosmos forbids / \ ? # in ids, and its tools stumble over more; what is left here needs no escaping anywhere. */
export function itemId(kind: DocumentKind, id: string): string {
  const escaped = (char: string) =>
    [...Buffer.from(char)].map(byte => `~${byte.toString(16).padStart(2, '0')}`).join('');
  return `${kind}:${id.replace(/[^A-Za-z0-9._:-]/gu, escaped)}`;
}

/** Sorts by the id's bytes whatever the collation is. */
export function sortKeyOf(id: string): string {
  return Buffer.from(id).toString('hex');
}

export function itemOf(freelancerId: string, kind: DocumentKind, id: string, value: unknown): Item {
  const { listed, unanswered, unsentSince } = indexedOf(kind, value);
  return {
    id: itemId(kind, id),
    freelancerId,
    kind,
    key: id,
    sortKey: sortKeyOf(id),
    body: JSON.parse(jsonText(value)),
    unanswered,
    ...(unsentSince !== undefined && { unsentSince }),
    listed: listed !== undefined,
    ...(listed && {
      lastMessageAt: listed.summary.lastMessageAt,
      status: listed.summary.status,
      needsYou: listed.summary.needsYou,
      search: listed.search,
      summary: JSON.parse(listed.json),
    }),
  };
}
