import assert from 'node:assert/strict';
import { type HubHouse, hubKey, openHub } from '../support/hubHouse.ts';
import { busyAfternoon, conversationOf, mika } from '../support/hubStories.ts';

describe('the hub over HTTP', () => {
  const clock = { now: new Date('2026-11-22T10:00:00.000Z') };
  let house: HubHouse;
  let cookie: string;

  beforeEach(async () => {
    clock.now = new Date('2026-11-22T10:00:00.000Z');
    house = await openHub({ now: () => clock.now });
    cookie = await house.signIn('ana');
    for (const conversation of busyAfternoon(clock.now)) await house.keepElsewhere(conversation);
  });
  afterEach(() => house.close());

  const get = (path: string, headers: Record<string, string> = { cookie }): Promise<Response> =>
    fetch(`${house.url}${path}`, { headers, redirect: 'manual' });
  const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${house.url}/api/hub/${path}`, {
      method: 'POST',
      headers: { cookie, 'Content-Type': 'application/json', 'X-Requested-With': 'hub', ...headers },
      body: JSON.stringify(body),
    });
  const json = async (answer: Response | Promise<Response>) => (await answer).json();

  describe('sign-in', () => {
    it('works once: the link opens a session in a cookie no script can read', async () => {
      const link = await house.signInLink('ana');
      const opened = await fetch(link, { redirect: 'manual' });
      assert.equal(opened.status, 303);
      assert.equal(opened.headers.get('location'), '/hub');
      assert.match(
        opened.headers.get('set-cookie') ?? '',
        /^hub=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/,
      );
      const again = await fetch(link, { redirect: 'manual' });
      assert.equal(again.status, 410);
      assert.match(await again.text(), /npm start/);
    });

    it('lets exactly one of many who open the same link at once in', async () => {
      const link = await house.signInLink('ana');
      const all = await Promise.all(Array.from({ length: 8 }, () => fetch(link, { redirect: 'manual' })));
      assert.equal(all.filter(({ status }) => status === 303).length, 1);
    });

    it('ends a link after a day and a session after thirty', async () => {
      const link = await house.signInLink('ana');
      clock.now = new Date('2026-11-23T10:00:01.000Z');
      assert.equal((await fetch(link, { redirect: 'manual' })).status, 410);
      clock.now = new Date('2026-12-22T09:59:00.000Z');
      assert.equal((await get('/api/hub/me')).status, 200);
      clock.now = new Date('2026-12-22T10:00:01.000Z');
      assert.equal((await get('/api/hub/me')).status, 401);
    });

    it('takes no link that came through a proxy while nobody is expected from elsewhere', async () => {
      const answer = await fetch(await house.signInLink('ana'), {
        redirect: 'manual',
        headers: { 'X-Forwarded-For': '203.0.113.9' },
      });
      assert.equal(answer.status, 403);
    });

    it('answers 401 with what to do to a stranger, a forged cookie and a token of another purpose', async () => {
      for (const headers of [
        {},
        { cookie: 'hub=x.y.z' },
        { cookie: `${cookie}x` },
        { Authorization: 'Bearer wrong' },
      ]) {
        const answer = await get('/api/hub/conversations', headers as Record<string, string>);
        assert.equal(answer.status, 401);
        assert.equal((await json(answer)).error.code, 'unauthorized');
      }
    });

    it('lets scripts in by the hub key, each time saying whose hub', async () => {
      const headers = { Authorization: `Bearer ${hubKey}` };
      assert.equal((await json(get('/api/hub/me?freelancer=ben', headers))).freelancer.id, 'ben');
      assert.equal((await get('/api/hub/me', headers)).status, 400);
      assert.equal((await get('/api/hub/me?freelancer=nobody', headers)).status, 404);
      const changed = await fetch(`${house.url}/api/hub/pause?freelancer=ben`, { method: 'POST', headers });
      assert.equal(changed.status, 200);
    });
  });

  describe('changes', () => {
    it('come from our own page only', async () => {
      for (const headers of [{ 'X-Requested-With': '' }, { Origin: 'https://evil.example' }, { Origin: 'null' }]) {
        assert.equal((await post('pause', {}, headers as Record<string, string>)).status, 403);
      }
      assert.equal((await post('pause', {}, { Origin: house.url })).status, 200);
    });
  });

  it('gives a conversation as a file of cases, to its freelancer only', async () => {
    const answer = await get('/api/hub/conversations/mika/cases');
    assert.match(answer.headers.get('content-disposition') ?? '', /attachment; filename="cases\.jsonl"/);
    const [first] = (await answer.text()).trim().split('\n');
    const { message, freelancer, expected } = JSON.parse(first ?? '');
    assert.equal(message, 'Hi! How much is a logo and how fast could it be done?');
    assert.equal(freelancer, 'ana');
    assert.deepEqual(expected.sources, ['gig:logo/package:basic', 'gig:logo/package:standard']);
    assert.equal((await get('/api/hub/conversations/nothing/cases')).status, 404);
    assert.equal((await get('/api/hub/conversations/mika/cases', {})).status, 401);
  });

  describe('the inbox', () => {
    it('lists conversations, the newest first, with why each needs the freelancer', async () => {
      const { conversations, cursor } = await json(get('/api/hub/conversations'));
      assert.equal(cursor, null);
      assert.deepEqual(
        conversations.slice(0, 2).map((each: { id: string }) => each.id),
        ['priya', 'mika'],
      );
      const { id, status, language, buyer, needsYou, reason } = conversations[1];
      assert.deepEqual(
        { id, status, language, buyer, needsYou, reason },
        {
          id: 'mika',
          status: 'handedOver',
          language: 'en',
          buyer: { id: 'dl_mika', displayName: 'Mika Lindqvist' },
          needsYou: true,
          reason: 'customOffer',
        },
      );
    });

    it('filters by status, by need and by words, and pages', async () => {
      const ids = async (query: string): Promise<string[]> =>
        (await json(get(`/api/hub/conversations?${query}`))).conversations.map((each: { id: string }) => each.id);
      assert.deepEqual(await ids('status=closed'), ['noah']);
      assert.deepEqual(await ids('status=closed,takenOver'), ['tom', 'noah']);
      assert.deepEqual(await ids('needsYou=true'), ['mika', 'omar']);
      assert.deepEqual(await ids('q=priya'), ['priya']);
      const first = await json(get('/api/hub/conversations?limit=4'));
      const rest = await ids(`limit=4&cursor=${encodeURIComponent(first.cursor)}`);
      assert.deepEqual(rest, ['lucia', 'grace', 'noah']);
      const wrong = await json(get('/api/hub/conversations?status=sleeping'));
      assert.match(wrong.error.message, /live, handedOver, takenOver, closed/);
    });

    it('shows a conversation with its card, brief, promises and what is open', async () => {
      const view = await json(get('/api/hub/conversations/mika'));
      assert.equal(view.messages[0].from, 'buyer');
      assert.equal(view.messages[2].cards[0].name, 'packages');
      assert.equal(view.messages[1].sources[0].id, 'gig:logo/package:basic');
      assert.deepEqual(view.brief.budget, { amount: 800, currency: 'USD', upTo: 1100 });
      assert.equal(view.brief.deadline, '2026-12-18');
      assert.ok(view.briefLines.some((line: { value: string }) => line.value === 'Signature · $260'));
      assert.equal(view.handover.reason, 'customOffer');
      assert.deepEqual(view.handover.promises[0], {
        text: 'The Sketch package costs $120.',
        source: 'gig:logo/package:basic',
      });
      assert.deepEqual(view.handover.open, ['Would you also paint the shop sign?']);
      assert.equal(view.card.content.actions[0].data.pa.do, 'takeOver');
    });

    it('shows what moved to older pages too, and nothing that was taken back', async () => {
      const conversation = conversationOf({
        id: 'long',
        name: 'Lea',
        minutesAgo: 1,
        now: clock.now,
        said: [
          { from: 'buyer', text: 'third' },
          { from: 'assistant', text: 'gone', withdrawn: true },
        ],
        more: { pages: 2 },
      });
      const old = (text: string) => ({
        messages: [{ id: text, seq: 1, from: 'buyer' as const, at: conversation.createdAt, text }],
      });
      await house.store.write('ana', 'page', 'long/1', old('first'), 'absent');
      await house.store.write('ana', 'page', 'long/2', old('second'), 'absent');
      await house.keepElsewhere(conversation);
      const { messages } = await json(get('/api/hub/conversations/long'));
      assert.deepEqual(
        messages.map((line: { text: string }) => line.text),
        ['first', 'second', 'third'],
      );
    });

    it('says which message did not arrive, why, and what to do', async () => {
      const conversation = mika(clock.now);
      const lost = conversation.messages.findLast(({ from }) => from === 'assistant');
      assert.ok(lost && conversation.address);
      conversation.outbox.push({
        id: 'lost',
        kind: 'send',
        address: conversation.address,
        messageId: lost.id,
        state: 'dead',
        attempts: 1,
        nextAttemptAt: '',
        status: 403,
      });
      await house.keepElsewhere(conversation);
      const { messages } = await json(get(`/api/hub/conversations/${conversation.id}`));
      const shown = messages.filter(({ undelivered }: { undelivered?: object }) => undelivered);
      assert.deepEqual([shown.length, shown[0].id, shown[0].undelivered.status], [1, lost.id, 403]);
      assert.match(shown[0].undelivered.message, /Mika.* has blocked or removed the assistant/);
      assert.match(shown[0].undelivered.remedy, /once they write/);
    });

    it('has nothing of another freelancer, of previews or of own chats', async () => {
      const theirs = conversationOf({
        id: 'theirs',
        name: 'Kim',
        minutesAgo: 1,
        said: [{ from: 'buyer', text: 'hi' }],
        freelancerId: 'ben',
      });
      await house.keepElsewhere(theirs);
      await house.keepElsewhere({ ...theirs, id: 'preview', freelancerId: 'ana', kind: 'preview' });
      for (const id of ['theirs', 'preview', 'nothing']) {
        assert.equal((await get(`/api/hub/conversations/${id}`)).status, 404);
        assert.equal((await post(`conversations/${id}/takeover`)).status, 404);
      }
      assert.equal(house.commands.length, 0);
    });
  });

  describe('what the freelancer does', () => {
    it('takes over, replies, returns, and closes as not a fit', async () => {
      assert.equal((await json(post('conversations/mika/takeover'))).status, 'takenOver');
      const replied = await json(post('conversations/mika/messages', { text: '  Hello Mika, Ana here. ' }));
      assert.deepEqual(
        [replied.messages.at(-1).from, replied.messages.at(-1).text],
        ['freelancer', 'Hello Mika, Ana here.'],
      );
      assert.equal((await json(post('conversations/mika/return'))).status, 'live');
      assert.equal((await json(post('conversations/mika/notafit'))).status, 'closed');
    });

    it('sends a reply once, however often it is posted under one key', async () => {
      const key = { 'Idempotency-Key': 'reply-1' };
      await post('conversations/mika/messages', { text: 'Once' }, key);
      const { messages } = await json(post('conversations/mika/messages', { text: 'Once' }, key));
      assert.equal(messages.filter((line: { text: string }) => line.text === 'Once').length, 1);
    });

    it('says what is wrong with an empty, a long or an unreadable reply, and sends nothing', async () => {
      for (const [body, words] of [
        [{ text: '  ' }, /empty/],
        [{ text: 'x'.repeat(4001) }, /1 characters longer than the 4000/],
        [{ words: 'hi' }, /expected the words/],
      ] as const) {
        const answer = await post('conversations/mika/messages', body);
        assert.equal(answer.status, 400);
        assert.match((await json(answer)).error.message, words);
      }
      assert.equal(house.commands.length, 0);
    });

    it('pauses with a new epoch, once, and activates again', async () => {
      const settings = async () => (await house.store.read('ana', 'settings', 'current'))?.value;
      assert.deepEqual((({ active, silent }) => ({ active, silent }))(await json(post('pause'))), {
        active: false,
        silent: 'paused',
      });
      await post('pause');
      assert.equal((await settings())?.epoch, 1);
      assert.deepEqual((({ active, silent }) => ({ active, silent }))(await json(post('activate'))), {
        active: true,
        silent: null,
      });
      assert.deepEqual([(await settings())?.active, (await settings())?.epoch], [true, 1]);
    });

    it('reads the settings with their ETag, amounts in units people write', async () => {
      const answer = await get('/api/hub/settings');
      const stored = await house.store.read('ana', 'settings', 'current');
      assert.equal(answer.headers.get('etag'), `"${stored?.etag}"`);
      const settings = await json(answer);
      assert.equal(settings.handover.budgetAbove, 1500);
      assert.equal(settings.handover.budgetBelow, null);
      assert.equal('epoch' in settings, false);
    });

    it('gives a code for linking a chat that is easy to type and ends in ten minutes', async () => {
      const { code, expiresAt } = await json(post('link'));
      assert.match(code, /^[2-9A-HJKMNP-TV-Z]{8}$/);
      assert.equal(expiresAt, '2026-11-22T10:10:00.000Z');
      const kept = await house.store.read(`~code:${code}`, 'code', code);
      assert.deepEqual(kept?.value, { freelancerId: 'ana', purpose: 'freelancerChat', expiresAt });
    });
  });

  describe('inviting buyers', () => {
    it('gives the chat page and a line for Teams, the same each time, until a new one is made', async () => {
      const first = await json(get('/api/hub/invite'));
      assert.equal(first.chat, `${house.url}/chat/ana`);
      assert.match(first.words, /^invite [2-9A-HJKMNP-TV-Z]{8}$/);
      assert.equal(first.teams, null);
      assert.deepEqual(await json(get('/api/hub/invite')), first);
      const second = await json(post('invite'));
      assert.notEqual(second.words, first.words);
      const codeOf = ({ words }: { words: string }) => words.split(' ')[1] ?? '';
      assert.equal(await house.store.read(`~code:${codeOf(first)}`, 'code', codeOf(first)), undefined);
      const kept = await house.store.read(`~code:${codeOf(second)}`, 'code', codeOf(second));
      assert.deepEqual([kept?.value.freelancerId, kept?.value.purpose], ['ana', 'buyerInvite']);
    });

    it('makes one code when two pages ask at the same moment', async () => {
      const all = await Promise.all([1, 2, 3, 4].map(() => json(get('/api/hub/invite'))));
      assert.equal(new Set(all.map(({ words }) => words)).size, 1);
    });
  });

  describe('the live line', () => {
    it('tells at once what this process commits, and within about a second what another one does', async () => {
      const events = await listen(house, cookie);
      assert.equal((await events.next()).event, 'ready');
      await house.keep(mika(new Date('2026-11-22T10:05:00.000Z')));
      const own = await events.next(300);
      assert.deepEqual([own.event, own.data.id, own.data.needsYou], ['conversation', 'mika', true]);
      const other = conversationOf({
        id: 'new',
        name: 'Zoe',
        minutesAgo: 0,
        said: [{ from: 'buyer', text: 'Anyone there?' }],
      });
      await house.keepElsewhere(other);
      const theirs = await events.next(2500);
      assert.deepEqual([theirs.data.id, theirs.data.lastMessage], ['new', 'Anyone there?']);
      events.close();
    });

    it('tells nobody of another freelancer’s conversations', async () => {
      const events = await listen(house, await house.signIn('ben'));
      assert.equal((await events.next()).event, 'ready');
      await house.keep(mika());
      await post('pause');
      await assert.rejects(events.next(1300), /nothing/);
      events.close();
    });

    it('takes any Last-Event-ID, and lets go of everything when the page leaves', async () => {
      const events = await listen(house, cookie, { 'Last-Event-ID': 'what:ever' });
      assert.equal((await events.next()).event, 'ready');
      assert.equal(house.listeners.size, 1);
      events.close();
      for (let tries = 0; tries < 50 && house.listeners.size > 0; tries++)
        await new Promise(resolve => setTimeout(resolve, 20));
      assert.equal(house.listeners.size, 0);
    });
  });
});

interface Heard {
  event: string;
  data: { id?: string; needsYou?: boolean; lastMessage?: string };
}

async function listen(house: HubHouse, cookie: string, headers: Record<string, string> = {}) {
  const leaving = new AbortController();
  const answer = await fetch(`${house.url}/api/hub/events`, {
    headers: { cookie, ...headers },
    signal: leaving.signal,
  });
  assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const heard: Heard[] = [];
  const reading = (async () => {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) return;
      text += value;
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const [, event] = /^event: (.+)$/m.exec(part) ?? [];
        if (event) heard.push({ event, data: JSON.parse(/^data: (.+)$/m.exec(part)?.[1] ?? '{}') });
      }
    }
  })().catch(() => {});
  return {
    async next(withinMs = 2000): Promise<Heard> {
      for (const until = Date.now() + withinMs; Date.now() < until; ) {
        const event = heard.shift();
        if (event) return event;
        await new Promise(resolve => setTimeout(resolve, 10));
      }
      throw new Error(`nothing within ${withinMs} ms`);
    },
    close: () => {
      leaving.abort();
      return reading;
    },
  };
}
