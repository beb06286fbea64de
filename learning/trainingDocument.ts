import type {
  Extra,
  Freelancer,
  Gig,
  Instant,
  Package,
  QuestionAnswer,
  RequirementQuestion,
  WeeklyHours,
} from '../assistant/documents.ts';
import { FaultsError } from '../assistant/errors.ts';
import { type Money, money } from '../assistant/money.ts';
import { tiers } from '../assistant/vocabulary.ts';
import { crossFaults } from './checks.ts';
import { faultsOf } from './faults.ts';
import { gigIdOf, questionId } from './ids.ts';
import { trainingSchema, type WrittenDocument } from './trainingSchema.ts';

type Standing = 'level' | 'sellerPlus' | 'outOfOffice';

export interface PastChat {
  id: string;
  startedAt: Instant;
  gigId?: string;
  buyer: { id: string; displayName: string; sells: boolean };
  messages: { from: 'buyer' | 'freelancer'; at: Instant; text: string }[];
  order?: { id: string; amount: Money; at: Instant };
}

/** A training document made uniform: ids given, money in minor units, times in UTC, tiers in order. */
export interface TrainingDocument {
  version: 1;
  /** Standing that the document does not state stays as it was. */
  freelancer: Omit<Freelancer, Standing> & Partial<Pick<Freelancer, Standing>>;
  /** Absent: the document says nothing about activation. */
  assistant?: { active: boolean; name?: string; workingHours?: WeeklyHours[] };
  gigs: Gig[];
  qa: QuestionAnswer[];
  chats: PastChat[];
}

type Written<K extends keyof WrittenDocument> = NonNullable<WrittenDocument[K]>;
type WrittenGig = Written<'gigs'>[number];

/** Throws FaultsError with every fault at once, each with its path and what was given. */
export function readTrainingDocument(json: unknown): TrainingDocument {
  const cross = crossFaults(json);
  const read = trainingSchema.safeParse(json);
  const faults = [...(read.success ? [] : faultsOf(read.error.issues, trainingSchema, json)), ...cross];
  if (!read.success || faults.length > 0) throw new FaultsError([...new Set(faults)]);
  return uniform(read.data);
}

function uniform(written: WrittenDocument): TrainingDocument {
  const freelancer = freelancerOf(written.freelancer);
  const taken = new Set(written.gigs.flatMap(gig => gig.id ?? []));
  return {
    version: 1,
    freelancer,
    ...(written.assistant ? { assistant: { ...written.assistant, active: written.assistant.active ?? false } } : {}),
    gigs: written.gigs.map(gig => gigOf(gig, gig.id ?? gigIdOf(gig.title, taken), freelancer.currency)),
    qa: (written.qa ?? []).map(qa => questionAnswer(qa, qa.id ?? questionId(qa.question))),
    chats: (written.chats ?? []).map(chat => chatOf(chat, freelancer.currency)),
  };
}

/** English, dollars and UTC where the document does not say. */
function freelancerOf(written: Written<'freelancer'>): TrainingDocument['freelancer'] {
  const languages = written.languages?.length ? written.languages : ['en'];
  return {
    ...written,
    headline: written.headline ?? '',
    bio: written.bio ?? '',
    languages: [...new Set(languages)],
    timeZone: written.timeZone ?? 'UTC',
    currency: written.currency ?? 'USD',
    skills: written.skills ?? [],
  };
}

function gigOf(written: WrittenGig, id: string, currency: string): Gig {
  const packages = written.packages.map(item => packageOf(item, currency));
  return {
    id,
    title: written.title,
    category: written.category ?? '',
    description: written.description ?? '',
    tags: written.tags ?? [],
    packages: packages.sort((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier)),
    extras: (written.extras ?? []).map((extra): Extra => ({ ...extra, price: money(extra.price, currency) })),
    faqs: (written.faqs ?? []).map((faq, index) => questionAnswer(faq, String(index))),
    requirements: (written.requirements ?? []).map(requirementOf),
    customOfferRequirements: (written.customOfferRequirements ?? []).map(requirementOf),
    does: written.does ?? [],
    doesNotOffer: written.doesNotOffer ?? [],
    rules: written.rules ?? [],
    qa: [],
  };
}

function packageOf(written: WrittenGig['packages'][number], currency: string): Package {
  return {
    ...written,
    name: written.name || `${written.tier.charAt(0).toUpperCase()}${written.tier.slice(1)}`,
    description: written.description ?? '',
    price: money(written.price, currency),
    includes: written.includes ?? [],
  };
}

function questionAnswer(
  written: { question: string; alsoAsked?: string[] | undefined; answer: string },
  id: string,
): QuestionAnswer {
  return { id, question: written.question, alsoAsked: written.alsoAsked ?? [], answer: written.answer };
}

function requirementOf(written: NonNullable<WrittenGig['requirements']>[number]): RequirementQuestion {
  return {
    id: questionId(written.question),
    question: written.question,
    kind: written.kind ?? 'text',
    choices: written.choices ?? [],
    required: written.required ?? true,
  };
}

function chatOf(written: Written<'chats'>[number], currency: string): PastChat {
  const { order, buyer } = written;
  return {
    id: written.id,
    startedAt: utc(written.startedAt),
    ...(written.gigId ? { gigId: written.gigId } : {}),
    buyer: { id: buyer.id, displayName: buyer.displayName || buyer.id, sells: buyer.sells ?? false },
    messages: (written.messages ?? []).map(message => ({ ...message, at: utc(message.at) })),
    ...(order ? { order: { id: order.id, amount: money(order.amount, currency), at: utc(order.at) } } : {}),
  };
}

/** A time without an offset counts as UTC. */
function utc(written: string): Instant {
  const isZoned = !written.includes('T') || /(Z|[+-]\d{2}:?\d{2})$/.test(written);
  return new Date(isZoned ? written : `${written}Z`).toISOString();
}
