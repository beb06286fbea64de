import type { SqlQuerySpec } from '@azure/cosmos';
import type { Instant } from '../../assistant/documents.ts';
import type { ConversationQuery, DocumentKind } from '../contracts.ts';
import { searchWords } from '../indexed.ts';
import { placeOf } from '../paging.ts';
import { sortKeyOf } from './items.ts';

/** Each query names its partition in WHERE too, so that no answer rests on how a server reads its options. */
function spec(text: string, values: Record<string, string | boolean>): SqlQuerySpec {
  return { query: text, parameters: Object.entries(values).map(([name, value]) => ({ name: `@${name}`, value })) };
}

export function listQuery(
  freelancer: string,
  kind: DocumentKind,
  after: string | undefined,
  limit: number,
): SqlQuerySpec {
  return spec(
    `SELECT TOP ${Math.trunc(limit)} c.key, c.body FROM c
     WHERE c.freelancerId = @freelancer AND c.kind = @kind AND c.sortKey > @after ORDER BY c.sortKey`,
    { freelancer, kind, after: sortKeyOf(after ?? '') },
  );
}

export function conversationsQuery(freelancer: string, query: ConversationQuery, limit: number): SqlQuerySpec {
  const place = placeOf(query.cursor);
  const words = searchWords(query.text).map((word, i) => [`word${i}`, word] as const);
  const statuses = query.status?.map((status, i) => [`status${i}`, status] as const);
  const conditions = [
    'c.freelancerId = @freelancer AND c.listed = true',
    '(c.lastMessageAt < @at OR (c.lastMessageAt = @at AND c.sortKey < @sortKey))',
    ...words.map(([name]) => `CONTAINS(c.search, @${name})`),
    ...(statuses
      ? [statuses.length > 0 ? `c.status IN (${statuses.map(([name]) => `@${name}`).join()})` : 'false']
      : []),
    ...(query.needsYou ? ['c.needsYou = true'] : []),
  ];
  return spec(
    `SELECT TOP ${limit} c.summary FROM c WHERE ${conditions.join(' AND ')} ORDER BY c.lastMessageAt DESC, c.sortKey DESC`,
    { freelancer, at: place.at, sortKey: sortKeyOf(place.id), ...Object.fromEntries([...words, ...(statuses ?? [])]) },
  );
}

export function unansweredQuery(limit: number): SqlQuerySpec {
  return spec(`SELECT TOP ${Math.trunc(limit)} c.freelancerId, c.key FROM c WHERE c.unanswered = true`, {});
}

export function unsentQuery(now: Instant, limit: number): SqlQuerySpec {
  return spec(`SELECT TOP ${Math.trunc(limit)} c.freelancerId, c.key FROM c WHERE c.unsentSince <= @now`, { now });
}
