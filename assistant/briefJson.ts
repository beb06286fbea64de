import type { Brief, Day } from './documents.ts';
import { majorUnits } from './money.ts';
import type { Tier } from './vocabulary.ts';

/** The brief as scripts and pages read it: amounts in units people write, what is not known absent. */
export interface BriefJson {
  gigId?: string;
  package?: Tier;
  description?: string;
  budget?: { amount: number; currency: string; upTo?: number };
  deadline?: Day;
  quantity?: number;
  answers?: Record<string, string>;
  references?: string[];
  attachments?: string[];
  /** What the buyer could not answer yet. */
  unknown?: string[];
  noHurry?: true;
}

/** Null while nothing at all is known. */
export function briefJson(brief: Brief): BriefJson | null {
  const { budget, answers, references, attachments, ...plain } = brief;
  const json: BriefJson = { ...plain };
  if (budget) json.budget = budgetJson(budget);
  if (Object.keys(answers).length > 0) json.answers = answers;
  if (references.length > 0) json.references = references;
  if (attachments.length > 0) json.attachments = attachments;
  return Object.values(json).some(value => value !== undefined) ? json : null;
}

function budgetJson({ amount, currency, upTo }: NonNullable<Brief['budget']>): NonNullable<BriefJson['budget']> {
  const json = { amount: majorUnits({ amount, currency }), currency };
  return upTo === undefined ? json : { ...json, upTo: majorUnits({ amount: upTo, currency }) };
}
