import assert from 'node:assert/strict';
import { conversationIdOf } from '../../../bot/addresses.ts';
import { freelancerOfUserId } from '../../../bot/channels/directLine/userIds.ts';
import { ask, buyer, type ErrorBody, post, type Session } from '../../support/directLineBuyer.ts';
import { type House, openHouse } from '../../support/httpHouse.ts';

describe('Direct Line over HTTP', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  it('lets a plain client get a token, start, post and read', async () => {
    const bo = await buyer(house);
    assert.equal(bo.session.expiresIn, 1800);
    assert.equal(bo.session.directLine, '/directline/v3');
    assert.equal(freelancerOfUserId(bo.session.userId), 'ana');
    const started = await bo.start();
    assert.equal(started.status, 201);
    assert.match(
      started.body.streamUrl,
      /^ws:\/\/127\.0\.0\.1:\d+\/directline\/v3\/conversations\/[\w-]+\/stream\?watermark=0&t=/,
    );
    assert.deepEqual((await bo.read()).body, { activities: [], watermark: '0' });
    const posted = await bo.say('How much is a logo?');
    assert.deepEqual(posted.body, { id: `${bo.session.conversationId}|0000001` });
    const { body } = await bo.read();
    assert.equal(body.watermark, '1');
    assert.partialDeepStrictEqual(body.activities[0], {
      type: 'message',
      id: `${bo.session.conversationId}|0000001`,
      from: { id: bo.session.userId, name: 'Bo', role: 'user' },
      text: 'How much is a logo?',
      channelData: { clientActivityID: 'c-How much is a logo?' },
    });
    assert.equal((await bo.start()).status, 200);
  });

  it('tells the engine whose buyer it is, about which Gig, and what the client called the message', async () => {
    const bo = await buyer(house, { freelancer: 'ana', gig: 'logo' });
    await bo.say('Hi', 'c1');
    assert.partialDeepStrictEqual(house.engine.heard[0], {
      kind: 'message',
      freelancerId: 'ana',
      gigId: 'logo',
      activityId: 'c1',
      clientActivityId: 'c1',
      sender: { transport: 'directLine', channelId: 'directline', channelConversationId: bo.session.conversationId },
    });
  });

  it('shows who speaks, what they attach, what can be tapped and what it answers', async () => {
    const bo = await buyer(house);
    await bo.say('Price?');
    const card = { name: 'packages' as const, content: { type: 'AdaptiveCard' }, text: 'Basic $120' };
    await house.engine.say('ana', bo.documentId, {
      from: 'assistant',
      text: 'It is **$120**.',
      card,
      suggestions: ['Yes'],
    });
    await house.engine.say('ana', bo.documentId, { from: 'assistant', text: 'taken back', withdrawn: true });
    await house.engine.say('ana', bo.documentId, { from: 'freelancer', text: 'Ana here' });
    await house.engine.say('ana', bo.documentId, { from: 'system', text: 'Ana has joined' });
    const { body } = await bo.read('1');
    assert.equal(body.watermark, '5');
    assert.deepEqual(
      body.activities.map(({ text }) => text),
      ['It is **$120**.', 'Ana here', 'Ana has joined'],
    );
    assert.deepEqual(
      body.activities.map(({ channelData }) => channelData.speaker),
      ['assistant', 'freelancer', 'system'],
    );
    const [first, second] = body.activities;
    assert.deepEqual(first?.attachments, [
      { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } },
    ]);
    assert.deepEqual(first?.suggestedActions?.actions, [{ type: 'imBack', title: 'Yes', value: 'Yes' }]);
    assert.equal(first?.replyToId, `${bo.session.conversationId}|0000001`);
    assert.deepEqual(second?.from, { id: 'freelancer', name: 'Ana Duarte', role: 'bot' });
  });

  it('reads on from a watermark into the pages of a long conversation', async () => {
    const bo = await buyer(house);
    for (const text of ['1', '2', '3', '4', '5']) await bo.say(text);
    const stored = await house.store.read('ana', 'conversation', bo.documentId);
    assert.ok(stored);
    const { value } = stored;
    await house.store.write('ana', 'page', `${value.id}/1`, { messages: value.messages.slice(0, 2) }, 'absent');
    await house.store.write('ana', 'page', `${value.id}/2`, { messages: value.messages.slice(2, 4) }, 'absent');
    const left = { ...value, messages: value.messages.slice(4), pages: 2 };
    await house.store.write('ana', 'conversation', value.id, left, 'any');
    const texts = async (watermark: string) => (await bo.read(watermark)).body.activities.map(({ text }) => text);
    assert.deepEqual(await texts(''), ['1', '2', '3', '4', '5']);
    assert.deepEqual(await texts('1'), ['2', '3', '4', '5']);
    assert.deepEqual(await texts('2'), ['3', '4', '5']);
    assert.deepEqual(await texts('4'), ['5']);
    assert.deepEqual(await texts('5'), []);
    assert.equal((await bo.read('abc')).status, 400);
  });

  it('takes a message once, however often it is sent, and answers with the same id', async () => {
    const bo = await buyer(house);
    const first = await bo.say('Hi', 'same');
    const again = await bo.say('Hi', 'same');
    assert.deepEqual(again.body, first.body);
    assert.equal((await bo.read()).body.activities.length, 1);
  });

  it('hands a tapped card over with its value, and typing or events to nobody', async () => {
    const bo = await buyer(house);
    await bo.say('Hi');
    const value = { pa: { do: 'human', conversation: bo.documentId } };
    const tapped = await bo.post({ value, channelData: { postBack: true, clientActivityID: 't1' } });
    assert.equal(tapped.status, 200);
    assert.match(tapped.body.id, new RegExp(`^${bo.session.conversationId}\\|`));
    assert.partialDeepStrictEqual(house.engine.heard[1], { kind: 'tap', action: value, clientActivityId: 't1' });
    assert.equal((await bo.post({ type: 'typing' })).status, 200);
    assert.equal((await bo.post({ type: 'event', name: 'webchat/join' })).status, 200);
    assert.equal(house.engine.heard.length, 2);
  });

  it('refuses what is missing, foreign, forged or expired', async () => {
    const [bo, eve] = await Promise.all([buyer(house), buyer(house)]);
    const code = async (url: string, init: RequestInit): Promise<[number, string]> => {
      const { status, body } = await ask<ErrorBody>(url, init);
      return [status, body.error.code];
    };
    assert.deepEqual(await code(`${bo.own}/activities`, {}), [401, 'missingToken']);
    assert.deepEqual(await code(`${bo.own}/activities`, { headers: { Authorization: 'Bearer x' } }), [
      403,
      'staleToken',
    ]);
    const buyerToken = { Authorization: `Bearer ${bo.session.buyerToken}` };
    assert.deepEqual(await code(`${bo.own}/activities`, { headers: buyerToken }), [403, 'staleToken']);
    assert.deepEqual(await code(`${bo.own}/activities`, { headers: eve.authorization }), [403, 'notYourConversation']);
    assert.deepEqual(await code(bo.own, { headers: eve.authorization }), [403, 'notYourConversation']);
    const spoof = await bo.post({ text: 'Hi', from: { id: eve.session.userId } });
    assert.deepEqual([spoof.status, spoof.body.error.code], [403, 'notYourConversation']);
    const generate = `${house.url}/directline/v3/tokens/generate`;
    assert.deepEqual(await code(generate, post({}, bo.authorization)), [403, 'notWithToken']);
    house.clock.now = new Date(house.clock.now.getTime() + 31 * 60_000);
    assert.deepEqual(await code(`${bo.own}/activities`, { headers: bo.authorization }), [403, 'staleToken']);
    assert.equal(house.engine.heard.length, 0);
  });

  it('refreshes a token while it lasts, for the same conversation', async () => {
    const bo = await buyer(house);
    house.clock.now = new Date(house.clock.now.getTime() + 20 * 60_000);
    const refresh = `${house.url}/directline/v3/tokens/refresh`;
    const { body } = await ask<{ token: string; conversationId: string }>(refresh, post({}, bo.authorization));
    assert.equal(body.conversationId, bo.session.conversationId);
    house.clock.now = new Date(house.clock.now.getTime() + 20 * 60_000);
    const late = await ask(`${bo.own}/activities`, { headers: { Authorization: `Bearer ${body.token}` } });
    assert.equal(late.status, 200);
  });

  it('brings a returning buyer back to their conversation, and nobody to that of another freelancer', async () => {
    const bo = await buyer(house);
    await bo.say('I will be back');
    house.clock.now = new Date(house.clock.now.getTime() + 100 * 24 * 3600_000);
    const back = await buyer(house, { freelancer: 'ana', buyerToken: bo.session.buyerToken });
    assert.equal(back.session.conversationId, bo.session.conversationId);
    assert.equal(back.session.userId, bo.session.userId);
    assert.equal((await back.read()).body.activities[0]?.text, 'I will be back');
    const elsewhere = await buyer(house, { freelancer: 'ben', buyerToken: bo.session.buyerToken });
    assert.notEqual(elsewhere.session.conversationId, bo.session.conversationId);
    const chatTokenInstead = await buyer(house, { freelancer: 'ana', buyerToken: bo.session.token });
    assert.notEqual(chatTokenInstead.session.conversationId, bo.session.conversationId);
  });

  it('answers a malformed activity with the path of what is wrong', async () => {
    const bo = await buyer(house);
    const fault = async (activity: object): Promise<[number, string]> => {
      const { status, body } = await bo.post(activity);
      return [status, body.error.message];
    };
    assert.match((await fault({ type: 7 })).join(), /^400,.*type:/);
    assert.match((await fault({ text: 'x', from: {} })).join(), /^400,.*from\.id:/);
    assert.match(
      (await fault({ text: 'x', channelData: { clientActivityID: 5 } })).join(),
      /channelData\.clientActivityID:/,
    );
    assert.match((await fault({ text: '   ' })).join(), /^400,.*text: expected/);
    assert.match((await fault({ attachments: [{ contentUrl: 'https://x' }] })).join(), /attachments\[0\].*upload/);
  });

  it('may be used from any site, without cookies', async () => {
    const bo = await buyer(house);
    const asked = await fetch(`${bo.own}/activities`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://shop.example', 'Access-Control-Request-Headers': 'authorization,content-type' },
    });
    assert.equal(asked.status, 204);
    assert.equal(asked.headers.get('access-control-allow-origin'), '*');
    assert.equal(asked.headers.get('access-control-allow-headers'), 'authorization,content-type');
    const { headers } = await bo.read();
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('access-control-allow-credentials'), null);
    const refused = await ask(`${bo.own}/activities`);
    assert.equal(refused.headers.get('access-control-allow-origin'), '*');
  });

  it('says who is not there, and stops a caller who wants too many tokens', async () => {
    const unknown = await ask<ErrorBody>(`${house.url}/api/chat/token`, post({ freelancer: 'zoe' }));
    assert.deepEqual([unknown.status, unknown.body.error.code], [404, 'unknownFreelancer']);
    const faulty = await ask<ErrorBody>(`${house.url}/api/chat/token`, post({ gig: 4 }));
    assert.match(faulty.body.error.message, /freelancer: .*gig: /);
    for (let n = 0; n < 48; n += 1)
      assert.equal((await ask(`${house.url}/api/chat/token`, post({ freelancer: 'ana' }))).status, 200);
    const many = await ask<ErrorBody>(`${house.url}/api/chat/token`, post({ freelancer: 'ana' }));
    assert.deepEqual([many.status, many.body.error.code], [429, 'tooManyRequests']);
    const proxied = post({ freelancer: 'ana' }, { 'X-Forwarded-For': '203.0.113.9, 198.51.100.7' });
    assert.equal((await ask<Session>(`${house.url}/api/chat/token`, proxied)).status, 200);
  });

  it('puts a conversation where the engine puts it', async () => {
    const bo = await buyer(house);
    await bo.say('Hi');
    assert.ok(await house.store.read('ana', 'conversation', bo.documentId));
    assert.notEqual(conversationIdOf('key', 'ana'), conversationIdOf('key', 'ben'));
  });
});
