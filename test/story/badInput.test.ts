import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { freePort, runMain } from '../support/service.ts';

describe('what cannot be started or read', function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assistant-bad-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Runs to its end; it must fail, in words for people. */
  async function refused(args: string[], env: Record<string, string> = {}): Promise<string> {
    const run = runMain(args, { DATA_DIR: join(folder, 'data'), ...env });
    run.child.stdin.end();
    assert.equal(await run.ended, 1);
    assert.doesNotMatch(run.err(), /^\s+at /m, 'no stack');
    assert.doesNotMatch(run.err(), /unforeseen/i);
    return run.err().trim();
  }

  const sentences = (words: string): number => words.split('\n').length;

  it('says which freelancer is not there', async () => {
    const words = await refused(['ask', '--freelancer', 'nobody', 'Hello']);
    assert.match(words, /nobody/);
    assert.equal(sentences(words), 1);
  });

  it('says what to write in a wrong environment variable, and never a secret', async () => {
    assert.match(await refused([], { PORT: 'many' }), /PORT.*many.*PORT=3978/);
    assert.match(await refused([], { NODE_ENV: 'production' }), /MicrosoftAppId/);
    const words = await refused([], { BURST_MS: '-1', COSMOS_ENDPOINT: 'nowhere', COSMOS_KEY: 'hush-hush' });
    assert.match(words, /BURST_MS/);
    assert.match(words, /COSMOS_ENDPOINT/);
    assert.doesNotMatch(words, /hush-hush/);
  });

  it('says that the data folder cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const words = await refused([], { DATA_DIR: join(file, 'data'), PORT: String(await freePort()) });
    assert.match(words, /DATA_DIR/);
    assert.equal(sentences(words), 1);
    const asked = await refused(['ask', '--freelancer', 'demo', 'Hello'], { DATA_DIR: '/proc/nowhere' });
    assert.match(asked, /\/proc\/nowhere/);
    assert.match(await refused([], { DATA_DIR: '/proc/nowhere', PORT: String(await freePort()) }), /DATA_DIR/);
    assert.equal(sentences(asked), 1);
  });

  it('says that the store is locked by another process', async () => {
    const dataDir = await mkdtemp(join(folder, 'locked-'));
    const other = new DatabaseSync(join(dataDir, 'store.db'));
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE mine (id TEXT)');
    const words = await refused([], { DATA_DIR: dataDir, PORT: String(await freePort()) });
    other.close();
    assert.match(words, new RegExp(dataDir));
    assert.equal(sentences(words), 1);
  });

  it('says that the port is taken, and by which variable to choose another', async () => {
    const port = await freePort();
    const other = createServer();
    await new Promise<void>(resolve => other.listen(port, '127.0.0.1', resolve));
    const words = await refused([], { PORT: String(port) });
    other.close();
    assert.match(words, new RegExp(`${port}`));
    assert.match(words, /PORT/);
    assert.equal(sentences(words), 1);
  });

  it('tells all ten faults of a training document with their paths, and changes nothing', async () => {
    const env = { DATA_DIR: join(folder, 'trained') };
    const demo = await readFile(new URL('../../learning/demo.json', import.meta.url), 'utf8');
    const file = join(folder, 'faulty.json');
    await writeFile(file, JSON.stringify(withTenFaults(JSON.parse(demo))));
    const words = await refused(['train', file], env);
    for (const path of tenPaths) assert.ok(words.includes(path), `${path} is told in:\n${words}`);
    assert.ok(sentences(words) >= 10);
    assert.match(await refused(['ask', '--freelancer', 'ten-faults', 'Hello'], env), /ten-faults/);
    assert.match(await refused(['train', join(folder, 'nowhere.json')], env), /nowhere\.json/);
    await writeFile(file, '{"version": 1,');
    assert.match(await refused(['train', file], env), /not JSON/);
  });
});

const tenPaths = [
  'freelancer.displayName',
  'freelancer.currency',
  'freelancer.level',
  'gigs[0].title',
  'gigs[0].packages[0].price',
  'gigs[0].packages[1].deliveryDays',
  'gigs[0].packages[2].revisions',
  'gigs[1].faqs[0].answer',
  'gigs[1].requirements[0].kind',
  'gigs[2].packages[0].tier',
];

interface Draft {
  freelancer: Record<string, unknown>;
  gigs: Record<'packages' | 'faqs' | 'requirements', Record<string, unknown>[]>[] & Record<string, unknown>[];
}

function withTenFaults(document: Draft): Draft {
  const { freelancer, gigs } = document;
  Object.assign(freelancer, { id: 'ten-faults', displayName: '', currency: 'dollars', level: 'seven' });
  Object.assign(gigs[0] ?? {}, { title: 7 });
  Object.assign(gigs[0]?.packages[0] ?? {}, { price: 'ten' });
  Object.assign(gigs[0]?.packages[1] ?? {}, { deliveryDays: -3 });
  Object.assign(gigs[0]?.packages[2] ?? {}, { revisions: 'many' });
  Object.assign(gigs[1]?.faqs[0] ?? {}, { answer: undefined });
  Object.assign(gigs[1]?.requirements[0] ?? {}, { kind: 'song' });
  Object.assign(gigs[2]?.packages[0] ?? {}, { tier: 'gold' });
  return document;
}
