import assert from 'node:assert/strict';
import type { Activity } from '../../bot/channels/directLine/activities.ts';
import { type Service, startService } from '../support/service.ts';
import { action, actionsOn, type DirectLineClient, directLineClient, wordsOf } from './directLineClient.ts';
import { hubClient } from './hubClient.ts';
import { answerTo, names, opening, sketch } from './plot.ts';

describe('the whole story over raw Direct Line', function () {
  this.timeout(60_000);
  let service: Service;
  let buyer: DirectLineClient;
  let hub: Awaited<ReturnType<typeof hubClient>>;
  let lines: Activity[];
  let conversation: string;

  before(async () => {
    service = await startService();
    buyer = await directLineClient(service.url);
    hub = await hubClient(service.url, service.signInLink);
  });
  after(() => service?.stop());

  const speakers = (said: Activity[]): (string | undefined)[] => said.map(({ channelData }) => channelData.speaker);

  it('answers price, days and what is not offered at once, says it is an AI, and shows the packages', async () => {
    lines = await buyer.say(opening);
    const words = wordsOf(lines);
    for (const expected of [/AI assistant/i, /Inês Carvalho/, /\$185/, /5 days/, /websites/i])
      assert.match(words, expected);
    const tiers = actionsOn(lines).flatMap(each => (each.do === 'choosePackage' ? each.tier : []));
    assert.deepEqual(tiers, ['basic', 'standard', 'premium']);
    conversation = action(lines, 'choosePackage').conversation;
  });

  it('asks what the Gig needs after a tap, each once, and ends with the brief', async () => {
    lines = await buyer.tap(
      action(lines, 'choosePackage', ({ tier }) => tier === 'standard'),
      'Choose Identity',
    );
    const asked: string[] = [];
    while (!actionsOn(lines).some(each => each.do === 'confirmBrief')) {
      const words = wordsOf(lines);
      const answer = answerTo(words);
      assert.ok(answer, `no answer is known to: ${words}`);
      asked.push(answer);
      assert.equal(asked.filter(each => each === answer).length, 1, `asked again: ${words}`);
      lines = await buyer.say(answer);
    }
    assert.ok(asked.includes(names.first), 'the name to draw was asked');
    assert.ok(!asked.includes('Identity'), 'the chosen package was asked again');
  });

  it('takes a correction and a file, and shows the brief with both', async () => {
    await buyer.say(`Actually, make the name ${names.corrected}`);
    lines = await buyer.upload('sketch.png', sketch, 'image/png');
    const { brief } = await hub.conversation(conversation);
    const kept = JSON.stringify(brief);
    assert.match(kept, new RegExp(names.corrected));
    assert.doesNotMatch(kept, new RegExp(names.first));
    assert.deepEqual(brief?.attachments, ['sketch.png']);
    assert.equal(brief?.package, 'standard');
  });

  it('hands the confirmed brief over, and the buyer is told once', async () => {
    lines = await buyer.tap(action(await buyer.transcript(), 'confirmBrief'));
    assert.match(wordsOf(lines), /Inês Carvalho/);
    const view = await hub.conversation(conversation);
    assert.equal(view.status, 'handedOver');
    assert.ok(view.card, 'the hub shows the handover card');
    assert.match(view.handover?.reason ?? '', /^brief/);
    assert.ok(view.promises.some(({ source }) => source === 'gig:brand-identity/package:standard'));
    assert.equal((await hub.inbox())[0]?.needsYou, true);
  });

  it('shows who has joined and what they write, and the assistant is silent meanwhile', async () => {
    await hub.takeOver(conversation);
    await hub.reply(conversation, 'Hello Bo, Inês here. A lovely brief.');
    lines = await buyer.heard();
    while (!speakers(lines).includes('freelancer')) lines.push(...(await buyer.heard()));
    assert.deepEqual(speakers(lines), ['system', 'freelancer']);
    const before = (await buyer.transcript()).length;
    const view = await hub.conversation(conversation);
    assert.equal(view.status, 'takenOver');
    assert.equal(before, view.messages.length);
  });

  it('answers again once it is returned', async () => {
    await hub.giveBack(conversation);
    assert.deepEqual(speakers(await buyer.heard()), ['system']);
    lines = await buyer.say('How many revisions does Full brand have?');
    assert.match(wordsOf(lines), /\b5\b/);
    assert.deepEqual(new Set(speakers(lines)), new Set(['assistant']));
  });

  it('shows a buyer who comes back all that was said, each line once', async () => {
    await hub.reply(conversation, 'One more thing: do you have a photo of your bags?');
    await new Promise(resolve => setTimeout(resolve, 500));
    const again = await directLineClient(service.url, {
      freelancer: 'demo',
      buyerToken: buyer.session.buyerToken,
    });
    const seen = await again.transcript();
    assert.equal(again.session.conversationId, buyer.session.conversationId);
    assert.equal(seen.filter(({ text }) => text?.includes('a photo of your bags')).length, 1);
    assert.equal(seen.filter(({ text }) => text === opening).length, 1);
    assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length);
  });

  it('loses nothing when the process is killed and started again', async () => {
    const before = await buyer.transcript();
    service = await service.restart({ kill: true });
    assert.deepEqual(
      (await buyer.transcript()).map(({ id }) => id),
      before.map(({ id }) => id),
    );
  });
});
