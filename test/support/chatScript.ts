/** What the scripted freelancer's page shows and says; the shape is the one the real server answers with. */
export const profile = {
  freelancer: { id: 'dana', displayName: 'Dana Reyes', headline: 'Brand and web designer' },
  assistant: { name: 'Ada' },
  gig: null as { id: string; title: string } | null,
  suggestions: [
    'What does a logo cost?',
    'How fast can you deliver?',
    'How many revisions do I get?',
    'Can I see earlier work?',
  ],
  usuallyThere: 'Mon–Fri, 9:00–17:30',
  languages: ['en', 'es'],
};
export const gig = { id: 'logo', title: 'Logo and small brand kit' };

export interface Said {
  type: 'message' | 'typing';
  text?: string;
  from?: { id: string; name: string };
  channelData?: Record<string, unknown>;
  attachments?: unknown[];
  suggestedActions?: unknown;
}

const byAssistant = (text: string, more: Partial<Said> = {}): Said => ({
  type: 'message',
  text,
  from: { id: 'pa', name: 'Ada' },
  channelData: { speaker: 'assistant' },
  ...more,
});
export const byFreelancer = (text: string): Said => ({
  type: 'message',
  text,
  from: { id: 'pa', name: 'Dana Reyes' },
  channelData: { speaker: 'freelancer' },
});
const happened = (text: string): Said => ({
  type: 'message',
  text,
  from: { id: 'pa', name: 'Ada' },
  channelData: { speaker: 'system' },
});

const text = (words: string, more: object = {}) => ({ type: 'TextBlock', wrap: true, text: words, ...more });

function tier(name: string, price: string, lines: string[], fits = false) {
  return {
    type: 'Column',
    width: 'stretch',
    ...(fits ? { style: 'accent' } : {}),
    items: [
      text(fits ? 'Fits best' : ' ', { size: 'small', color: 'accent', weight: 'bolder' }),
      text(name, { weight: 'bolder', spacing: 'none' }),
      text(price, { size: 'large', weight: 'bolder', spacing: 'none' }),
      ...lines.map(line => text(line, { spacing: 'small' })),
      {
        type: 'ActionSet',
        actions: [
          {
            type: 'Action.Submit',
            title: `Choose ${name}`,
            ...(fits ? { style: 'positive' } : {}),
            data: { pa: { do: 'choosePackage', conversation: 'c', gigId: 'logo', tier: name.toLowerCase() } },
          },
        ],
      },
    ],
  };
}

const packagesCard = {
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      text('Logo and small brand kit', { weight: 'bolder', size: 'medium', style: 'heading' }),
      {
        type: 'ColumnSet',
        columns: [
          tier('Basic', '$120', ['3 days', '1 revision', '1 concept']),
          tier('Standard', '$240', ['5 days', '3 revisions', '3 concepts, source files'], true),
          tier('Premium', '$480', ['8 days', 'Unlimited revisions', '5 concepts, source files, brand guide']),
        ],
      },
    ],
  },
};

const briefRow = (label: string, value: string) => ({
  type: 'ColumnSet',
  columns: [
    {
      type: 'Column',
      width: 'stretch',
      items: [text(label, { isSubtle: true, size: 'small' }), text(value, { spacing: 'none' })],
    },
    {
      type: 'Column',
      width: 'auto',
      verticalContentAlignment: 'center',
      items: [
        {
          type: 'ActionSet',
          actions: [{ type: 'Action.Submit', title: 'Edit', data: { pa: { do: 'editBrief', slot: label } } }],
        },
      ],
    },
  ],
});

const briefCard = {
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      text('Your brief', { weight: 'bolder', style: 'heading' }),
      briefRow('What', 'A logo for a bakery, warm and hand-drawn'),
      briefRow('Budget', '$240'),
      briefRow('Needed by', '3 December'),
    ],
    actions: [
      { type: 'Action.Submit', title: 'This is right', style: 'positive', data: { pa: { do: 'confirmBrief' } } },
    ],
  },
};

/** The answers to one message, each after the pause before it. */
export function answers(said: string): { afterMs: number; said: Said }[] {
  if (/person|persona|شخص|真人/i.test(said)) {
    return [
      { afterMs: 150, said: byAssistant('Of course. I have asked Dana to join, and told her what we spoke about.') },
      { afterMs: 300, said: happened('Dana Reyes joined the chat') },
      { afterMs: 200, said: byFreelancer('Hi, Dana here. Happy to help with the logo. What is the bakery called?') },
    ];
  }
  if (/cost|price/i.test(said)) {
    const reply = 'A logo starts at **$120**. Most bakeries take Standard, because it comes with source files.';
    return [{ afterMs: 400, said: byAssistant(reply, { attachments: [packagesCard] }) }];
  }
  if (/choosePackage|brief/i.test(said)) {
    return [
      { afterMs: 200, said: byAssistant('Here is what I have so far. Is it right?', { attachments: [briefCard] }) },
    ];
  }
  return [{ afterMs: 300, said: byAssistant('Usually five days for Standard. Is there a date you need it by?') }];
}
