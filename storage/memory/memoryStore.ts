import { randomUUID } from 'node:crypto';
import type { ConversationSummary } from '../../assistant/inbox.ts';
import {
  ConflictError,
  type ConversationQuery,
  type DocumentKind,
  type Documents,
  type Expected,
  type Store,
  type WorkKey,
} from '../contracts.ts';
import { type Indexed, indexedOf, interleaved, searchWords } from '../indexed.ts';
import { pageOf, pageSize, placeOf } from '../paging.ts';
import { compareIds, jsonText } from '../plain.ts';

interface Kept {
  freelancerId: string;
  kind: DocumentKind;
  id: string;
  etag: string;
  text: string;
  indexed: Indexed;
}

/** Keeps everything in this process, as JSON text; gone when it ends. */
export function memoryStore(): Store {
  const kept = new Map<string, Kept>();
  const keyOf = (...parts: string[]) => JSON.stringify(parts);

  return {
    async read<K extends DocumentKind>(freelancerId: string, kind: K, id: string) {
      const found = kept.get(keyOf(freelancerId, kind, id));
      return found && { value: JSON.parse(found.text) as Documents[K], etag: found.etag };
    },

    async write(freelancerId, kind, id, value, expected) {
      const key = keyOf(freelancerId, kind, id);
      if (!isExpected(expected, kept.get(key)?.etag)) throw new ConflictError(kind, id);
      const etag = randomUUID();
      kept.set(key, { freelancerId, kind, id, etag, text: jsonText(value), indexed: indexedOf(kind, value) });
      return etag;
    },

    async remove(freelancerId, kind, id) {
      kept.delete(keyOf(freelancerId, kind, id));
    },

    async list<K extends DocumentKind>(freelancerId: string, kind: K, options: { after?: string; limit: number }) {
      return [...kept.values()]
        .filter(each => each.freelancerId === freelancerId && each.kind === kind)
        .filter(each => options.after === undefined || compareIds(each.id, options.after) > 0)
        .sort((a, b) => compareIds(a.id, b.id))
        .slice(0, options.limit)
        .map(each => ({ id: each.id, value: JSON.parse(each.text) as Documents[K] }));
    },

    async conversations(freelancerId, query) {
      const fits = filterOf(query);
      const found = [...kept.values()]
        .filter(each => each.freelancerId === freelancerId)
        .flatMap(each => each.indexed.listed ?? [])
        .filter(fits)
        .map((listed): ConversationSummary => JSON.parse(listed.json))
        .sort(newestFirst);
      return pageOf(found, pageSize(query));
    },

    async pendingWork(now, limit) {
      const keys = (work: WorkKey['work'], has: (indexed: Indexed) => boolean): WorkKey[] =>
        [...kept.values()]
          .filter(each => has(each.indexed))
          .map(each => ({ freelancerId: each.freelancerId, conversationId: each.id, work }));
      return interleaved(
        keys('unanswered', indexed => indexed.unanswered),
        keys('unsent', indexed => indexed.unsentSince !== undefined && indexed.unsentSince <= now),
        limit,
      );
    },

    async close() {},
  };
}

function isExpected(expected: Expected, found: string | undefined): boolean {
  if (expected === 'any') return true;
  if (expected === 'absent') return found === undefined;
  return found === expected.etag;
}

type Listed = NonNullable<Indexed['listed']>;

function filterOf(query: ConversationQuery): (listed: Listed) => boolean {
  const place = placeOf(query.cursor);
  const words = searchWords(query.text);
  return ({ summary, search }) =>
    newestFirst({ lastMessageAt: place.at, id: place.id }, summary) < 0 &&
    (query.status?.includes(summary.status) ?? true) &&
    (!query.needsYou || summary.needsYou) &&
    words.every(word => search.includes(word));
}

function newestFirst(a: { lastMessageAt: string; id: string }, b: { lastMessageAt: string; id: string }): number {
  if (a.lastMessageAt !== b.lastMessageAt) return a.lastMessageAt < b.lastMessageAt ? 1 : -1;
  return compareIds(b.id, a.id);
}
