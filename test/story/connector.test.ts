import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { type CapturedConnector, capturedConnector } from '../support/connector.ts';
import { type Service, startService, until } from '../support/service.ts';
import { connectorPerson } from './connectorPerson.ts';
import { action, actionsOn, wordsOf } from './directLineClient.ts';
import { hubClient } from './hubClient.ts';
import { answerTo, names, opening } from './plot.ts';

describe('the whole story over POST /api/messages', function () {
  this.timeout(60_000);
  let service: Service;
  let connector: CapturedConnector;
  let hub: Awaited<ReturnType<typeof hubClient>>;
  let buyer: ReturnType<typeof connectorPerson>;
  let freelancer: ReturnType<typeof connectorPerson>;
  let lines: Partial<Activity>[];

  before(async () => {
    [service, connector] = await Promise.all([startService(), capturedConnector()]);
    hub = await hubClient(service.url, service.signInLink);
    buyer = connectorPerson({ url: service.url, connector }, { id: 'bo', name: 'Bo Larsen' });
    freelancer = connectorPerson({ url: service.url, connector }, { id: 'ines', name: 'Inês' });
  });
  after(async () => {
    await service?.stop();
    await connector?.close();
  });

  it('makes a chat the freelancer’s own by a code from the hub, which works once', async () => {
    const { code } = await hub.linkCode();
    assert.match(wordsOf(await freelancer.say(`link ${code}`)), /yours/i);
    const stranger = connectorPerson({ url: service.url, connector }, { id: 'eve', name: 'Eve' });
    await stranger.post({ text: `link ${code}` });
    assert.doesNotMatch(wordsOf(await stranger.heard()), /yours now/i);
  });

  it('answers a buyer with words and the packages card', async () => {
    lines = await buyer.say(opening);
    assert.match(wordsOf(lines), /AI assistant/);
    assert.match(wordsOf(lines), /\$185/);
    assert.ok(action(lines, 'choosePackage', ({ tier }) => tier === 'standard'));
  });

  it('answers an activity that is delivered twice once', async () => {
    const twice = { id: 'the-same', text: 'How many revisions are in Identity?' };
    await Promise.all([buyer.post(twice), buyer.post(twice)]);
    await buyer.post(twice);
    const answered = await buyer.heard();
    assert.equal(answered.filter(({ text }) => /\b3\b/.test(text ?? '')).length, 1);
  });

  it('goes from a tap on the card through the questions to the brief', async () => {
    lines = await buyer.tap(action(lines, 'choosePackage', ({ tier }) => tier === 'standard'));
    for (let turn = 0; turn < 12 && !offersBrief(lines); turn++) {
      const answer = answerTo(wordsOf(lines));
      assert.ok(answer, `no answer is known to: ${wordsOf(lines)}`);
      lines = await buyer.say(answer);
    }
    assert.ok(offersBrief(lines));
  });

  it('brings the handover card into the freelancer’s own chat, with what was gathered and promised', async () => {
    await buyer.tap(action(lines, 'confirmBrief'));
    lines = await freelancer.heard();
    const card = JSON.stringify(lines.map(({ attachments }) => attachments));
    for (const word of ['Bo Larsen', names.first, '$445']) assert.ok(card.includes(word), `${word} is on the card`);
    assert.deepEqual(does(lines), ['takeOver', 'reply', 'return', 'notAFit']);
  });

  it('updates that card in place after the takeover, and tells the buyer who has joined', async () => {
    await freelancer.tap(action(lines, 'takeOver'));
    await until(() => freelancer.updates().length > 0, 'the update');
    const [update] = freelancer.updates();
    assert.deepEqual(does([update?.activity ?? {}]), ['reply', 'return', 'notAFit']);
    assert.ok(update?.activityId, 'the update names the activity it changes');
    assert.match(wordsOf(await buyer.heard()), /Inês Carvalho/);
  });

  it('sends what the freelancer types into the card to the buyer, under their name', async () => {
    const current = freelancer.updates().map(({ activity }) => activity);
    await freelancer.tap(action(current, 'reply'), { reply: 'Hello Bo, this is Inês.' });
    const [line] = await buyer.heard();
    assert.match(line?.text ?? '', /Inês Carvalho.*Hello Bo, this is Inês\./);
  });

  it('shows the freelancer what the buyer answers, and the assistant is silent', async () => {
    const before = buyer.arrived().length;
    await buyer.post({ text: 'Wonderful, thank you' });
    assert.match(wordsOf(await freelancer.heard()), /Wonderful, thank you/);
    await new Promise(resolve => setTimeout(resolve, 500));
    assert.equal(buyer.arrived().length, before);
  });

  it('answers again after the return', async () => {
    const current = freelancer.updates().map(({ activity }) => activity);
    await freelancer.tap(action(current, 'return'));
    await buyer.heard();
    assert.match(wordsOf(await buyer.say('How many revisions does Full brand have?')), /\b5\b/);
  });

  it('does nothing for a buyer who sends a freelancer’s action', async () => {
    const [conversation] = (await hub.inbox()).filter(({ buyer: { displayName } }) => displayName === 'Bo Larsen');
    assert.ok(conversation);
    await buyer.post({ value: { pa: { do: 'takeOver', conversation: conversation.id, version: 1 } } });
    await buyer.post({ value: { pa: { do: 'makeRich', conversation: conversation.id } } });
    assert.equal((await hub.conversation(conversation.id)).status, 'live');
    assert.doesNotMatch(wordsOf(await buyer.heard()), /\bat .*\.ts:\d+/);
  });
});

const does = (lines: Partial<Activity>[]): string[] => actionsOn(lines).map(each => each.do);
const offersBrief = (lines: Partial<Activity>[]): boolean => does(lines).includes('confirmBrief');
