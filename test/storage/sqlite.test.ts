import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import sinon from 'sinon';
import { ConflictError, type Store } from '../../storage/contracts.ts';
import { sqliteStore } from '../../storage/sqlite/sqliteStore.ts';
import { statements } from '../../storage/sqlite/statements.ts';
import { StoreUnavailableError } from '../../storage/unavailable.ts';

const listing = (displayName: string) => ({ freelancerId: 'ana', displayName });

describe('The embedded store', () => {
  let dir: string;
  let store: Store | undefined;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'assistant-sqlite-'));
    store = undefined;
  });
  afterEach(async () => {
    sinon.restore();
    await store?.close();
    await rm(dir, { recursive: true, force: true });
  });

  /** Another process's view of the file. */
  const other = () => new DatabaseSync(join(dir, 'store.db'));
  const refuses = (sentence: RegExp, at = dir) =>
    assert.throws(
      () => sqliteStore({ dir: at }),
      (error: unknown) =>
        error instanceof StoreUnavailableError && error.message.includes(at) && sentence.test(error.message),
    );

  it('is durable at each commit', async () => {
    store = sqliteStore({ dir });
    await store.write('ana', 'listing', 'l', listing('Ana'), 'any');
    const file = other();
    assert.equal(file.prepare('PRAGMA journal_mode').get()?.journal_mode, 'wal');
    file.close();
  });

  it('writes what waits in one commit', async () => {
    const exec = sinon.spy(DatabaseSync.prototype, 'exec');
    store = sqliteStore({ dir });
    assert.match(exec.args.flat().join('\n'), /synchronous = FULL/);
    exec.resetHistory();
    const writing = store;
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => writing.write('ana', 'listing', `l${i}`, listing(String(i)), 'absent')),
    );
    assert.equal(exec.withArgs('COMMIT').callCount, 1);
    assert.equal((await store.list('ana', 'listing', { limit: 1_000 })).length, 200);
  });

  it('fails a conflicting write alone, not those that share its commit', async () => {
    store = sqliteStore({ dir });
    await store.write('ana', 'listing', 'taken', listing('first'), 'absent');
    const outcomes = await Promise.allSettled([
      store.write('ana', 'listing', 'a', listing('a'), 'absent'),
      store.write('ana', 'listing', 'taken', listing('second'), 'absent'),
      store.write('ana', 'listing', 'b', listing('b'), 'absent'),
    ]);
    assert.deepEqual(
      outcomes.map(outcome => outcome.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.ok(outcomes[1]?.status === 'rejected' && outcomes[1].reason instanceof ConflictError);
    assert.deepEqual(
      (await store.list('ana', 'listing', { limit: 10 })).map(({ value }) => value.displayName),
      ['a', 'b', 'first'],
    );
  });

  it('finishes what waits before it closes', async () => {
    store = sqliteStore({ dir });
    const writes = Promise.all(['a', 'b'].map(id => store?.write('ana', 'listing', id, listing(id), 'absent')));
    await store.close();
    assert.equal((await writes).length, 2);
    store = sqliteStore({ dir });
    assert.equal((await store.list('ana', 'listing', { limit: 10 })).length, 2);
  });

  it('waits for another process without holding the event loop', async () => {
    store = sqliteStore({ dir });
    const file = other();
    file.exec('BEGIN IMMEDIATE');
    const writing = store.write('ana', 'listing', 'l', listing('Ana'), 'absent');
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 5);
    await pause(300);
    clearInterval(ticking);
    assert.ok(ticks > 10, `the event loop ran ${ticks} times in 300 ms`);
    file.exec('COMMIT');
    await writing;
    file.close();
    assert.ok(await store.read('ana', 'listing', 'l'));
  });

  it('gives up after ten seconds with what to do, and works again once the lock is gone', async () => {
    let now = Date.now();
    store = sqliteStore({ dir, now: () => new Date(now) });
    const file = other();
    file.exec('BEGIN IMMEDIATE');
    const writing = store.write('ana', 'listing', 'l', listing('Ana'), 'absent');
    const refused = assert.rejects(writing, (error: unknown) => {
      return error instanceof StoreUnavailableError && error.message.includes(dir) && /locked/.test(error.message);
    });
    await pause(50);
    now += 10_000;
    await refused;
    file.exec('ROLLBACK');
    file.close();
    await store.write('ana', 'listing', 'l', listing('Ana'), 'absent');
  });

  it('shares its directory with another process: one winner a version, and both see every write', async () => {
    store = sqliteStore({ dir });
    const second = sqliteStore({ dir });
    let etag = await store.write('ana', 'listing', 'l', listing('0'), 'absent');
    for (let round = 1; round <= 10; round += 1) {
      const outcomes: PromiseSettledResult<string>[] = await Promise.allSettled(
        [store, second].map(each => each.write('ana', 'listing', 'l', listing(String(round)), { etag })),
      );
      const winners: string[] = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      assert.equal(winners.length, 1);
      etag = winners[0] ?? '';
      assert.equal((await second.read('ana', 'listing', 'l'))?.etag, etag);
    }
    await second.close();
    assert.equal((await store.read('ana', 'listing', 'l'))?.value.displayName, '10');
  });

  it('makes its directory, parents included', async () => {
    store = sqliteStore({ dir: join(dir, 'not', 'yet', 'there') });
    await store.write('ana', 'listing', 'l', listing('Ana'), 'absent');
  });

  it('says what to do when the directory cannot be written', async () => {
    // Root may write anywhere but to what the kernel makes up.
    if (process.getuid?.() === 0) return refuses(/cannot be written: .*DATA_DIR/, '/proc/assistant');
    await chmod(dir, 0o555);
    refuses(/cannot be written: .*DATA_DIR/);
    await chmod(dir, 0o755);
  });

  it('says so, too, when the directory is a link to what is not mounted', async () => {
    await symlink(join(dir, 'not', 'mounted'), join(dir, 'link'));
    refuses(/cannot be written: .*DATA_DIR/, join(dir, 'link'));
    refuses(/cannot be written: .*DATA_DIR/, join(dir, 'link', 'below'));
  });

  it('says what to do when the path is a file', async () => {
    const path = join(dir, 'file');
    await writeFile(path, 'something else');
    refuses(/is not a directory: .*DATA_DIR/, path);
    assert.throws(() => sqliteStore({ dir: join(path, 'below') }), /is not a directory: .*DATA_DIR/);
  });

  it('says what to do when the file there is no database, or from a newer version', async () => {
    await writeFile(join(dir, 'store.db'), 'something else that is long enough to be read as a header'.repeat(20));
    refuses(/damaged or not a database: restore a backup/);
    await rm(join(dir, 'store.db'));
    const file = other();
    file.exec('PRAGMA user_version = 99');
    file.close();
    refuses(/newer version of this program: update/);
  });

  it('says what to do when another process holds the database for itself', async () => {
    const file = other();
    file.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    refuses(/locked by another process: stop the program/);
    file.close();
  }).timeout(10_000);

  it('finds its queries by index', async () => {
    store = sqliteStore({ dir });
    const file = other();
    const plan = ({ sourceSQL }: StatementSync) =>
      file
        .prepare(`EXPLAIN QUERY PLAN ${sourceSQL}`)
        .all()
        .map(row => String(row.detail))
        .join('; ');
    const { list, conversations, unanswered, unsent } = statements(file);
    assert.match(plan(list), /^SEARCH documents USING INDEX \S+ \(freelancer_id=\? AND kind=\? AND id>\?\)$/);
    assert.match(plan(conversations), /^SEARCH documents USING INDEX listed \(.*\(listed_at,id\)<\(\?,\?\)\)/);
    assert.doesNotMatch(plan(conversations), /TEMP B-TREE/);
    assert.match(plan(unanswered), /^S\w+ documents USING COVERING INDEX unanswered/);
    assert.match(plan(unsent), /^SEARCH documents USING COVERING INDEX unsent/);
    file.close();
  });
});
