import assert from 'node:assert/strict';
import { ConflictError, type Store } from '../../storage/contracts.ts';
import { conversation, message, someFreelancer } from './samples.ts';

const listing = (displayName: string) => ({ freelancerId: 'ana', displayName });

/** Reading, writing by version, removing and listing. */
export function documentsContract(opened: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = opened();
  });

  it('reads back what was written, and nothing where nothing was', async () => {
    const ana = someFreelancer();
    const value = conversation(ana, 'c1');
    const etag = await store.write(ana, 'conversation', 'c1', value, 'absent');
    assert.deepEqual(await store.read(ana, 'conversation', 'c1'), { value, etag });
    assert.equal(await store.read(ana, 'conversation', 'c2'), undefined);
    assert.equal(await store.read(ana, 'page', 'c1'), undefined);
  });

  it('gives and takes copies: what a caller does to theirs afterwards changes nothing', async () => {
    const ana = someFreelancer();
    const mine = conversation(ana, 'c1');
    const writing = store.write(ana, 'conversation', 'c1', mine, 'absent');
    mine.messages.push(message('changed after the call'));
    await writing;
    const read = await store.read(ana, 'conversation', 'c1');
    read?.value.messages.push(message('changed after the read'));
    assert.equal((await store.read(ana, 'conversation', 'c1'))?.value.messages.length, 1);
    const { conversations } = await store.conversations(ana, { limit: 1 });
    conversations[0]?.flags.push('spam');
    assert.deepEqual((await store.conversations(ana, { limit: 1 })).conversations[0]?.flags, []);
  });

  it('lets exactly one of eight concurrent writers of the same version win', async () => {
    const ana = someFreelancer();
    const etag = await store.write(ana, 'listing', 'l', listing('nobody'), 'absent');
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const outcomes = await Promise.allSettled(
      names.map(name => store.write(ana, 'listing', 'l', listing(name), { etag })),
    );
    const winners = names.filter((_, i) => outcomes[i]?.status === 'fulfilled');
    assert.equal(winners.length, 1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') assert.ok(outcome.reason instanceof ConflictError, String(outcome.reason));
    }
    assert.equal((await store.read(ana, 'listing', 'l'))?.value.displayName, winners[0]);
  });

  it('lets exactly one of eight concurrent writers of a new document win', async () => {
    const ana = someFreelancer();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => store.write(ana, 'listing', 'l', listing(String(i)), 'absent')),
    );
    assert.equal(outcomes.filter(outcome => outcome.status === 'fulfilled').length, 1);
  });

  it('refuses a version that was overwritten, removed, or never there', async () => {
    const ana = someFreelancer();
    const first = await store.write(ana, 'listing', 'l', listing('1'), 'any');
    const second = await store.write(ana, 'listing', 'l', listing('2'), { etag: first });
    await assert.rejects(store.write(ana, 'listing', 'l', listing('3'), { etag: first }), ConflictError);
    await assert.rejects(store.write(ana, 'listing', 'other', listing('3'), { etag: second }), ConflictError);
    await store.remove(ana, 'listing', 'l');
    await assert.rejects(store.write(ana, 'listing', 'l', listing('3'), { etag: second }), ConflictError);
  });

  it('never gives out a version twice, not even when the document was removed in between', async () => {
    const ana = someFreelancer();
    const etags = new Set<string>();
    for (let i = 0; i < 3; i += 1) {
      etags.add(await store.write(ana, 'listing', 'l', listing('same'), 'any'));
      etags.add(await store.write(ana, 'listing', 'l', listing('same'), 'any'));
      await store.remove(ana, 'listing', 'l');
    }
    assert.equal(etags.size, 6);
  });

  it('removes once, and what is gone stays gone', async () => {
    const ana = someFreelancer();
    await store.write(ana, 'conversation', 'c1', conversation(ana, 'c1'), 'absent');
    await store.remove(ana, 'conversation', 'c1');
    await store.remove(ana, 'conversation', 'c1');
    assert.equal(await store.read(ana, 'conversation', 'c1'), undefined);
    assert.deepEqual((await store.conversations(ana, { limit: 10 })).conversations, []);
    await store.write(ana, 'conversation', 'c1', conversation(ana, 'c1'), 'absent');
  });

  it('lists a kind by the bytes of its ids, in pieces that join without gap or repeat', async () => {
    const ana = someFreelancer();
    // U+FFFD sorts before 😀 by bytes, and after it by UTF-16.
    const ids = ['c1/1', 'c1/10', 'c1/2', 'z', 'é', '\ufffd', '😀'];
    for (const id of [...ids].reverse()) await store.write(ana, 'page', id, { messages: [message(id)] }, 'absent');
    await store.write(ana, 'listing', 'c1/3', listing('of another kind'), 'absent');
    assert.deepEqual(await idsOf(store, ana, 100), ids);
    assert.deepEqual(await idsOf(store, ana, 3), ids);
  });

  it('answers with nothing of another freelancer, although all ids are the same', async () => {
    const [ana, ben] = [someFreelancer(), someFreelancer()];
    await store.write(ana, 'conversation', 'c1', conversation(ana, 'c1'), 'absent');
    assert.equal(await store.read(ben, 'conversation', 'c1'), undefined);
    assert.deepEqual(await store.list(ben, 'conversation', { limit: 10 }), []);
    assert.deepEqual((await store.conversations(ben, { limit: 10 })).conversations, []);
    await store.write(ben, 'conversation', 'c1', conversation(ben, 'c1', { status: 'closed' }), 'absent');
    await store.remove(ben, 'conversation', 'c1');
    assert.equal((await store.read(ana, 'conversation', 'c1'))?.value.status, 'live');
    assert.equal((await store.list(ana, 'conversation', { limit: 10 })).length, 1);
    assert.equal((await store.conversations(ana, { limit: 10 })).conversations[0]?.id, 'c1');
  });

  it('keeps documents of 300 KB', async () => {
    const ana = someFreelancer();
    const value = conversation(ana, 'c1', { messages: [message('ש'.repeat(50_000)), message('x'.repeat(200_000))] });
    const etag = await store.write(ana, 'conversation', 'c1', value, 'absent');
    await store.write(ana, 'conversation', 'c1', { ...value, epoch: 1 }, { etag });
    assert.deepEqual((await store.read(ana, 'conversation', 'c1'))?.value, { ...value, epoch: 1 });
    assert.equal((await store.conversations(ana, { limit: 10 })).conversations.length, 1);
  });

  it('keeps every script, and survives half a character', async () => {
    const ana = someFreelancer();
    const texts = [
      '👩🏽‍🎨 Grüße',
      'مرحبا، كم السعر؟',
      '你好 𠮷',
      'line\nbreak\0nul',
      'C:\\ud800 \\\\ud83d',
      '<script>\u2028',
    ];
    for (const [i, text] of texts.entries()) {
      await store.write(ana, 'page', `p/${i}`, { messages: [message(text)] }, 'absent');
      assert.equal((await store.read(ana, 'page', `p/${i}`))?.value.messages[0]?.text, text);
    }
    const broken = `cut \ud83d here`;
    await store.write(ana, 'conversation', 'c', conversation(ana, 'c', { messages: [message(broken)] }), 'absent');
    assert.equal((await store.read(ana, 'conversation', 'c'))?.value.messages[0]?.text, 'cut \ufffd here');
    assert.equal((await store.conversations(ana, { limit: 1 })).conversations[0]?.lastMessage, 'cut \ufffd here');
  });

  it('takes any id a channel or a marketplace may give', async () => {
    const ana = `~address:${someFreelancer()}/\\?#%é😀`;
    for (const id of ['a/b\\c?d#e', '%2F', '~2f', 'سارة', '😀', ' spaced ', "o'brien", 'x'.repeat(250)]) {
      const client = { buyerId: id, displayName: id, since: '2026-11-20T10:00:00.000Z', why: 'order' } as const;
      await store.write(ana, 'client', id, client, 'absent');
      assert.equal((await store.read(ana, 'client', id))?.value.buyerId, id);
    }
    assert.equal((await store.list(ana, 'client', { limit: 100 })).length, 8);
  });
}

async function idsOf(store: Store, freelancerId: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const after = ids.at(-1);
    const found = await store.list(freelancerId, 'page', { limit, ...(after !== undefined && { after }) });
    assert.ok(found.length <= limit);
    for (const { id, value } of found) assert.equal(value.messages[0]?.text, id);
    ids.push(...found.map(each => each.id));
    if (found.length < limit) return ids;
  }
}
