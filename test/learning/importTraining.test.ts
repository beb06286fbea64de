import assert from 'node:assert/strict';
import type { Gig, Knowledge } from '../../assistant/documents.ts';
import { reportText } from '../../learning/importReport.ts';
import { importTraining } from '../../learning/importTraining.ts';
import { loadKnowledge, loadTrained, saveKnowledge } from '../../learning/knowledgeVersions.ts';
import { readTrainingDocument } from '../../learning/trainingDocument.ts';
import { ConflictError, directoryPartition, type Store } from '../../storage/contracts.ts';
import { memoryStore } from '../../storage/memory/memoryStore.ts';

const now = () => new Date('2026-11-22T10:00:00Z');

const gig = (more: object = {}) => ({
  id: 'logo',
  title: 'Logo design',
  packages: [{ tier: 'basic', price: 50, deliveryDays: 3, revisions: 2 }],
  rules: ['I sketch first.', 'I work in layers.'],
  doesNotOffer: ['Naming'],
  requirements: [{ question: 'Your name?' }, { question: 'Your colours?' }],
  ...more,
});
const read = (more: object = {}) =>
  readTrainingDocument({
    version: 1,
    freelancer: { id: 'ana', displayName: 'Ana', bio: 'I draw.' },
    gigs: [gig()],
    qa: [{ id: 'calls', question: 'Can we call?', answer: 'Yes.' }],
    ...more,
  });

async function edit(store: Store, change: (knowledge: Knowledge, logo: Gig) => void): Promise<void> {
  const { knowledge, etag } = await current(store);
  const [logo] = knowledge.gigs;
  assert.ok(logo);
  change(knowledge, logo);
  await saveKnowledge({ store, now }, { freelancerId: 'ana', knowledge, expected: { etag }, savedBy: 'ana' });
}

async function current(store: Store) {
  const version = await loadKnowledge(store, 'ana');
  assert.ok(version);
  return version;
}

async function settingsOf(store: Store) {
  const stored = await store.read('ana', 'settings', 'current');
  assert.ok(stored);
  return stored;
}

describe('an import', () => {
  it('writes a freelancer that can be asked at once', async () => {
    const store = memoryStore();
    const report = await importTraining({ store, now }, read({ assistant: { active: true, name: 'Tilda' } }));
    const { value: settings } = await settingsOf(store);
    assert.deepEqual([settings.name, settings.active, settings.availability.mode], ['Tilda', true, 'always']);
    assert.deepEqual((await current(store)).knowledge, await loadTrained(store, 'ana'));
    assert.equal((await store.read(directoryPartition, 'listing', 'ana'))?.value.displayName, 'Ana');
    assert.deepEqual([report.isNew, report.gigs, report.requirements, report.version], [true, 1, 2, 1]);
  });

  it('is not active until the document or the freelancer says so', async () => {
    const store = memoryStore();
    assert.equal((await importTraining({ store, now }, read())).isActive, false);
    assert.equal((await importTraining({ store, now }, read({ assistant: { active: true } }))).isActive, true);
  });

  it('changes nothing when it is repeated', async () => {
    const store = memoryStore();
    await importTraining({ store, now }, read());
    const [knowledge, settings] = [await current(store), await settingsOf(store)];
    const report = await importTraining({ store, now }, read());
    assert.deepEqual([await current(store), await settingsOf(store)], [knowledge, settings]);
    assert.deepEqual([report.isNew, report.hasChanged], [false, false]);
  });

  it('never overwrites what the freelancer has set', async () => {
    const store = memoryStore();
    await importTraining({ store, now }, read({ assistant: { active: true, name: 'Tilda' } }));
    const { value, etag } = await settingsOf(store);
    const set = { ...value, name: 'Otto', active: false, epoch: 1, tone: 'casual' as const };
    await store.write('ana', 'settings', 'current', set, { etag });
    await importTraining({ store, now }, read({ assistant: { active: true, name: 'Greta' } }));
    assert.deepEqual((await settingsOf(store)).value, set);
  });

  it('keeps the standing the marketplace has told where the document does not say', async () => {
    const store = memoryStore();
    await importTraining({ store, now }, read());
    const stored = await store.read('ana', 'freelancer', 'profile');
    assert.ok(stored);
    await store.write('ana', 'freelancer', 'profile', { ...stored.value, level: 'two' }, { etag: stored.etag });
    await importTraining({ store, now }, read({ qa: [] }));
    assert.equal((await store.read('ana', 'freelancer', 'profile'))?.value.level, 'two');
  });

  it('knows the buyers of past chats again, and keeps nothing they wrote', async () => {
    const store = memoryStore();
    const chat = (id: string, startedAt: string, more: object) => ({
      id,
      startedAt,
      buyer: { id: 'lumen', displayName: 'Priya' },
      messages: [{ from: 'buyer', at: startedAt, text: 'Call me on +351 912 345 678' }],
      ...more,
    });
    const chats = [
      chat('c2', '2026-05-01T00:00:00Z', { order: { id: 'o1', amount: 50, at: '2026-05-02T00:00:00Z' } }),
      chat('c1', '2026-02-01T00:00:00Z', {}),
    ];
    const report = await importTraining({ store, now }, read({ chats }));
    const clients = await store.list('ana', 'client', { limit: 10 });
    const lumen = { buyerId: 'lumen', displayName: 'Priya', since: '2026-02-01T00:00:00.000Z', why: 'order' as const };
    assert.deepEqual(clients, [{ id: 'lumen', value: lumen }]);
    assert.deepEqual([report.chats, report.clients], [2, 1]);
  });

  it('loses nobody of eight imports and saves at once', async () => {
    const store = memoryStore();
    await importTraining({ store, now }, read());
    const imports = Array.from({ length: 8 }, (_, i) =>
      importTraining({ store, now }, read({ qa: [{ id: `qa-${i}`, question: `Q${i}?`, answer: 'A.' }] })),
    );
    await Promise.all(imports);
    const { knowledge } = await current(store);
    assert.deepEqual(knowledge, await loadTrained(store, 'ana'));
    assert.equal(knowledge.qa.length, 1);
  });

  it('picks up where a crash left it, whichever write was the last', async () => {
    const before = read();
    const after = read({ gigs: [gig({ rules: ['I sketch twice.'] })], qa: [] });
    for (let writes = 0; writes < 4; writes++) {
      const store = memoryStore();
      await importTraining({ store, now }, before);
      let left = writes;
      const failing: Store = {
        ...store,
        write: (...args) => (left-- > 0 ? store.write(...args) : Promise.reject(new Error('crash'))),
      };
      await importTraining({ store: failing, now }, after).catch(() => undefined);
      const report = await importTraining({ store, now }, after);
      const { knowledge } = await current(store);
      assert.deepEqual([knowledge.gigs[0]?.rules, knowledge.qa, report.keptEdits], [['I sketch twice.'], [], []]);
    }
  });
});

describe('an update', () => {
  const updated = read({
    gigs: [
      gig({
        packages: [{ tier: 'basic', price: 65, deliveryDays: 4, revisions: 2 }],
        rules: ['I sketch first.', 'I ask twice.'],
        requirements: [
          { question: 'Your name?', required: false },
          { question: 'Your colours?' },
          { question: 'Your size?' },
        ],
      }),
      gig({ id: 'label', title: 'Label design' }),
    ],
    qa: [
      { id: 'calls', question: 'Can we call?', answer: 'No.' },
      { id: 'samples', question: 'Any samples?', answer: 'Yes.' },
    ],
  });

  it('takes over what changed where the freelancer edited nothing', async () => {
    const store = memoryStore();
    await importTraining({ store, now }, read());
    const report = await importTraining({ store, now }, updated);
    assert.deepEqual((await current(store)).knowledge.gigs[0]?.rules, ['I sketch first.', 'I ask twice.']);
    assert.deepEqual([report.keptEdits, report.version], [[], 2]);
  });

  it('keeps what the freelancer added, changed and deleted, and takes over the rest', async () => {
    const store = memoryStore();
    await importTraining({ store, now }, read());
    await edit(store, (knowledge, logo) => {
      knowledge.presentation.bio = 'I draw by hand.';
      logo.rules = ['I sketch first.', 'I work in layers.', 'No work on Sundays.'];
      logo.doesNotOffer = [];
      logo.requirements = logo.requirements.slice(0, 1);
      logo.qa = [{ id: 'mine', question: 'Mine?', alsoAsked: [], answer: 'Yes.' }];
      knowledge.qa = [{ id: 'calls', question: 'Can we call?', alsoAsked: [], answer: 'On Fridays.' }];
    });
    const report = await importTraining({ store, now }, updated);
    const { knowledge } = await current(store);
    const [logo, label] = knowledge.gigs;
    assert.equal(knowledge.presentation.bio, 'I draw by hand.');
    assert.deepEqual(logo?.rules, ['I sketch first.', 'No work on Sundays.', 'I ask twice.']);
    assert.deepEqual(logo?.doesNotOffer, []);
    assert.deepEqual(
      logo?.requirements.map(({ question, required }) => [question, required]),
      [
        ['Your name?', false],
        ['Your size?', true],
      ],
    );
    assert.equal(logo?.qa[0]?.id, 'mine');
    assert.deepEqual(
      knowledge.qa.map(({ answer }) => answer),
      ['On Fridays.', 'Yes.'],
    );
    assert.equal(logo?.packages[0]?.price.amount, 6500);
    assert.equal(label?.id, 'label');
    assert.deepEqual(report.keptEdits, [
      'presentation.bio',
      'gigs[logo].doesNotOffer',
      'gigs[logo].rules',
      'gigs[logo].requirements',
      'gigs[logo].qa',
      'qa',
    ]);
  });

  it('drops a Gig that is gone from the document, edited or not, and leaves one out that the freelancer took out', async () => {
    const store = memoryStore();
    await importTraining({ store, now }, updated);
    await edit(store, knowledge => {
      knowledge.gigs = knowledge.gigs.filter(({ id }) => id === 'logo');
    });
    await importTraining({ store, now }, updated);
    assert.deepEqual(
      (await current(store)).knowledge.gigs.map(({ id }) => id),
      ['logo'],
    );
    await edit(store, (_, logo) => logo.rules.push('Mine.'));
    await importTraining({ store, now }, read({ gigs: [gig({ id: 'poster' })] }));
    assert.deepEqual(
      (await current(store)).knowledge.gigs.map(({ id }) => id),
      ['poster'],
    );
  });

  it('tells in friendly lines what was learned', async () => {
    const store = memoryStore();
    const first = reportText(
      await importTraining({ store, now }, read({ assistant: { active: true, name: 'Tilda' } })),
    );
    assert.match(
      first,
      /^Ana \(ana\) is new here; this is what was learned\.\n {2}Gigs: 1, with 1 package and 0 extras\n/,
    );
    assert.match(first, /Tilda is active\.$/);
    assert.match(reportText(await importTraining({ store, now }, read())), /is up to date; nothing new to learn/);
  });
});

describe('knowledge versions', () => {
  it('write only the chunks that changed', async () => {
    const store = memoryStore();
    await importTraining({ store, now }, updatedTwoGigs());
    const chunks = async () => (await store.list('ana', 'chunk', { limit: 100 })).length;
    assert.equal(await chunks(), 3);
    await edit(store, (_, logo) => logo.rules.push('One more.'));
    assert.equal(await chunks(), 4);
  });

  it('let one of two savers win, and tell the other', async () => {
    const store = memoryStore();
    await importTraining({ store, now }, read());
    const { knowledge, etag } = await current(store);
    const save = (bio: string) =>
      saveKnowledge(
        { store, now },
        {
          freelancerId: 'ana',
          knowledge: { ...knowledge, presentation: { ...knowledge.presentation, bio } },
          expected: { etag },
          savedBy: 'ana',
        },
      );
    const outcomes = await Promise.allSettled([save('One.'), save('Two.')]);
    const lost = outcomes.filter(outcome => outcome.status === 'rejected');
    assert.equal(lost.length, 1);
    assert.ok(lost[0]?.reason instanceof ConflictError);
  });

  it('come back as they were saved, with 2,000 insights', async () => {
    const store = memoryStore();
    await importTraining({ store, now }, read());
    const insights = Array.from({ length: 2_000 }, (_, i) => ({
      id: `i${i}`,
      text: `Insight ${i}`,
      source: 'profile:bio',
    }));
    await edit(store, knowledge => {
      knowledge.insights = insights;
    });
    assert.deepEqual((await current(store)).knowledge.insights, insights);
    await importTraining({ store, now }, read({ qa: [] }));
    assert.equal((await current(store)).knowledge.insights.length, 2_000);
  });
});

function updatedTwoGigs() {
  return read({ gigs: [gig(), gig({ id: 'label', title: 'Label design' })] });
}
