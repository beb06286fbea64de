import type { Brief, BriefLine, Day, Gig, RequirementQuestion } from './documents.ts';
import type { Money } from './money.ts';
import { packageOf } from './pricing.ts';
import type { Tier } from './vocabulary.ts';

/** What a turn told about the order, already understood. */
export interface Told {
  budget?: Brief['budget'];
  deadline?: Day;
  quantity?: number;
  package?: Tier;
  gigId?: string;
  description?: string;
  /** By requirement question id. */
  answers?: Record<string, string>;
  links?: string[];
  attachments?: string[];
  noHurry?: true;
  /** A slot or question that the buyer cannot answer yet. */
  unknown?: string;
}

/** A brief in which nothing is known. */
export function emptyBrief(): Brief {
  return { answers: {}, references: [], attachments: [] };
}

const union = (known: string[], more: string[] = []): string[] => [...new Set([...known, ...more])];

/** The brief with what was told; what is told later replaces what was told before, links and files are added. */
export function learn(brief: Brief, told: Told): Brief {
  const { links, attachments, answers, unknown, noHurry, ...slots } = told;
  const { unknown: unknownBefore, noHurry: unhurried, ...before } = brief;
  const still = union(unknownBefore ?? [], unknown ? [unknown] : []).filter(
    slot => !(slot in slots) && !answers?.[slot],
  );
  const moved = told.gigId !== undefined && brief.gigId !== undefined && told.gigId !== brief.gigId;
  if (noHurry) delete before.deadline;
  const { package: tier, ...others } = before;
  const kept: Brief = moved || tier === undefined ? others : { ...others, package: tier };
  return {
    ...kept,
    ...Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined)),
    answers: { ...brief.answers, ...answers },
    references: union(brief.references, links),
    attachments: union(brief.attachments, attachments),
    ...(still.length > 0 && { unknown: still }),
    ...((noHurry || unhurried) && !told.deadline && { noHurry: true as const }),
  };
}

/** The brief without one of its parts: a slot's name or a requirement question's id. */
export function forget(brief: Brief, slot: string): Brief {
  if (slot in brief.answers) {
    const { [slot]: _, ...answers } = brief.answers;
    return { ...brief, answers };
  }
  if (slot === 'references' || slot === 'attachments') return { ...brief, [slot]: [] };
  return Object.fromEntries(
    Object.entries(brief).filter(([name]) => name !== slot || name === 'answers'),
  ) as unknown as Brief;
}

/** Whether a requirement question has its answer. */
const isAnswered = (brief: Brief, question: RequirementQuestion): boolean => Boolean(brief.answers[question.id]);

/** Required questions of the Gig that have no answer yet, in the Gig's order. */
export function openRequirements(brief: Brief, gig: Gig): RequirementQuestion[] {
  return gig.requirements.filter(question => question.required && !isAnswered(brief, question));
}

/** How far the Gig's questions are answered; `open` are the others, the required ones first, `unknown` those of them the buyer could not answer. */
export function progressOf(
  brief: Brief,
  gig: Gig,
): { answered: number; total: number; open: RequirementQuestion[]; unknown: RequirementQuestion[] } {
  const { requirements } = gig;
  const left = requirements.filter(question => !isAnswered(brief, question));
  const open = [...left.filter(({ required }) => required), ...left.filter(({ required }) => !required)];
  const unknown = open.filter(({ id }) => brief.unknown?.includes(id));
  return { answered: requirements.length - open.length, total: requirements.length, open, unknown };
}

/** Whether all the freelancer needs is there. */
export function isComplete(brief: Brief, gig: Gig): boolean {
  return openRequirements(brief, gig).length === 0;
}

type Label =
  | 'brief.gig'
  | 'brief.package'
  | 'brief.description'
  | 'brief.budget'
  | 'brief.budgetRange'
  | 'brief.deadline'
  | 'brief.noHurry'
  | 'brief.quantity'
  | 'brief.references'
  | 'brief.attachments';

/** The words a brief is written in; the assistant's `Say` is one. */
export interface BriefWords {
  (key: Label, values?: Record<string, string | number>): string;
  money(money: Money): string;
  day(day: Day): string;
  list(items: string[]): string;
}

function budgetText({ amount, currency, upTo }: NonNullable<Brief['budget']>, words: BriefWords): string {
  const low = words.money({ amount, currency });
  if (upTo === undefined || upTo === amount) return low;
  return words('brief.budgetRange', { low, high: words.money({ amount: upTo, currency }) });
}

function packageText(brief: Brief, gig: Gig | null | undefined, words: BriefWords): string | undefined {
  const chosen = gig && packageOf(gig, brief.package);
  return chosen ? `${chosen.name} · ${words.money(chosen.price)}` : brief.package;
}

/** The brief as people read it: what is known, one line each, in the order a freelancer reads it. */
export function briefLines(brief: Brief, gig: Gig | null | undefined, words: BriefWords): BriefLine[] {
  const line = (slot: string, label: string, value: string | undefined): BriefLine[] =>
    value ? [{ slot, label, value }] : [];
  const questions = gig ? [...gig.requirements, ...gig.customOfferRequirements] : [];
  const deadline = brief.deadline ? words.day(brief.deadline) : brief.noHurry && words('brief.noHurry');
  // A file that answers a question stands there, and not once more at the end.
  const placed = new Set(
    questions.filter(({ kind }) => kind === 'attachment').flatMap(({ id }) => brief.answers[id]?.split(', ') ?? []),
  );
  const files = brief.attachments.filter(name => !placed.has(name));
  return [
    ...line('gig', words('brief.gig'), gig?.title),
    ...line('package', words('brief.package'), packageText(brief, gig, words)),
    ...line('quantity', words('brief.quantity'), brief.quantity === undefined ? undefined : String(brief.quantity)),
    ...line('description', words('brief.description'), brief.description),
    ...questions.flatMap(({ id, question }) => line(id, question, brief.answers[id])),
    ...line('budget', words('brief.budget'), brief.budget && budgetText(brief.budget, words)),
    ...line('deadline', words('brief.deadline'), deadline),
    ...line('references', words('brief.references'), brief.references.join('\n')),
    ...line('attachments', words('brief.attachments'), files.join(', ')),
  ];
}
