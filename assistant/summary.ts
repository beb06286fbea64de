import { type BriefWords, openRequirements, progressOf } from './brief.ts';
import type { Brief, Conversation, Gig, RequirementQuestion } from './documents.ts';
import { fittingPackage, packageOf } from './pricing.ts';
import { together } from './sentences.ts';
import type { HandoverReason } from './vocabulary.ts';

type SummaryKey =
  | `summary.reason.${HandoverReason}`
  | `summary.next.${HandoverReason}`
  | 'summary.wants'
  | 'summary.wantsGig'
  | 'summary.package'
  | 'summary.budget'
  | 'summary.deadline'
  | 'summary.noHurry'
  | 'summary.quantity'
  | 'summary.lastWords'
  | 'summary.open'
  | 'summary.missing'
  | 'summary.progress'
  | 'summary.unknown'
  | 'summary.offer'
  | 'quote';

/** The words a summary is written in; the assistant's `Say` in the freelancer's language is one. */
interface SummaryWords extends BriefWords {
  (key: SummaryKey, values?: Record<string, string | number>): string;
}

const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;

function wishes({ brief, buyer }: Conversation, gig: Gig | undefined, words: SummaryWords): string[] {
  const chosen = gig && packageOf(gig, brief.package);
  const low =
    brief.budget && words.money({ amount: brief.budget.upTo ?? brief.budget.amount, currency: brief.budget.currency });
  return [
    ...(brief.description
      ? [words('summary.wants', { buyer: buyer.displayName, description: shorten(brief.description, 280) })]
      : gig
        ? [words('summary.wantsGig', { buyer: buyer.displayName, gig: gig.title })]
        : []),
    ...(chosen ? [words('summary.package', { package: chosen.name, price: words.money(chosen.price) })] : []),
    ...(brief.quantity ? [words('summary.quantity', { quantity: brief.quantity })] : []),
    ...(low ? [words('summary.budget', { budget: low })] : []),
    ...(brief.deadline ? [words('summary.deadline', { day: words.day(brief.deadline) })] : []),
    ...(brief.noHurry ? [words('summary.noHurry')] : []),
  ];
}

function customAnswers({ brief }: Conversation, gig: Gig | undefined, words: SummaryWords): string[] {
  return (gig?.customOfferRequirements ?? []).flatMap(({ id, question }) => {
    const answer = brief.answers[id];
    return answer ? [`${question} ${words('quote', { text: shorten(answer, 280) })}`] : [];
  });
}

/** What the freelancer reads first: why, what the buyer wants, what is missing, in the language of `words`. */
export function handoverSummary(
  conversation: Conversation,
  gig: Gig | undefined,
  reason: HandoverReason,
  words: SummaryWords,
): string {
  const { brief, open, messages, buyer } = conversation;
  const last = messages.findLast(message => message.from === 'buyer' && message.text.trim() !== '');
  const wanted = wishes(conversation, gig, words);
  return together([
    words(`summary.reason.${reason}`, { buyer: buyer.displayName }),
    ...wanted,
    ...(wanted.length === 0 && last ? [words('summary.lastWords', { text: shorten(last.text, 280) })] : []),
    ...(open.length > 0
      ? [words('summary.open', { questions: words.list(open.map(one => words('quote', { text: shorten(one, 140) }))) })]
      : []),
    ...(reason === 'customOffer' ? customAnswers(conversation, gig, words) : completeness(brief, gig, words)),
  ]);
}

const mostQuestions = 5;

/** How complete the brief is, once its questions have been begun: what is missing, and what of it the buyer did not know. */
function completeness(brief: Brief, gig: Gig | undefined, words: SummaryWords): string[] {
  if (!gig) return [];
  const { answered, total, unknown } = progressOf(brief, gig);
  if (total === 0 || answered + unknown.length === 0) return [];
  const missing = openRequirements(brief, gig).filter(question => !unknown.includes(question));
  const listed = (questions: RequirementQuestion[]): string =>
    questions
      .slice(0, mostQuestions)
      .map(({ question }) => shorten(question, 100))
      .join(' · ');
  return [
    words('summary.progress', { answered, total }),
    ...(missing.length > 0 ? [words('summary.missing', { questions: listed(missing) })] : []),
    ...(unknown.length > 0 ? [words('summary.unknown', { questions: listed(unknown) })] : []),
  ];
}

/** What the freelancer would best do now; a draft offer within the Gig's packages where one fits. */
export function suggestedStep(
  conversation: Conversation,
  gig: Gig | undefined,
  reason: HandoverReason,
  words: SummaryWords,
): string {
  const { brief } = conversation;
  const next = words(`summary.next.${reason}`, { buyer: conversation.buyer.displayName });
  const fitting =
    gig &&
    (packageOf(gig, brief.package) ??
      fittingPackage(gig, { budget: brief.budget, words: brief.description ?? '' }) ??
      (gig.packages.length === 1 ? gig.packages[0] : undefined));
  if (!fitting || reason === 'safety' || reason === 'language' || reason === 'complaint') return next;
  const offer = words('summary.offer', {
    package: fitting.name,
    price: words.money(fitting.price),
    days: fitting.deliveryDays ?? 0,
  });
  return together([next, offer]);
}
