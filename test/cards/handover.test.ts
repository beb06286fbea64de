import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { IntlMessageFormat } from 'intl-messageformat';
import type { HandoverNotice } from '../../assistant/documents.ts';
import { conversationStatuses } from '../../assistant/vocabulary.ts';
import { handoverCard } from '../../cards/handover.ts';
import english from '../../language/phrases/en.json' with { type: 'json' };
import type { Say } from '../../language/say.ts';

const say: Say = Object.assign(
  (key: keyof typeof english, values = {}) => String(new IntlMessageFormat(String(english[key]), 'en').format(values)),
  { language: 'en' as const, money: String, day: String, moment: String, list: (items: string[]) => items.join(', ') },
);

const notice: HandoverNotice = {
  conversationId: 'c1',
  version: 3,
  status: 'handedOver',
  buyerName: 'Mika',
  language: 'fr',
  gigTitle: 'Logo for a small business',
  handover: {
    reason: 'customOffer',
    at: '2026-11-22T10:00:00.000Z',
    summary: 'Mika wants four logos for a family of cafés.',
    open: ['Can you also paint the shop sign?'],
    nextStep: 'Offer two premium packages.',
  },
  brief: { answers: {}, references: [], attachments: [] },
  briefLines: [{ slot: 'budget', label: 'Budget', value: '$600' }],
  promises: [
    { text: 'Basic costs $120.', source: 'gig:logo/package:basic', at: '2026-11-22T10:00:00.000Z', messageId: 'm2' },
  ],
  flags: ['offPlatform'],
  lastMessages: [{ from: 'buyer', text: 'See [my offer](https://evil.example)' }],
};

type Submit = { data: { pa: { do: string; version: number; conversation: string } } };
const taps = (status: HandoverNotice['status'], appearance: 'chat' | 'hub' = 'chat'): string[] => {
  const card = handoverCard({ notice: { ...notice, status }, say, appearance });
  return (card.content.actions as unknown as Submit[]).map(action => action.data.pa.do);
};

describe('the handover card', () => {
  it('says who needs what and why, what is known, promised and open', () => {
    const { text } = handoverCard({ notice, say });
    for (const said of [
      'Mika needs you',
      'French · Logo for a small business',
      'made to measure',
      'four logos',
      'Budget: $600',
      'Basic costs $120. (from the basic package of logo)',
      'paint the shop sign',
      'Watch out',
      'Buyer: See',
      'two premium packages',
    ]) {
      assert.ok(text.includes(said), `${said} is missing in:\n${text}`);
    }
  });

  it('offers what fits the status, and leaves the reply box to the hub', () => {
    assert.deepEqual(taps('handedOver'), ['takeOver', 'reply', 'return', 'notAFit']);
    assert.deepEqual(taps('takenOver'), ['reply', 'return', 'notAFit']);
    assert.deepEqual(taps('live'), ['takeOver', 'reply']);
    assert.deepEqual(taps('closed'), []);
    assert.deepEqual(taps('takenOver', 'hub'), ['return', 'notAFit']);
    const hub = handoverCard({ notice, say, appearance: 'hub' });
    assert.ok(!JSON.stringify(hub.content).includes('Input.Text'));
  });

  it('carries the conversation and the version, so that a tap on an older card is known', () => {
    const card = handoverCard({ notice, say });
    const [first] = card.content.actions as unknown as Submit[];
    assert.deepEqual(first?.data.pa, { do: 'takeOver', conversation: 'c1', version: 3 });
  });

  it('shows a buyer’s words as text runs, where no link can be made of them', () => {
    const card = handoverCard({ notice: { ...notice, buyerName: '[click](https://evil.example)' }, say });
    const blocks = JSON.stringify(card.content).match(/\{"type":"TextBlock"[^}]*\}/g) ?? [];
    assert.ok(blocks.length > 0);
    assert.ok(!blocks.some(block => block.includes('](')));
  });

  it('stays under 28 KB, whatever a buyer writes', () => {
    const long = '漢字🙂'.repeat(3000);
    const many = <T>(make: (n: number) => T): T[] => Array.from({ length: 300 }, (_, n) => make(n));
    const card = handoverCard({
      notice: {
        ...notice,
        buyerName: long,
        gigTitle: long,
        handover: { ...notice.handover, summary: long, open: many(() => long), nextStep: long },
        briefLines: many(n => ({ slot: `q${n}`, label: long, value: long })),
        promises: many(n => ({ text: long, source: `chat:${long}/${n}`, at: notice.handover.at, messageId: 'm1' })),
        lastMessages: many(() => ({ from: 'buyer' as const, text: long })),
      },
      say,
    });
    assert.ok(Buffer.byteLength(JSON.stringify(card)) < 28_000);
  });

  it('is valid by the Adaptive Card schema in every status', function () {
    const folder = process.env.SCHEMAS_DIR;
    if (!folder) {
      console.log('      left out: SCHEMAS_DIR is not set, so no schema to check by');
      return this.skip();
    }
    const { $schema, id, ...schema } = JSON.parse(readFileSync(join(folder, 'adaptive-card-1.5.json'), 'utf8'));
    assert.ok($schema && id);
    const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(schema);
    for (const status of conversationStatuses) {
      for (const appearance of ['chat', 'hub'] as const) {
        const { content } = handoverCard({ notice: { ...notice, status }, say, appearance });
        assert.ok(validate(content), JSON.stringify(validate.errors?.slice(0, 3)));
      }
    }
  });
});
