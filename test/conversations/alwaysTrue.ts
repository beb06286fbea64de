import type { Knowledge } from '../../assistant/documents.ts';
import { factsOf } from '../../assistant/facts.ts';
import { majorUnits } from '../../assistant/money.ts';
import type { Turn } from './play.ts';
import { allText, moneyIn, plain, sentencesOf, spoken } from './wording.ts';

/** What a conversation has shown so far, for what must hold from its first to its last line. */
export interface Course {
  disclosed: boolean;
  /** Slots that were asked and then left for another. */
  left: Set<string>;
  asking: string | undefined;
}

export function startOfCourse(): Course {
  return { disclosed: false, left: new Set(), asking: undefined };
}

type Law = (turn: Turn, course: Course) => string | undefined;

/** What holds in every conversation, whatever the file expects: a sentence for each that does not. */
export function alwaysTrue(turn: Turn, course: Course): string[] {
  return laws.flatMap(law => law(turn, course) ?? []);
}

const laws: Law[] = [
  disclosesFirst,
  staysSilentOnceHandedOver,
  leavesNobodyWaiting,
  asksOnce,
  saysItOnce,
  keepsTheLanguage,
  namesBackedPrices,
  keepsTheLedger,
];

/** The first reply says that it is an AI assistant, its own name, and whose. */
function disclosesFirst({ said, profile }: Turn, course: Course): string | undefined {
  const [first] = said;
  if (!first || course.disclosed) return undefined;
  course.disclosed = true;
  const text = allText([first]);
  const { freelancer, settings } = profile;
  const isThere = /\b(?:AI|IA|KI)\b|ИИ|人工智能|الذكاء/.test(text);
  return isThere && text.includes(settings.name) && text.includes(plain(freelancer.displayName))
    ? undefined
    : `the first reply does not say who speaks: ${JSON.stringify(text)}`;
}

function staysSilentOnceHandedOver({ before, after, said, step }: Turn): string | undefined {
  const theirs = before?.status === 'handedOver' || before?.status === 'takenOver';
  return theirs && after?.status === before.status && said.length > 0
    ? `the conversation is the freelancer's, and the assistant said ${JSON.stringify(allText(said))} (${step.event.kind})`
    : undefined;
}

/** Nothing is said twice in one reply, and no question put twice. */
function saysItOnce({ said }: Turn): string | undefined {
  const sentences = sentencesOf(spoken(said)).filter(sentence => sentence.length > 15);
  const twice = sentences.find((one, n) => sentences.some((other, m) => m > n && other.includes(one)));
  return twice && `said twice in one reply: ${JSON.stringify(twice)}`;
}

/** The language stays, unless the file says that it changes here. */
function keepsTheLanguage({ before, after, step }: Turn): string | undefined {
  const changes = before?.language && after?.language !== before.language;
  const meant = step.expectations.some(({ text }) => text.startsWith('in '));
  return changes && !meant ? `the language changed from ${before.language} to ${after?.language}` : undefined;
}

/** Everything a buyer does is answered, or there is a reason why not; only spam and a second delivery get nothing. */
function leavesNobodyWaiting({ step, after, said }: Turn): string | undefined {
  const { kind } = step.event;
  if (kind !== 'writes' && kind !== 'sends' && kind !== 'taps') return undefined;
  if (said.length > 0 || after?.silent || after?.flags.includes('spam')) return undefined;
  return 'the buyer got neither an answer nor a reason for the silence';
}

/** A question that was answered or left is never put again, unless the buyer wants to edit or start over. */
function asksOnce({ step, after, said }: Turn, course: Course): string | undefined {
  const asking = after?.expecting?.id;
  const { event } = step;
  const wanted =
    (event.kind === 'taps' && event.button.startsWith('edit ')) ||
    (event.kind === 'writes' && /start over|change|from the beginning/i.test(event.texts.join(' ')));
  if (wanted) course.left.clear();
  if (course.asking && course.asking !== asking) course.left.add(course.asking);
  const again = asking !== undefined && asking !== course.asking && course.left.has(asking) && said.length > 0;
  course.asking = asking;
  return again ? `asked for ${asking} again` : undefined;
}

const numbersIn = (text: string): number[] => (plain(text).match(/\d+/g) ?? []).map(Number);

function known(knowledge: Knowledge): Set<number> {
  const inValues = factsOf(knowledge).flatMap(({ values }) =>
    values.flatMap(value => (value.kind === 'price' ? majorUnits(value.money) : [])),
  );
  return new Set([...inValues, ...factsOf(knowledge).flatMap(({ text }) => moneyIn(text))]);
}

/** No amount that is not in the knowledge, or in the buyer's own words. */
function namesBackedPrices({ said, after, profile }: Turn): string | undefined {
  const backed = known(profile.knowledge);
  const byBuyer = new Set(
    (after?.messages ?? []).filter(({ from }) => from === 'buyer').flatMap(({ text }) => numbersIn(text)),
  );
  const made = moneyIn(allText(said)).filter(amount => !backed.has(amount) && !byBuyer.has(amount));
  return made.length > 0 ? `amounts that nothing backs: ${made.join(', ')}` : undefined;
}

/** Every price said is a promise in the ledger, or rests on a source of the reply, and every promise has its source in the knowledge. */
function keepsTheLedger({ said, after, profile }: Turn): string | undefined {
  const promises = after?.promises ?? [];
  const sources = new Set(factsOf(profile.knowledge, profile.freelancer).map(({ source }) => source));
  const unfounded = promises.filter(({ source }) => !sources.has(source) && source !== 'profile:workingHours');
  if (unfounded.length > 0) return `promises without a source: ${unfounded.map(({ source }) => source).join(', ')}`;
  const backing = [
    ...promises.map(({ text }) => text),
    ...said.flatMap(each => (each.sources ?? []).map(({ text }) => text)),
  ];
  const byBuyer = (after?.messages ?? []).filter(({ from }) => from === 'buyer').map(({ text }) => text);
  const held = new Set([...backing, ...byBuyer].flatMap(numbersIn).concat(backing.flatMap(moneyIn)));
  const loose = moneyIn(spoken(said)).filter(amount => !held.has(amount));
  return loose.length > 0 ? `said and not in the ledger: ${loose.join(', ')}` : undefined;
}
