import assert from 'node:assert/strict';
import { hasAssistantSpoken } from '../../assistant/conversations.ts';
import type { Conversation, Message } from '../../assistant/documents.ts';
import type { Store } from '../../storage/contracts.ts';
import { conversationOf, heard, until, withHouse } from '../support/engineUnderTest.ts';

const documentBytes = 16 * 1024;
const lastMessages = 12;

async function allMessages(store: Store, { id, pages, messages }: Conversation): Promise<Message[]> {
  const earlier: Message[] = [];
  for (let page = 1; page <= pages; page++) {
    const stored = await store.read('ines', 'page', `${id}/${page}`);
    assert.ok(stored, `page ${page} is there`);
    earlier.push(...stored.value.messages);
  }
  assert.equal(await store.read('ines', 'page', `${id}/${pages + 1}`), undefined);
  return [...earlier, ...messages];
}

function assertWhole(messages: Message[], said: string[]): void {
  assert.deepEqual(
    messages.map(({ seq }) => seq),
    messages.map((_, place) => place + 1),
  );
  const heardTexts = messages.filter(({ from }) => from === 'buyer').map(({ text }) => text);
  assert.deepEqual(heardTexts, said);
}

describe('A long conversation', () => {
  it('of 500 messages stays small in its document, and nothing is lost or doubled', () =>
    withHouse({}, async ({ engine, store, conversation }) => {
      const said = Array.from({ length: 250 }, (_, n) => `message ${n} with a few more words, as people write`);
      for (const text of said) {
        await engine.answer(heard(text));
        const now = await conversation();
        const last = now.messages.slice(-lastMessages);
        const beyond = Buffer.byteLength(JSON.stringify(now)) - Buffer.byteLength(JSON.stringify(last));
        assert.ok(beyond <= documentBytes + 8 * 1024, `${beyond} bytes beside the last messages`);
      }
      const all = await allMessages(store, await conversation());
      assert.equal(all.length, 500);
      const { messages, spokeOnPages } = await conversation();
      const written = messages.filter(({ from }) => from === 'buyer');
      assert.ok(spokeOnPages && hasAssistantSpoken({ messages: written, spokeOnPages }), 'nobody is introduced twice');
      assertWhole(all, said);
    })).timeout(10_000);

  it('loses and doubles nothing when a page was written and the commit behind it was lost', () =>
    withHouse({}, async ({ engine, store, conversation }) => {
      const { write } = store;
      let lost = 0;
      let pageWritten = false;
      store.write = async (...args) => {
        const [, kind] = args;
        if (kind === 'conversation' && pageWritten) {
          pageWritten = false;
          lost += 1;
          const stored = await store.read('ines', 'conversation', conversationOf());
          assert.ok(stored);
          // Somebody else writes first: the page is there, the commit finds another etag.
          await write('ines', 'conversation', stored.value.id, stored.value, { etag: stored.etag });
        }
        const etag = await write(...args);
        if (kind === 'page') pageWritten = true;
        return etag;
      };
      const said = Array.from({ length: 60 }, (_, n) => `message ${n} ${'.'.repeat(900)}`);
      for (const text of said) await engine.answer(heard(text));
      assert.ok(lost >= 3, `${lost} commits were lost`);
      assertWhole(await allMessages(store, await conversation()), said);
    }));

  it('keeps what is not answered or not sent in its document, however much it is', () =>
    withHouse({ burstMs: 60_000 }, async ({ says, store, conversation, engine, toldTo }) => {
      const said = Array.from({ length: 60 }, (_, n) => `message ${n} ${'.'.repeat(900)}`);
      for (const text of said) await says(text);
      await engine.answer(heard('now'));
      const answered = await conversation();
      assert.deepEqual(answered.inputs, []);
      assertWhole(await allMessages(store, answered), [...said, 'now']);
      await engine.command('ines', conversationOf(), 'a', { kind: 'takeOver' });
      await until(() => toldTo().length > 0, 'the line is sent');
      assert.equal((await conversation()).pages, 1);
      assertWhole(await allMessages(store, await conversation()), [...said, 'now']);
    }));
});
