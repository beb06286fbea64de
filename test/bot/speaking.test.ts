import assert from 'node:assert/strict';
import { newConversation } from '../../assistant/conversations.ts';
import { speak } from '../../bot/speaking.ts';
import type { Reply } from '../../dialogs/turnState.ts';
import { conversation as sample } from '../contracts/samples.ts';
import { heard, price, until, withHouse } from '../support/engineUnderTest.ts';

const at = '2026-11-22T10:00:00.000Z';
const words = (text: string, more: Partial<Reply> = {}): Reply => ({ sentences: [{ text, facts: [] }], ...more });
const card = { name: 'packages' as const, content: { type: 'AdaptiveCard' }, text: 'Basic $120' };

function said(replies: Reply[]) {
  const { address } = sample('ines', 'c1');
  assert.ok(address);
  const conversation = newConversation({ ...address, transport: 'connector' }, 'buyer', 0, at);
  const messages = speak({ conversation, at, inline: false }, replies);
  return { conversation, messages };
}

describe('What the assistant says', () => {
  it('is only what facts back', () =>
    withHouse({}, async ({ engine }) => {
      const answer = await engine.answer(heard('two sentences'));
      assert.deepEqual(
        answer.map(({ text }) => text),
        ['This holds.'],
      );
    }));

  it('keeps its sources, and goes into the ledger of promises', () =>
    withHouse({}, async ({ engine, conversation }) => {
      const [message] = await engine.answer(heard('the price?'));
      assert.deepEqual(message?.sources, [{ id: price.source, text: price.text }]);
      const { promises } = await conversation();
      assert.deepEqual(
        promises.map(({ text, source, messageId }) => ({ text, source, messageId })),
        [{ text: price.text, source: price.source, messageId: message?.id }],
      );
    }));

  it('in one breath is one bubble of paragraphs, and a card ends it', () => {
    const { messages } = said([words('One.'), words('Two.'), words('Look:', { card }), words('Three.')]);
    assert.deepEqual(
      messages.map(({ text, card: shown }) => [text, shown?.name]),
      [
        ['One.\n\nTwo.\n\nLook:', 'packages'],
        ['Three.', undefined],
      ],
    );
  });

  it('keeps the suggestions of a bubble that goes on', () => {
    const { messages } = said([words('One.', { suggestions: ['How much?'] }), words('Two.')]);
    assert.deepEqual(
      messages.map(({ suggestions }) => suggestions),
      [['How much?']],
    );
  });

  it('is not mixed with what updates an earlier card', () => {
    const { messages, conversation } = said([words('One.'), words('', { card, updates: 'k' }), words('Two.')]);
    assert.equal(messages.length, 3);
    assert.deepEqual(
      conversation.outbox.map(({ kind }) => kind),
      ['send', 'update', 'send'],
    );
  });
});

describe('An opened page', () => {
  it('leaves the language open until the buyer writes', () =>
    withHouse({}, async ({ engine, conversation, toldTo }) => {
      await engine.receive(heard('', { kind: 'arrival' }));
      await until(() => toldTo().length > 0, 'it is greeted');
      assert.deepEqual([toldTo(), (await conversation()).language], [['welcome'], null]);
    }));
});

describe('While the assistant is off', () => {
  const autoReply = 'Back on Monday.';

  it('its own words for that time are said once, and the message is kept', () =>
    withHouse({ settings: { active: false, autoReply } }, async ({ says, toldTo, conversation, sent }) => {
      await says('Hello');
      await until(() => toldTo().length === 1, 'they are sent');
      await says('Hello?');
      await until(async () => (await conversation()).inputs.length === 0, 'the second one is dealt with');
      const { messages, silent } = await conversation();
      assert.deepEqual([toldTo(), silent, messages.length], [[autoReply], 'paused', 3]);
      assert.equal(sent[0]?.speaker, 'Inês');
    }));

  it('a chat that ran goes to the freelancer', () =>
    withHouse({}, async ({ says, profile, toldTo, conversation }) => {
      await says('Hello');
      await until(() => toldTo().length === 1, 'it is answered');
      profile.settings = { ...profile.settings, active: false, epoch: 1 };
      await says('Still there?');
      await until(async () => (await conversation()).inputs.length === 0, 'it is dealt with');
      const { status, handover } = await conversation();
      assert.deepEqual([status, handover?.reason], ['handedOver', 'turnedOff']);
    }));
});
