import assert from 'node:assert/strict';
import { ask, buyer, listenTo } from '../../support/directLineBuyer.ts';
import { type House, openHouse } from '../../support/httpHouse.ts';

describe('Direct Line over a WebSocket', () => {
  let house: House;
  const open: { close: () => void }[] = [];
  const listening = async (streamUrl: string) => {
    const stream = listenTo(streamUrl);
    open.push(stream);
    await stream.opened();
    return stream;
  };
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(async () => {
    for (const stream of open.splice(0)) stream.close();
    await house.close();
  });

  it('sends what was said before, then each new line once and in order, to every socket', async () => {
    const bo = await buyer(house);
    await bo.say('1');
    const { streamUrl } = (await bo.start()).body;
    const [one, two] = [await listening(streamUrl), await listening(streamUrl)];
    await one.until(1);
    await Promise.all([bo.say('2'), bo.say('3')]);
    await house.engine.say('ana', bo.documentId, { from: 'assistant', text: '4' });
    await Promise.all([one.until(4), two.until(4)]);
    for (const { activities, watermarks } of [one, two]) {
      const ids = activities.map(({ id }) => id);
      assert.deepEqual(ids, [...new Set(ids)].sort());
      assert.equal(activities.at(-1)?.text, '4');
      assert.equal(watermarks.at(-1), '4');
    }
  });

  it('waits for the first message of a conversation that has none', async () => {
    const bo = await buyer(house);
    const stream = await listening((await bo.start()).body.streamUrl);
    await bo.say('Hello', 'c9');
    await stream.until(1);
    assert.equal(stream.activities[0]?.channelData.clientActivityID, 'c9');
  });

  it('goes on from the watermark after a reconnect', async () => {
    const bo = await buyer(house);
    for (const text of ['1', '2', '3']) await bo.say(text);
    const again = await ask<{ streamUrl: string }>(`${bo.own}?watermark=2`, { headers: bo.authorization });
    assert.equal(again.status, 200);
    const stream = await listening(again.body.streamUrl);
    await stream.until(1);
    await bo.say('4');
    await stream.until(2);
    assert.deepEqual(
      stream.activities.map(({ text }) => text),
      ['3', '4'],
    );
  });

  it('shows typing without moving the watermark', async () => {
    const bo = await buyer(house);
    await bo.say('Hi');
    const stream = await listening((await bo.start()).body.streamUrl);
    await stream.until(1);
    const address = (await house.store.read('ana', 'conversation', bo.documentId))?.value.address;
    assert.ok(address);
    await house.channel.typing(address);
    await stream.until(2);
    assert.partialDeepStrictEqual(stream.activities[1], { type: 'typing', from: { id: 'assistant', role: 'bot' } });
    assert.equal(stream.watermarks[1], undefined);
  });

  it('shows a tap to its sender, so that Web Chat knows it arrived', async () => {
    const bo = await buyer(house);
    await bo.say('Hi');
    const stream = await listening((await bo.start()).body.streamUrl);
    await stream.until(1);
    const value = { pa: { do: 'human', conversation: bo.documentId } };
    await bo.post({ value, channelData: { clientActivityID: 't1', postBack: true } });
    await stream.until(2);
    assert.deepEqual(stream.activities[1]?.channelData, { clientActivityID: 't1', postBack: true });
    assert.deepEqual((await bo.read()).body.activities.length, 1);
  });

  it('sees within two seconds what another process committed', async () => {
    const bo = await buyer(house);
    await bo.say('Hi');
    const stream = await listening((await bo.start()).body.streamUrl);
    await stream.until(1);
    const stored = await house.store.read('ana', 'conversation', bo.documentId);
    assert.ok(stored);
    const { value } = stored;
    const line = { id: 'm2', seq: 2, from: 'freelancer' as const, at: '2026-11-22T10:01:00.000Z', text: 'From afar' };
    await house.store.write(
      'ana',
      'conversation',
      value.id,
      { ...value, messages: [...value.messages, line], nextSeq: 3 },
      'any',
    );
    await stream.until(2);
    assert.equal(stream.activities[1]?.text, 'From afar');
  });

  it('lets nobody in without the token of that conversation', async () => {
    const [bo, eve] = [await buyer(house), await buyer(house)];
    const { streamUrl } = (await bo.start()).body;
    const refused = async (url: string): Promise<string> => {
      const { socket } = listenTo(url);
      return new Promise(resolve => socket.once('error', error => resolve(error.message)));
    };
    assert.match(await refused(streamUrl.replace(/&t=.*/, '')), /401/);
    assert.match(await refused(streamUrl.replace(/t=.*/, 't=forged')), /403/);
    assert.match(await refused(streamUrl.replace(/t=.*/, `t=${eve.session.token}`)), /403/);
    assert.match(await refused(streamUrl.replace('watermark=0', 'watermark=x')), /400/);
    assert.match(await refused(streamUrl.replace('/stream', '/nothing')), /404/);
  });

  it('drops a reader who does not read, and takes it back at its watermark', async () => {
    const bo = await buyer(house);
    await bo.say('Hi');
    const stream = await listening((await bo.start()).body.streamUrl);
    await stream.until(1);
    const gone = new Promise(resolve => stream.socket.once('close', resolve));
    stream.socket.pause();
    const long = 'x'.repeat(1_500_000);
    for (let n = 0; n < 8; n += 1) await house.engine.say('ana', bo.documentId, { from: 'assistant', text: long });
    await new Promise(resolve => setTimeout(resolve, 200));
    stream.socket.resume();
    await gone;
    assert.ok(stream.activities.length < 9);
    const { body } = await bo.read('8');
    assert.equal(body.activities.length, 1);
  });
});
