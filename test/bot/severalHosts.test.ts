import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freelancerIds, seedDemo } from '../../bot/demo.ts';
import { loadSecret, sharedSecret } from '../../bot/secret.ts';
import { directoryPartition, type Store, servicePartition } from '../../storage/contracts.ts';
import { cosmosStore } from '../../storage/cosmos/cosmosStore.ts';
import { memoryStore } from '../../storage/memory/memoryStore.ts';
import { cosmosEmulator } from '../support/cosmosEmulator.ts';

const now = () => new Date('2026-11-20T10:00:00Z');

describe('Several hosts on one database', () => {
  let root: string;
  let emulator: Awaited<ReturnType<typeof cosmosEmulator>>;
  let hosts: { store: Store; dir: string }[];
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'hosts-'));
    emulator = await cosmosEmulator();
    hosts = ['a', 'b', 'c'].map(name => ({ store: cosmosStore(emulator.options), dir: join(root, name) }));
  });
  afterEach(async () => {
    await Promise.all(hosts.map(({ store }) => store.close()));
    await emulator.stop();
    await rm(root, { recursive: true });
  });

  const secrets = () => Promise.all(hosts.map(({ store, dir }) => sharedSecret(store, dir)));

  it('sign with one key from the first moment, though they start together and share no folder', async () => {
    const [one, ...others] = await secrets();
    assert.equal(one?.length, 32);
    for (const other of [...others, ...(await secrets())]) assert.deepEqual(other, one);
    assert.deepEqual(await readdir(root), []);
  });

  it('go on with the key that a host had in its folder', async () => {
    const dir = hosts[1]?.dir ?? '';
    const before = await loadSecret(dir);
    const text = await readFile(join(dir, 'secret'), 'utf8');
    const store = hosts[1]?.store ?? memoryStore();
    assert.deepEqual(Buffer.from(await sharedSecret(store, dir)), Buffer.from(before));
    for (const secret of await secrets()) assert.deepEqual(Buffer.from(secret), Buffer.from(before));
    assert.equal(await readFile(join(dir, 'secret'), 'utf8'), text);
  });

  it('bring the demo freelancer once', async () => {
    await Promise.all(hosts.map(({ store }) => seedDemo(store, now)));
    for (const { store } of hosts) assert.deepEqual(await freelancerIds(store, 5), ['demo']);
  });

  it('keep the key out of everything that is listed', async () => {
    const [host] = hosts;
    assert.ok(host);
    const { store, dir } = host;
    await sharedSecret(store, dir);
    await seedDemo(store, now);
    for (const partition of [directoryPartition, 'demo', ''])
      assert.deepEqual(await store.list(partition, 'signingSecret', { limit: 10 }), []);
    assert.deepEqual(await store.list(servicePartition, 'listing', { limit: 10 }), []);
    assert.deepEqual((await store.conversations(servicePartition, { limit: 10 })).conversations, []);
    assert.deepEqual(await store.pendingWork(now().toISOString(), 10), []);
  });
});

describe('The key of several hosts', () => {
  const nowhere = join(tmpdir(), 'no-such-folder');

  it('waits for a replica that does not show yet what another host wrote', async () => {
    const store = memoryStore();
    const one = await sharedSecret(store, nowhere);
    let late = 2;
    const lagging: Store = {
      ...store,
      read: async (...key) => (late-- > 0 ? undefined : store.read(...key)),
    };
    assert.deepEqual(await sharedSecret(lagging, nowhere), one);
  });

  it('is not used when it is damaged', async () => {
    const store = memoryStore();
    await store.write(servicePartition, 'signingSecret', 'current', { key: 'x' }, 'any');
    await assert.rejects(sharedSecret(store, nowhere), /damaged\. Delete it/);
  });
});
