import assert from 'node:assert/strict';
import type { Message } from '../../assistant/documents.ts';
import { toActivity } from '../../bot/channels/outgoingActivity.ts';
import { choicesCard } from '../../cards/choices.ts';
import { phrasebook } from '../../language/phrases/phrasebook.ts';
import { cardFaults } from '../support/cardSchema.ts';

const address = {
  bot: { id: 'bot', name: 'Tilda' },
  user: { id: 'noor', name: 'Noor' },
  channelId: 'msteams',
  serviceUrl: 'http://localhost:1',
  channelConversationId: 'thread',
  conversationType: 'personal',
  tenantId: '',
};
const sent = (said: Partial<Message>) =>
  toActivity({ address, message: { id: 'm', seq: 1, from: 'assistant', at: '', text: 'Hi', ...said } });
const cardsOf = (said: Partial<Message>) => sent(said).attachments?.map(({ content }) => content) ?? [];
const long = 'What is included in “Print-ready packaging and labels”?';

describe('a message as an activity', () => {
  it('carries a few short suggestions as chips', () => {
    const { suggestedActions, attachments } = sent({ suggestions: ['Skip', 'No rush'] });
    assert.deepEqual([suggestedActions?.actions.map(({ title }) => title), attachments], [['Skip', 'No rush'], []]);
  });

  for (const [what, suggestions] of [
    ['four suggestions, of which Teams shows three', ['One', 'Two', 'Three', 'Talk to Noor']],
    ['a suggestion that a chip would cut', ['Skip', long]],
  ] as const) {
    it(`carries ${what}, as buttons of a card`, () => {
      const { suggestedActions, attachments } = sent({ suggestions: [...suggestions] });
      assert.equal(suggestedActions, undefined);
      for (const each of suggestions) assert.ok(JSON.stringify(attachments).includes(`"text":"${each}"`), each);
    });
  }

  it('lets the words of a long button wrap, which hosts cut, and keeps what it sends', () => {
    const now = new Date('2026-11-23');
    const say = phrasebook()({ language: 'en', tone: 'friendly', detail: 'brief', variant: 0, now });
    const choices = ['Short', long].map(label => ({ label, value: label }));
    const [content] = cardsOf({ card: choicesCard({ question: '', choices, slot: 'style', conversation: 'c1', say }) });
    assert.deepEqual(
      content.body.map(({ items }: { items: { wrap: boolean }[] }) => items[0]?.wrap),
      [true, true],
    );
    assert.equal(content.body[1].selectAction.data.pa.value, long);
  });

  it('makes valid Adaptive Cards 1.5', function () {
    const faults = cardFaults();
    if (!faults) return this.skip();
    for (const content of cardsOf({ suggestions: ['Skip', long] })) assert.deepEqual(faults(content), []);
  });
});
