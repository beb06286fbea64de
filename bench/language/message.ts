import type { Freelancer, Gig, Knowledge, QuestionAnswer } from '../../assistant/documents.ts';
import { builtInUnderstanding } from '../../language/builtIn/understand.ts';

const subjects = 'logo banner label poster menu flyer ticket cover badge website shop form chart map icon'.split(' ');
const deeds = 'resize print translate animate recolour export host install archive frame'.split(' ');
const places = 'phones shirts mugs trucks windows magazines stickers'.split(' ');

/** A sentence for each number, of words that combine differently each time. */
function wording(n: number): string {
  const pick = (list: string[], step: number): string => list[Math.floor(n / step) % list.length] ?? '';
  return `${pick(deeds, 1)} a ${pick(subjects, 10)} for ${pick(places, 150)}`;
}

function answers(from: number, count: number): QuestionAnswer[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `q${from + n}`,
    question: `Can you ${wording(from + n)}?`,
    alsoAsked: [],
    answer: `Yes, to ${wording(from + n)} takes ${1 + (n % 9)} days.`,
  }));
}

const gig = (n: number): Gig => ({
  id: `gig-${n}`,
  title: `I will design a ${subjects[n % subjects.length]} number ${n}`,
  category: 'Design',
  description: 'Drawn by hand and checked twice.\nFiles for print and for screens.',
  tags: [],
  packages: [
    {
      tier: 'basic',
      name: 'Small',
      description: 'One piece',
      price: { amount: 5000 + n, currency: 'USD' },
      deliveryDays: 3,
      revisions: 2,
      includes: ['Source file'],
    },
  ],
  extras: [],
  faqs: [],
  requirements: [],
  customOfferRequirements: [],
  does: [],
  doesNotOffer: [],
  rules: [],
  qa: [],
});

function knowledgeOf(entries: number, gigs: number): Knowledge {
  return {
    presentation: { bio: '', rules: [] },
    gigs: Array.from({ length: gigs }, (_, n) => gig(n)),
    qa: answers(0, entries),
    insights: [],
  };
}

const freelancer: Freelancer = {
  id: 'bench',
  displayName: 'Bench',
  headline: '',
  bio: '',
  languages: ['en'],
  timeZone: 'UTC',
  currency: 'USD',
  level: 'none',
  sellerPlus: 'none',
  outOfOffice: false,
  skills: [],
};

const messages = [
  'hi, would you print my poster on t-shirts?',
  'how much is it and how fast can i have it',
  'do you ship to norway by any chance',
  'can u export the chart for a magazine pls',
  'my budget is 300 dollars and i need it by next friday',
  'who owns the icon afterwards?',
];
const rounds = 150;

interface Times {
  /** Of the wall: the first message, which makes the index. */
  first: number;
  /** Of this thread's own work, so that what else the machine does is left out: over the messages. */
  median: number;
  slowest: number;
}

/** Milliseconds; the thread's clock is coarse, so each message is understood many times over. */
async function timed(knowledge: Knowledge): Promise<Times> {
  const understand = builtInUnderstanding();
  const now = new Date('2026-03-02T10:00:00Z');
  const one = (text: string) =>
    understand({ text, language: 'en', knowledge, freelancer, gigId: 'gig-0', expecting: null, now });
  const start = performance.now();
  await one(messages[0] ?? '');
  const first = performance.now() - start;
  for (let round = 0; round < rounds / 2; round += 1) for (const text of messages) await one(text);
  const each: number[] = [];
  for (const text of messages) {
    const before = process.threadCpuUsage();
    for (let round = 0; round < rounds; round += 1) await one(text);
    const { user, system } = process.threadCpuUsage(before);
    each.push((user + system) / 1000 / rounds);
  }
  const sorted = each.sort((a, b) => a - b);
  return { first, median: sorted[Math.floor(sorted.length / 2)] ?? 0, slowest: sorted.at(-1) ?? 0 };
}

/** What understanding one message costs, with an ever larger knowledge. */
export async function benchMessage(say: (line: string) => void): Promise<void> {
  await timed(knowledgeOf(10, 1));
  for (const [entries, gigs] of [
    [100, 3],
    [1_000, 20],
    [4_000, 20],
  ] as const) {
    const { first, median, slowest } = await timed(knowledgeOf(entries, gigs));
    say(
      `${entries} Q&As, ${gigs} Gigs: CPU median ${median.toFixed(2)} ms, slowest ${slowest.toFixed(2)} ms; ` +
        `first message with its index ${first.toFixed(0)} ms`,
    );
  }
}
