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

/** Milliseconds for each message, after a warm-up; the first one, which makes the index, apart. */
async function timed(knowledge: Knowledge): Promise<{ first: number; median: number; slow: number }> {
  const understand = builtInUnderstanding();
  const one = async (text: string): Promise<number> => {
    const start = performance.now();
    await understand({
      text,
      language: 'en',
      knowledge,
      freelancer,
      gigId: 'gig-0',
      expecting: null,
      now: new Date('2026-03-02T10:00:00Z'),
    });
    return performance.now() - start;
  };
  const first = await one(messages[0] ?? '');
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) for (const text of messages) times.push(await one(text));
  const sorted = times.slice(times.length / 3).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * sorted.length)] ?? 0;
  return { first, median: at(0.5), slow: at(0.95) };
}

/** What understanding one message costs, with an ever larger knowledge. */
export async function benchMessage(say: (line: string) => void): Promise<void> {
  await timed(knowledgeOf(10, 1));
  for (const [entries, gigs] of [
    [100, 3],
    [1_000, 20],
    [4_000, 20],
  ] as const) {
    const { first, median, slow } = await timed(knowledgeOf(entries, gigs));
    say(
      `${entries} Q&As, ${gigs} Gigs: median ${median.toFixed(2)} ms, 95 % within ${slow.toFixed(2)} ms; ` +
        `first message with its index ${first.toFixed(0)} ms`,
    );
  }
}
