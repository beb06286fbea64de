import assert from 'node:assert/strict';
import { cachedProfiles } from '../../learning/cachedProfiles.ts';
import { importTraining } from '../../learning/importTraining.ts';
import { readTrainingDocument } from '../../learning/trainingDocument.ts';
import type { Store } from '../../storage/contracts.ts';
import { memoryStore } from '../../storage/memory/memoryStore.ts';

const read = (answer: string) =>
  readTrainingDocument({
    version: 1,
    freelancer: { id: 'ana', displayName: 'Ana' },
    gigs: [{ title: 'Logo', packages: [{ tier: 'basic', price: 50 }] }],
    qa: [{ id: 'calls', question: 'Can we call?', answer }],
  });

function setUp() {
  const clock = { ms: Date.parse('2026-11-22T10:00:00Z') };
  const now = () => new Date(clock.ms);
  const store = memoryStore();
  const looks = { count: 0 };
  const counting: Store = {
    ...store,
    read: (freelancerId, kind, id) => {
      if (kind === 'freelancer') looks.count++;
      return store.read(freelancerId, kind, id);
    },
  };
  return { clock, now, store, looks, profiles: cachedProfiles({ store: counting, now }) };
}

describe('profiles in memory', () => {
  it('are looked at again after two seconds at most, and found changed', async () => {
    const { clock, now, store, looks, profiles } = setUp();
    await importTraining({ store, now }, read('Yes.'));
    const first = await profiles.get('ana');
    await importTraining({ store, now }, read('No.'));
    clock.ms += 1_999;
    assert.equal(await profiles.get('ana'), first);
    assert.equal(looks.count, 1);
    clock.ms += 1;
    assert.equal((await profiles.get('ana'))?.knowledge.qa[0]?.answer, 'No.');
  });

  it('give the same knowledge object while its version is unchanged, though settings changed', async () => {
    const { clock, now, store, profiles } = setUp();
    await importTraining({ store, now }, read('Yes.'));
    const first = await profiles.get('ana');
    assert.ok(first);
    await store.write('ana', 'settings', 'current', { ...first.settings, tone: 'casual' }, 'any');
    clock.ms += 5_000;
    const second = await profiles.get('ana');
    assert.equal(second?.settings.tone, 'casual');
    assert.equal(second?.knowledge, first.knowledge);
  });

  it('are loaded once for callers who come at the same time', async () => {
    const { now, store, looks, profiles } = setUp();
    await importTraining({ store, now }, read('Yes.'));
    const got = await Promise.all(Array.from({ length: 20 }, () => profiles.get('ana')));
    assert.equal(new Set(got).size, 1);
    assert.equal(looks.count, 1);
  });

  it('are looked at again at once by whoever has saved', async () => {
    const { now, store, profiles } = setUp();
    await importTraining({ store, now }, read('Yes.'));
    await profiles.get('ana');
    const late = profiles.get('ana');
    await importTraining({ store, now }, read('No.'));
    profiles.forget('ana');
    await late;
    assert.equal((await profiles.get('ana'))?.knowledge.qa[0]?.answer, 'No.');
  });

  it('are undefined for a freelancer nobody knows, until they are imported', async () => {
    const { now, store, profiles } = setUp();
    assert.equal(await profiles.get('ana'), undefined);
    await importTraining({ store, now }, read('Yes.'));
    assert.equal((await profiles.get('ana'))?.freelancer.displayName, 'Ana');
  });
});
