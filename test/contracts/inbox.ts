import assert from 'node:assert/strict';
import type { Conversation } from '../../assistant/documents.ts';
import { PublicError } from '../../assistant/errors.ts';
import { summaryOf } from '../../assistant/inbox.ts';
import type { ConversationQuery, Store } from '../../storage/contracts.ts';
import { conversation, message, someFreelancer } from './samples.ts';

/** The freelancer's list of conversations. */
export function inboxContract(opened: () => Store): void {
  let store: Store;
  let ana: string;
  beforeEach(() => {
    store = opened();
    ana = someFreelancer();
  });

  const put = (id: string, differences: Partial<Conversation>) =>
    store.write(ana, 'conversation', id, conversation(ana, id, differences), 'any');
  const buyer = (displayName: string) => ({ id: 'b', displayName, sells: false });
  const ids = async (query: Partial<ConversationQuery>) =>
    (await store.conversations(ana, { limit: 50, ...query })).conversations.map(each => each.id);

  it('shows of a conversation what the inbox shows', async () => {
    await put('c1', { status: 'takenOver' });
    const { conversations } = await store.conversations(ana, { limit: 10 });
    assert.deepEqual(conversations, [summaryOf(conversation(ana, 'c1', { status: 'takenOver' }))]);
  });

  it('lists the newest message first, and moves a conversation up with its next message', async () => {
    await put('c1', { lastMessageAt: '2026-11-20T10:00:01.000Z' });
    await put('c2', { lastMessageAt: '2026-11-20T10:00:03.000Z' });
    await put('c3', { lastMessageAt: '2026-11-20T10:00:02.000Z' });
    assert.deepEqual(await ids({}), ['c2', 'c3', 'c1']);
    await put('c1', { lastMessageAt: '2026-11-20T10:00:04.000Z' });
    assert.deepEqual(await ids({}), ['c1', 'c2', 'c3']);
  });

  it('pages without gap or repeat, although many came in the same instant', async () => {
    const all = Array.from({ length: 23 }, (_, i) => `c${String(i).padStart(2, '0')}`);
    await Promise.all(all.map((id, i) => put(id, { lastMessageAt: `2026-11-20T10:00:0${i % 3}.000Z` })));
    const seen: string[] = [];
    const sizes: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.conversations(ana, { limit: 10, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.conversations.map(each => each.id));
      sizes.push(page.conversations.length);
      cursor = page.cursor;
    } while (cursor !== undefined);
    assert.deepEqual(sizes, [10, 10, 3]);
    assert.deepEqual([...seen].sort(), all);
    assert.deepEqual(seen, await ids({}));
  });

  it('ends without a cursor when the last page is just full', async () => {
    await put('c1', {});
    await put('c2', {});
    assert.equal((await store.conversations(ana, { limit: 2 })).cursor, undefined);
  });

  it('leaves out previews, the freelancer’s own chat, and visitors who said nothing', async () => {
    await put('c1', { kind: 'preview' });
    await put('c2', { kind: 'freelancer' });
    await put('c3', { messages: [message('Hello! I am an AI assistant.', 'assistant')] });
    assert.deepEqual(await ids({}), []);
  });

  it('narrows to statuses, and to those that wait for the freelancer', async () => {
    await put('a', { status: 'live' });
    await put('b', { status: 'handedOver' });
    await put('c', { status: 'takenOver' });
    await put('d', { status: 'takenOver', messages: [message('hi'), message('Hello', 'freelancer', 2)] });
    await put('e', { status: 'closed' });
    assert.deepEqual(await ids({ status: ['closed', 'live'] }), ['e', 'a']);
    assert.deepEqual(await ids({ status: [] }), []);
    assert.deepEqual(await ids({ needsYou: true }), ['c', 'b']);
    assert.deepEqual(await ids({ needsYou: true, status: ['takenOver'] }), ['c']);
    await put('b', { status: 'closed' });
    assert.deepEqual(await ids({ needsYou: true }), ['c']);
  });

  it('finds words in the buyer’s name or the newest message, in any case and script', async () => {
    await put('a', { buyer: buyer('Zoë ÅSTRÖM'), messages: [message('Do you do 100% vector logos?')] });
    await put('b', { buyer: buyer('ИВАН'), messages: [message('Сколько стоит ЛОГОТИП?')] });
    await put('c', { buyer: buyer('سارة'), messages: [message("it's a_test; DROP TABLE")] });
    assert.deepEqual(await ids({ text: 'zoë' }), ['a']);
    assert.deepEqual(await ids({ text: 'VECTOR åström' }), ['a']);
    assert.deepEqual(await ids({ text: 'логотип иван' }), ['b']);
    assert.deepEqual(await ids({ text: 'سارة' }), ['c']);
    assert.deepEqual(await ids({ text: '100%' }), ['a']);
    assert.deepEqual(await ids({ text: "it's" }), ['c']);
    assert.deepEqual(await ids({ text: 'a%test' }), []);
    assert.deepEqual(await ids({ text: '  ' }), ['c', 'b', 'a']);
    assert.deepEqual(await ids({ text: 'vector иван' }), []);
  });

  it('pages within what was searched for', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await put(id, { status: id === 'c' ? 'closed' : 'live' });
    const query = { status: ['live'], text: 'LOGO', limit: 3 } satisfies ConversationQuery;
    const first = await store.conversations(ana, query);
    assert.ok(first.cursor);
    const second = await store.conversations(ana, { ...query, cursor: first.cursor });
    assert.deepEqual(
      [...first.conversations, ...second.conversations].map(each => each.id),
      ['e', 'd', 'b', 'a'],
    );
  });

  it('says so when a cursor is none', async () => {
    for (const cursor of ['', 'x', '{}', 'WzEsMl0', Buffer.from('["2026"]').toString('base64url')]) {
      await assert.rejects(store.conversations(ana, { limit: 1, cursor }), (error: unknown) => {
        return error instanceof PublicError && error.status === 400 && /cursor/.test(error.message);
      });
    }
  });
}
