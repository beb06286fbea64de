import assert from 'node:assert/strict';
import { until } from '../support/engineUnderTest.ts';
import { activity, type House, withMessages } from '../support/messagesHouse.ts';

const bot = { id: '28:bot', name: 'Wren' };
const noor = { id: '29:noor', name: 'Noor <Amari>', aadObjectId: 'aad-noor' };
const theo = { id: '29:theo', name: 'Theo', aadObjectId: 'aad-theo' };

const inChannel = (house: House, from: object, text: string, differences: Record<string, unknown> = {}) =>
  house.post(
    activity(house.connector, {
      channelId: 'msteams',
      conversation: { id: '19:general;messageid=7', isGroup: true, conversationType: 'channel', tenantId: 'tenant' },
      from,
      recipient: bot,
      text,
      entities: [{ type: 'mention', text: '<at>Wren</at>', mentioned: bot }],
      ...differences,
    }),
  );
const answersIn = ({ connector }: House) =>
  connector.messagesIn('19:general;messageid=7').map(({ activity: sent }) => sent);

describe('A channel where several people write', () => {
  it('shows each of them their own answer, by name and under what they wrote', () =>
    withMessages({}, async house => {
      await inChannel(house, noor, '<at>Wren</at> how much is a logo?', { id: 'noor 1' });
      await inChannel(house, theo, '<at>Wren</at>&nbsp;and a menu?', { id: 'theo 1' });
      await until(() => answersIn(house).length === 2, 'both are answered');
      const [toNoor, toTheo] = ['Noor', 'Theo'].map(name => answersIn(house).find(({ text }) => text?.includes(name)));
      assert.equal(toNoor?.text, '<at>Noor  Amari </at> heard: how much is a logo?');
      assert.deepEqual(toNoor?.entities, [{ type: 'mention', text: '<at>Noor  Amari </at>', mentioned: noor }]);
      assert.equal(toNoor?.replyToId, 'noor 1');
      assert.equal(toTheo?.text, '<at>Theo</at> heard: and a menu?');
      assert.equal(toTheo?.replyToId, 'theo 1');
    }));

  it('has other people’s names in what is asked, and takes only the bot’s away', () =>
    withMessages({}, async house => {
      const entities = [
        { type: 'mention', text: '<at>Wren</at>', mentioned: bot },
        { type: 'mention', text: '<at>Theo</at>', mentioned: theo },
        { type: 'clientInfo', locale: 'en-GB' },
      ];
      await inChannel(house, noor, '<at>Wren</at> ask <at>Theo</at> about it', { entities });
      await until(() => answersIn(house).length === 1, 'it is answered');
      assert.match(answersIn(house)[0]?.text ?? '', /heard: ask Theo about it$/);
    }));

  it('mentions nobody in a chat with one person', () =>
    withMessages({}, async ({ post, connector }) => {
      await post(activity(connector, { recipient: null, entities: [{ type: 'clientInfo' }] }));
      await until(() => connector.messagesIn('thread').length === 1, 'it is answered');
      const [call] = connector.messagesIn('thread');
      assert.equal(call?.activity.text, 'heard: Hello');
      assert.equal(call?.activity.entities, undefined);
      assert.equal(call?.activity.replyToId, undefined);
    }));
});
