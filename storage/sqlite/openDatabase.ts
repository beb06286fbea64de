import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeDirectory } from '../makeDirectory.ts';
import { StoreUnavailableError } from '../unavailable.ts';

/** Raised with each change of the tables; an older program refuses a newer store instead of spoiling it. */
const schemaVersion = 1;

const schema = `
  CREATE TABLE documents (
    freelancer_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    etag TEXT NOT NULL,
    listed_at TEXT,
    status TEXT,
    needs_you INTEGER,
    search TEXT,
    summary TEXT,
    unanswered INTEGER,
    unsent_since TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (freelancer_id, kind, id)
  ) STRICT;
  CREATE INDEX listed ON documents (freelancer_id, listed_at DESC, id DESC) WHERE listed_at IS NOT NULL;
  CREATE INDEX unanswered ON documents (freelancer_id, id) WHERE unanswered = 1;
  CREATE INDEX unsent ON documents (unsent_since, freelancer_id, id) WHERE unsent_since IS NOT NULL;
  PRAGMA user_version = ${schemaVersion};
`;

/** Waits this long for another process at the start, when nothing else runs here yet. */
const openingPatienceMs = 2_000;
/** Afterwards the event loop is never held longer than this; who waits longer waits outside of SQLite. */
const runningPatienceMs = 15;

/** Opens `store.db` in the directory, making both where needed. Throws StoreUnavailableError. */
export function openDatabase(dir: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    makeDirectory(resolve(dir));
    database = new DatabaseSync(join(dir, 'store.db'), { timeout: openingPatienceMs });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
    if (version > schemaVersion) throw new StoreUnavailableError(newer(dir));
    if (version === 0) database.exec(schema);
    database.exec(`COMMIT; PRAGMA busy_timeout = ${runningPatienceMs}`);
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof StoreUnavailableError ? error : new StoreUnavailableError(reason(dir, error), error);
  }
}

const notADirectory = (dir: string) =>
  `The data directory ${dir} is not a directory: move the file of that name away, or set DATA_DIR to a directory.`;

const newer = (dir: string) =>
  `The data directory ${dir} was written by a newer version of this program: update the program, or set DATA_DIR to another directory.`;

/** SQLite's primary result code, without the extended part; undefined for errors that are not SQLite's. */
function resultCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown }).errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** Another connection holds the lock that is needed (SQLITE_BUSY, SQLITE_LOCKED). */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code === 5 || code === 6;
}

function reason(dir: string, error: unknown): string {
  const { code: systemCode, path = dir } = error as NodeJS.ErrnoException;
  if (systemCode === 'ENOTDIR') return notADirectory(path);
  if (isBusy(error)) return busySentence(dir);
  const code = resultCode(error);
  if (code === 11 || code === 26) {
    return `The store in ${dir} is damaged or not a database: restore a backup, or set DATA_DIR to another directory.`;
  }
  if (code === 13 || systemCode === 'ENOSPC') {
    return `The disk that holds the data directory ${dir} is full: free some space and start again.`;
  }
  return `The data directory ${dir} cannot be written: give this user the right to write there, or set DATA_DIR to another directory.`;
}

/** What to say when another process does not let go of the store. */
export function busySentence(dir: string): string {
  return `The store in ${dir} is locked by another process: stop the program that holds it, or set DATA_DIR to another directory.`;
}
