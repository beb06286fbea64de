import { type BriefWords, openRequirements } from './brief.ts';
import type { Conversation, Gig } from './documents.ts';
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
  | 'summary.quantity'
  | 'summary.lastWords'
  | 'summary.open'
  | 'summary.missing'
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
  const missing = gig ? openRequirements(brief, gig).map(({ question }) => question) : [];
  const wanted = wishes(conversation, gig, words);
  return together([
    words(`summary.reason.${reason}`, { buyer: buyer.displayName }),
    ...wanted,
    ...(wanted.length === 0 && last ? [words('summary.lastWords', { text: shorten(last.text, 280) })] : []),
    ...(open.length > 0
      ? [words('summary.open', { questions: words.list(open.map(one => words('quote', { text: shorten(one, 140) }))) })]
      : []),
    ...(reason === 'customOffer' ? customAnswers(conversation, gig, words) : []),
    ...(missing.length > 0 && reason === 'briefIncomplete'
      ? [
          words('summary.missing', {
            questions: missing
              .slice(0, 5)
              .map(one => shorten(one, 100))
              .join(' · '),
          }),
        ]
      : []),
  ]);
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
