import { newConversation } from '../../assistant/conversations.ts';
import type { Address, Card, Conversation, Gig, Message } from '../../assistant/documents.ts';

/** What Ana sells in the hub's tests. */
export const gigs: Gig[] = [
  {
    id: 'logo',
    title: 'Hand-drawn logo for a food business',
    category: 'design',
    description: '',
    tags: [],
    packages: [
      tier('basic', 'Sketch', 120, 3, 2),
      tier('standard', 'Signature', 260, 5, 4),
      tier('premium', 'Full table', 540, 9, 6),
    ],
    extras: [],
    faqs: [],
    requirements: [
      { id: 'business', question: 'What does your business make?', kind: 'text', choices: [], required: true },
    ],
    customOfferRequirements: [],
    does: [],
    doesNotOffer: [],
    rules: [],
    qa: [],
  },
];

function tier(name: 'basic' | 'standard' | 'premium', title: string, price: number, days: number, revisions: number) {
  const money = { amount: price * 100, currency: 'USD' };
  return { tier: name, name: title, description: '', price: money, deliveryDays: days, revisions, includes: [] };
}

type Said = Pick<Message, 'from' | 'text'> & Partial<Message>;

/** A buyer's conversation; `minutesAgo` is when its last line was said, each line two minutes after the one before. */
export function conversationOf(given: {
  id: string;
  name: string;
  minutesAgo: number;
  said: Said[];
  now?: Date;
  freelancerId?: string;
  more?: Partial<Conversation>;
}): Conversation {
  const { id, name, minutesAgo, said, now = new Date(), freelancerId = 'ana', more } = given;
  const last = now.getTime() - minutesAgo * 60_000;
  const at = (n: number): string => new Date(last - (said.length - 1 - n) * 120_000).toISOString();
  const messages = said.map((line, n) => ({ id: `m${n + 1}`, seq: n + 1, at: at(n), ...line }));
  const fresh = newConversation(address(id, name, freelancerId), 'buyer', 0, at(0));
  return { ...fresh, lastMessageAt: at(said.length - 1), messages, nextSeq: said.length + 1, language: 'en', ...more };
}

function address(id: string, name: string, freelancerId: string): Address {
  return {
    key: id,
    transport: 'directLine',
    channelId: 'directline',
    serviceUrl: '',
    tenantId: '',
    channelConversationId: id,
    conversationType: 'personal',
    user: { id: `dl_${id}`, name },
    bot: { id: 'bot', name: 'Wren' },
    locale: 'en',
    freelancerId,
    role: 'buyer',
    conversationId: id,
  };
}

const prices = [
  { id: 'gig:logo/package:basic', text: 'The Sketch package costs $120 and takes 3 days.' },
  { id: 'gig:logo/package:standard', text: 'The Signature package costs $260 and takes 5 days.' },
];

const packages: Card = {
  name: 'packages',
  text: 'Sketch $120, 3 days. Signature $260, 5 days. Full table $540, 9 days.',
  content: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      {
        type: 'ColumnSet',
        columns: [
          ['Sketch', '$120', '3 days · 2 revisions'],
          ['Signature', '$260', '5 days · 4 revisions'],
          ['Full table', '$540', '9 days · 6 revisions'],
        ].map(([name, price, facts]) => ({
          type: 'Column',
          width: 'stretch',
          items: [
            { type: 'TextBlock', text: name ?? '', weight: 'Bolder', wrap: true },
            { type: 'TextBlock', text: price ?? '', size: 'Large', weight: 'Bolder', spacing: 'None' },
            { type: 'TextBlock', text: facts ?? '', isSubtle: true, size: 'Small', wrap: true, spacing: 'Small' },
          ],
        })),
      },
    ],
    actions: [{ type: 'Action.Submit', title: 'Choose Signature', data: {} }],
  },
};

const disclosure = 'Hello, I am Wren, the AI assistant of Ana Duarte. What can I tell you?';

/** Handed over: a custom wish from a café, with a brief, promises and something open. */
export function mika(now = new Date()): Conversation {
  return conversationOf({
    id: 'mika',
    name: 'Mika Lindqvist',
    minutesAgo: 3,
    now,
    said: [
      { from: 'buyer', text: 'Hi! How much is a logo and how fast could it be done?' },
      {
        from: 'assistant',
        text: `${disclosure}\n\nA logo starts at $120 with the Sketch package, ready in 3 days. Signature is $260 and takes 5 days.`,
        sources: prices,
      },
      { from: 'assistant', text: 'Here is what each holds.', card: packages },
      {
        from: 'buyer',
        text: 'Signature looks right. We are a bakery with four cafés, so we need four logos that belong together.',
      },
      { from: 'buyer', text: 'Could you make a price for all four? And would you also paint the shop sign?' },
      {
        from: 'assistant',
        text: 'Four logos that belong together are priced by Ana herself. I have passed on what you told me; she usually answers within the day.',
      },
      { from: 'system', text: 'Handed over to Ana' },
    ],
    more: {
      status: 'handedOver',
      silent: 'handedOver',
      gigId: 'logo',
      brief: {
        gigId: 'logo',
        package: 'standard',
        description: 'Four logos for a family of cafés',
        budget: { amount: 80_000, currency: 'USD', upTo: 110_000 },
        deadline: '2026-12-18',
        quantity: 4,
        answers: { business: 'Sourdough and cardamom buns' },
        references: ['https://example.com/our-cafes'],
        attachments: [],
      },
      promises: [
        {
          text: 'The Sketch package costs $120.',
          source: 'gig:logo/package:basic',
          at: now.toISOString(),
          messageId: 'm2',
        },
        {
          text: 'Signature is ready in 5 days.',
          source: 'gig:logo/package:standard',
          at: now.toISOString(),
          messageId: 'm2',
        },
        {
          text: 'Two revisions are included in Sketch.',
          source: 'gig:logo/faq:1',
          at: now.toISOString(),
          messageId: 'm2',
        },
      ],
      handover: {
        reason: 'customOffer',
        at: now.toISOString(),
        summary:
          'Mika runs a bakery with four cafés and wants four logos that belong together, by 18 December, for $800 to $1,100. They like Signature.',
        open: ['Would you also paint the shop sign?'],
        nextStep: 'Offer four Signature logos as one project; the sum of the packages is $1,040.',
      },
      noticeVersion: 1,
    },
  });
}

/** An inbox as it is on a busy afternoon. */
export function busyAfternoon(now = new Date()): Conversation[] {
  const story = (given: Omit<Parameters<typeof conversationOf>[0], 'now'>): Conversation =>
    conversationOf({ ...given, now });
  return [
    mika(now),
    story({
      id: 'omar',
      name: 'عمر الحداد',
      minutesAgo: 14,
      said: [
        { from: 'buyer', text: 'مرحبا، أريد شعارا لمقهى صغير. هل يمكن أن أتحدث مع شخص؟' },
        { from: 'assistant', text: 'بالتأكيد. أخبرت Ana Duarte وسترد عليك هنا.' },
      ],
      more: {
        status: 'handedOver',
        language: 'ar',
        handover: {
          reason: 'askedForHuman',
          at: now.toISOString(),
          summary: 'Omar asks for a logo for a small café and wants to talk to you.',
          open: [],
          nextStep: 'Say hello and ask for the café’s name.',
        },
      },
    }),
    story({
      id: 'priya',
      name: 'Priya Raman',
      minutesAgo: 1,
      said: [
        { from: 'buyer', text: 'Do you do menus as well?' },
        {
          from: 'assistant',
          text: `${disclosure}\n\nMenus are not part of what Ana offers. What comes nearest is the Full table package: it holds a price board and labels.`,
          sources: [{ id: 'gig:logo/doesNotOffer:0', text: 'Menus are not offered.' }],
        },
        { from: 'buyer', text: 'Great, a price board is enough. Which package has it?' },
        { from: 'assistant', text: 'That is Full table, at $540.', sources: prices.slice(0, 1) },
      ],
      more: { gigId: 'logo' },
    }),
    story({
      id: 'tom',
      name: 'Tom Becker',
      minutesAgo: 42,
      said: [
        { from: 'buyer', text: 'Can we do this outside? I pay by bank transfer, cheaper for both.' },
        { from: 'assistant', text: 'I keep payment and contact here. I am glad to go on with your logo.' },
        { from: 'system', text: 'Ana Duarte joined the chat' },
        {
          from: 'freelancer',
          text: 'Hi Tom, Ana here. I only work through this page, but let us talk about your logo.',
        },
      ],
      more: { status: 'takenOver', silent: 'takenOver', flags: ['offPlatform'] },
    }),
    story({
      id: 'lucia',
      name: 'Lucía Ferrer',
      minutesAgo: 180,
      said: [
        { from: 'buyer', text: '¿Cuánto cuesta un logotipo?' },
        { from: 'assistant', text: 'Desde 120 $, listo en 3 días.', sources: prices.slice(0, 1) },
      ],
      more: { language: 'es' },
    }),
    story({
      id: 'grace',
      name: 'Grace Wu',
      minutesAgo: 60 * 26,
      said: [
        { from: 'buyer', text: 'Thanks for the quick answer, I will think about it.' },
        { from: 'assistant', text: 'Take your time. I am here when you want to go on.' },
      ],
    }),
    story({
      id: 'noah',
      name: 'Noah Petit',
      minutesAgo: 60 * 70,
      said: [
        { from: 'buyer', text: 'Looking for a 3D mascot.' },
        { from: 'assistant', text: 'That is not something Ana makes.' },
      ],
      more: { status: 'closed' },
    }),
  ];
}
