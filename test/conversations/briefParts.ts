import { majorUnits } from '../../assistant/money.ts';
import type { Turn } from './play.ts';
import { holds } from './wording.ts';

/** One part of the brief in words; a requirement question is named by some of its words. */
export function partOfBrief({ after, profile }: Turn, name: string): string | undefined {
  if (!after) return undefined;
  const { brief } = after;
  if (name === 'budget') return brief.budget && budgetText(brief.budget);
  if (name === 'gig') return brief.gigId;
  if (name === 'references' || name === 'attachments')
    return brief[name].length > 0 ? brief[name].join(', ') : undefined;
  if (name === 'quantity') return brief.quantity?.toString();
  if (name === 'package' || name === 'description' || name === 'deadline') return brief[name];
  const gig = profile.knowledge.gigs.find(({ id }) => id === (brief.gigId ?? after.gigId));
  const questions = [...(gig?.requirements ?? []), ...(gig?.customOfferRequirements ?? [])];
  const meant = questions.find(({ question }) => holds(question, name));
  if (!meant) throw new Error(`no requirement of ${gig?.id ?? 'any Gig'} has the words "${name}"`);
  return brief.answers[meant.id];
}

type Budget = { amount: number; currency: string; upTo?: number };

function budgetText({ amount, currency, upTo }: Budget): string {
  const major = (minor: number): number => majorUnits({ amount: minor, currency });
  return `${major(amount)}${upTo === undefined ? '' : `-${major(upTo)}`} ${currency}`;
}

/** The whole brief on one line, for a failure. */
export function briefOf({ after }: Turn): string {
  return JSON.stringify(after?.brief ?? null);
}
