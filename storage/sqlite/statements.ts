import type { DatabaseSync } from 'node:sqlite';

const columns =
  'freelancer_id, kind, id, etag, listed_at, status, needs_you, search, summary, unanswered, unsent_since, body';
const values =
  ':freelancer, :kind, :id, :etag, :listedAt, :status, :needsYou, :search, :summary, :unanswered, :unsentSince, :body';
const assignments = `etag = :etag, listed_at = :listedAt, status = :status, needs_you = :needsYou, search = :search,
  summary = :summary, unanswered = :unanswered, unsent_since = :unsentSince, body = :body`;
const thisOne = 'freelancer_id = :freelancer AND kind = :kind AND id = :id';

/** Every statement the store runs, prepared once. */
export function statements(database: DatabaseSync) {
  return {
    read: database.prepare(`SELECT etag, body FROM documents WHERE ${thisOne}`),
    writeAny: database.prepare(
      `INSERT INTO documents (${columns}) VALUES (${values}) ON CONFLICT DO UPDATE SET ${assignments}`,
    ),
    writeAbsent: database.prepare(`INSERT INTO documents (${columns}) VALUES (${values}) ON CONFLICT DO NOTHING`),
    writeOver: database.prepare(`UPDATE documents SET ${assignments} WHERE ${thisOne} AND etag = :expected`),
    remove: database.prepare(`DELETE FROM documents WHERE ${thisOne}`),
    list: database.prepare(`
      SELECT id, body FROM documents WHERE freelancer_id = :freelancer AND kind = :kind AND id > :after
      ORDER BY id LIMIT :limit`),
    conversations: database.prepare(`
      SELECT summary FROM documents
      WHERE freelancer_id = :freelancer AND listed_at IS NOT NULL AND (listed_at, id) < (:at, :id)
        AND (:statuses IS NULL OR status IN (SELECT value FROM json_each(:statuses)))
        AND (:needsYou = 0 OR needs_you = 1)
        AND NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE instr(search, value) = 0)
      ORDER BY listed_at DESC, id DESC LIMIT :limit`),
    unanswered: database.prepare(
      'SELECT freelancer_id, id FROM documents WHERE unanswered = 1 ORDER BY freelancer_id, id LIMIT :limit',
    ),
    unsent: database.prepare(
      'SELECT freelancer_id, id FROM documents WHERE unsent_since <= :now ORDER BY unsent_since LIMIT :limit',
    ),
  };
}
