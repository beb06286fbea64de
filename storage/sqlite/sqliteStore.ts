import { randomUUID } from 'node:crypto';
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import {
  ConflictError,
  type DocumentKind,
  type Documents,
  type Expected,
  type Store,
  type WorkKey,
} from '../contracts.ts';
import { indexedOf, interleaved, searchWords } from '../indexed.ts';
import { pageOf, pageSize, placeOf } from '../paging.ts';
import { jsonText } from '../plain.ts';
import { groupCommit } from './groupCommit.ts';
import { openDatabase } from './openDatabase.ts';
import { statements } from './statements.ts';
import { whenFree } from './whenFree.ts';

type Row = Record<string, SQLOutputValue>;

/**
 * One file, `store.db` in `dir`; several processes may share it. Throws StoreUnavailableError when it cannot be opened.
 * `now` only measures how long a lock is waited for.
 */
export function sqliteStore({ dir, now = () => new Date() }: { dir: string; now?: () => Date }): Store {
  const database = openDatabase(dir);
  const prepared = statements(database);
  const free = whenFree(dir, now);
  const changes = groupCommit(database, free);

  return {
    async read<K extends DocumentKind>(freelancerId: string, kind: K, id: string) {
      const row = await free(() => prepared.read.get({ freelancer: freelancerId, kind, id }));
      return row && { value: parsed<Documents[K]>(row.body), etag: String(row.etag) };
    },

    async write(freelancerId, kind, id, value, expected) {
      const row = rowOf(freelancerId, kind, id, value);
      await changes.add(() => {
        if (!isWritten(row, expected)) throw new ConflictError(kind, id);
      });
      return row.etag;
    },

    async remove(freelancerId, kind, id) {
      await changes.add(() => prepared.remove.run({ freelancer: freelancerId, kind, id }));
    },

    async list<K extends DocumentKind>(
      freelancerId: string,
      kind: K,
      { after = '', limit }: { after?: string; limit: number },
    ) {
      const rows = await free(() => prepared.list.all({ freelancer: freelancerId, kind, after, limit }));
      return rows.map(row => ({ id: String(row.id), value: parsed<Documents[K]>(row.body) }));
    },

    async conversations(freelancerId, query) {
      const size = pageSize(query);
      const wanted = {
        freelancer: freelancerId,
        ...placeOf(query.cursor),
        statuses: query.status ? JSON.stringify(query.status) : null,
        needsYou: query.needsYou ? 1 : 0,
        words: JSON.stringify(searchWords(query.text)),
        limit: size + 1,
      };
      const rows = await free(() => prepared.conversations.all(wanted));
      return pageOf(
        rows.map(row => parsed(row.summary)),
        size,
      );
    },

    async pendingWork(now, limit) {
      const keys = (rows: Row[], work: WorkKey['work']): WorkKey[] =>
        rows.map(row => ({ freelancerId: String(row.freelancer_id), conversationId: String(row.id), work }));
      return free(() =>
        interleaved(
          keys(prepared.unanswered.all({ limit }), 'unanswered'),
          keys(prepared.unsent.all({ now, limit }), 'unsent'),
          limit,
        ),
      );
    },

    async close() {
      await changes.drained();
      if (database.isOpen) database.close();
    },
  };

  function isWritten(row: Record<string, SQLInputValue>, expected: Expected): boolean {
    if (expected === 'any') return prepared.writeAny.run(row).changes === 1;
    if (expected === 'absent') return prepared.writeAbsent.run(row).changes === 1;
    return prepared.writeOver.run({ ...row, expected: expected.etag }).changes === 1;
  }
}

/** A body as the caller asked for it by kind; what is in the table was written under the same kind. */
function parsed<T>(text: SQLOutputValue | undefined): T {
  return JSON.parse(String(text)) as T;
}

function rowOf(freelancer: string, kind: DocumentKind, id: string, value: unknown) {
  const { listed, unanswered, unsentSince } = indexedOf(kind, value);
  return {
    freelancer,
    kind,
    id,
    etag: randomUUID() as string,
    listedAt: listed?.summary.lastMessageAt ?? null,
    status: listed?.summary.status ?? null,
    needsYou: listed ? Number(listed.summary.needsYou) : null,
    search: listed?.search ?? null,
    summary: listed?.json ?? null,
    unanswered: unanswered ? 1 : null,
    unsentSince: unsentSince ?? null,
    body: jsonText(value),
  };
}
