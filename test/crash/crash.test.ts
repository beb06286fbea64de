import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import { addressKey, conversationIdOf } from '../../bot/addresses.ts';
import { sqliteStore } from '../../storage/sqlite/sqliteStore.ts';
import { type CapturedConnector, capturedConnector } from '../support/connector.ts';
import { sender, until } from '../support/engineUnderTest.ts';
import { type Service, serviceOver } from './service.ts';

const freelancer = 'demo';
/** Longer than a new process needs to take up what is left, and to do so again. */
const settled = 1_200;

describe('A process that is killed', function () {
  this.timeout(40_000);
  let dataDir: string;
  let connector: CapturedConnector;
  let service: Service;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'crash-'));
    connector = await capturedConnector();
    service = await serviceOver(dataDir);
  });

  afterEach(async () => {
    await service.kill();
    await connector.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const activity = (text: string, thread: string) => ({
    type: 'message',
    id: randomUUID(),
    channelId: 'emulator',
    serviceUrl: connector.url,
    conversation: { id: thread },
    from: { id: thread, name: 'Noor' },
    recipient: { id: 'bot', name: 'Wren' },
    text,
  });

  async function say(text: string, thread = 'thread'): Promise<void> {
    const response = await service.post('/api/messages', activity(text, thread));
    assert.equal(response?.status, 200, 'it is acknowledged');
  }

  /** A buyer on the web page, by Direct Line. */
  async function openChat() {
    const opened = await service.post('/api/chat/token', { freelancer });
    const session = (await opened?.json()) as {
      token: string;
      userId: string;
      directLine: string;
      conversationId: string;
    };
    const path = `${session.directLine}/conversations/${session.conversationId}/activities`;
    const authorization = `Bearer ${session.token}`;
    return {
      async say(text: string): Promise<void> {
        const said = { type: 'message', from: { id: session.userId }, text, channelData: { clientActivityID: text } };
        const response = await service.post(path, said, { authorization });
        assert.equal(response?.ok, true, 'it is acknowledged');
      },
      async replies(): Promise<Activity[]> {
        const response = await fetch(service.url + path, { headers: { authorization } });
        const { activities } = (await response.json()) as { activities: Activity[] };
        return activities.filter(({ type, from }) => type === 'message' && from.id !== session.userId);
      },
    };
  }

  const replies = (thread = 'thread') => connector.messagesIn(thread);

  async function startAgainAndCount(chat: Awaited<ReturnType<typeof openChat>>) {
    await service.start({ burstMs: 50 });
    await until(() => replies().length > 0, 'the answer arrives', 12_000);
    await until(async () => (await chat.replies()).length > 0, 'the answer is on the page', 5_000);
    await pause(settled);
    assert.equal((await chat.replies()).length, 1, 'the page shows one answer');
    return replies().length;
  }

  it('after it acknowledged a burst answers it once it runs again, all of it in one', async () => {
    await service.start({ burstMs: 10_000 });
    const chat = await openChat();
    await chat.say('Hello');
    for (const text of ['Hello', 'Are you there?', 'Hello again']) await say(text);
    await pause(100);
    assert.equal(replies().length, 0);
    await service.kill();
    assert.equal(await startAgainAndCount(chat), 1);
  });

  it('before its answer was durable makes it anew, once', async () => {
    await service.start({ burstMs: 300 });
    const chat = await openChat();
    await chat.say('Hello');
    await say('Hello');
    const database = new DatabaseSync(join(dataDir, 'store.db'));
    database.exec('PRAGMA busy_timeout = 2000; BEGIN IMMEDIATE');
    await pause(900);
    await service.kill();
    database.exec('ROLLBACK');
    database.close();
    assert.equal(replies().length, 0, 'nothing leaves before it is durable');
    assert.equal(await startAgainAndCount(chat), 1);
  });

  it('before a channel took its answer sends it, once', async () => {
    await service.start({ burstMs: 0 });
    const chat = await openChat();
    connector.plan(call => (call.activity.type === 'message' ? { status: 503 } : undefined));
    await chat.say('Hello');
    await say('Hello');
    await until(() => connector.calls.some(({ status }) => status === 503), 'the channel refuses', 5_000);
    await service.kill();
    connector.plan(() => undefined);
    assert.equal(await startAgainAndCount(chat), 1);
  });

  it('between sending and noting it sends the answer twice at most, and our own page shows it once', async () => {
    await service.start({ burstMs: 0 });
    const chat = await openChat();
    connector.plan(call => (call.activity.type === 'message' ? { hold: true } : undefined));
    await chat.say('Hello');
    await say('Hello');
    await until(() => replies().length === 1, 'the channel has it', 5_000);
    await service.kill();
    connector.plan(() => undefined);
    await service.start({ burstMs: 50 });
    await until(() => replies().length === 2, 'it is sent again', 12_000);
    await pause(settled);
    const [first, second, ...more] = replies();
    assert.deepEqual([first?.activity.text, more.length], [second?.activity.text, 0]);
    assert.equal((await chat.replies()).length, 1);
  });

  it('again and again, with many buyers writing, loses no message and answers none twice', async () => {
    const perWave = 20;
    const buyers = Array.from({ length: 3 * perWave }, (_, n) => `buyer ${n}`);
    /** As a channel does: the same activity until it is acknowledged. */
    const insist = async (thread: string): Promise<void> => {
      const body = activity('Hello', thread);
      await until(
        async () => (await service.post('/api/messages', body))?.status === 200,
        `${thread} is heard`,
        30_000,
      );
    };
    await service.start({ burstMs: 100 });
    for (let wave = 0; wave < 3; wave++) {
      const writing = buyers.slice(wave * perWave, (wave + 1) * perWave).map(insist);
      await pause(60 + 70 * wave);
      await service.kill();
      await service.start({ burstMs: 100 });
      await Promise.all(writing);
    }
    await until(() => buyers.every(buyer => replies(buyer).length > 0), 'everybody has an answer', 12_000);
    await pause(settled);
    await service.stop();

    const store = sqliteStore({ dir: dataDir });
    for (const buyer of buyers) {
      const key = addressKey(sender(buyer, { channelConversationId: buyer }));
      const stored = await store.read(freelancer, 'conversation', conversationIdOf(key, freelancer));
      assert.ok(stored, `${buyer} has a conversation`);
      const { messages, inputs, outbox } = stored.value;
      assert.deepEqual(
        messages.map(({ from }) => from),
        ['buyer', 'assistant'],
      );
      assert.deepEqual([inputs, outbox], [[], []]);
      const texts = new Set(replies(buyer).map(call => call.activity.text));
      assert.deepEqual([...texts], [messages[1]?.text]);
    }
    await store.close();
    const twice = buyers.filter(buyer => replies(buyer).length > 1);
    assert.ok(buyers.every(buyer => replies(buyer).length <= 2) && twice.length <= perWave, `twice: ${twice}`);
  });
});
