import type { TrainingDocument } from './trainingDocument.ts';

/** What an import did to the store. */
export interface ImportOutcome {
  isNew: boolean;
  /** False where the knowledge was just as it is before. */
  hasChanged: boolean;
  isActive: boolean;
  assistantName: string;
  /** Of the current knowledge. */
  version: number;
  /** Where the freelancer's own edits stand instead of the document's words, such as `gigs[logo].rules`. */
  keptEdits: string[];
}

/** What was learned, counted over the document. */
export interface ImportReport extends ImportOutcome {
  freelancerId: string;
  displayName: string;
  gigs: number;
  packages: number;
  extras: number;
  faqs: number;
  qa: number;
  requirements: number;
  chats: number;
  /** Buyers who have dealt with the freelancer before; the assistant leaves them to the freelancer. */
  clients: number;
  /** Packages that do not say how long they take or how many revisions they have. */
  unknown: string[];
}

/** The report of an import of this document. */
export function importReport({ freelancer, gigs, qa, chats }: TrainingDocument, outcome: ImportOutcome): ImportReport {
  const total = (count: (gig: (typeof gigs)[number]) => number) => gigs.reduce((sum, gig) => sum + count(gig), 0);
  return {
    ...outcome,
    freelancerId: freelancer.id,
    displayName: freelancer.displayName,
    gigs: gigs.length,
    packages: total(gig => gig.packages.length),
    extras: total(gig => gig.extras.length),
    faqs: total(gig => gig.faqs.length),
    qa: qa.length,
    requirements: total(gig => gig.requirements.length),
    chats: chats.length,
    clients: new Set(chats.map(chat => chat.buyer.id)).size,
    unknown: gigs.flatMap(gig =>
      gig.packages
        .filter(({ deliveryDays, revisions }) => deliveryDays === undefined || revisions === undefined)
        .map(({ name }) => `${gig.title}: ${name}`),
    ),
  };
}

/** What `npm run train` prints: friendly lines, no trailing line break. */
export function reportText(report: ImportReport): string {
  const { assistantName: name, displayName, freelancerId: id } = report;
  return [
    `${displayName} (${id}) ${arrival(report)}.`,
    `  Gigs: ${report.gigs}, with ${counted(report.packages, 'package')} and ${counted(report.extras, 'extra')}`,
    `  Answers: ${counted(report.faqs, 'FAQ')} and ${counted(report.qa, 'Q&A')}`,
    `  Asked before an order: ${counted(report.requirements, 'requirement question')}`,
    ...(report.chats > 0
      ? [
          `  Past chats: ${report.chats}, from ${counted(report.clients, 'buyer')} whom ${name} leaves to the freelancer`,
        ]
      : []),
    ...report.unknown.map(what => `  No delivery time or revisions given, so ${name} will not name any: ${what}`),
    ...report.keptEdits.map(where => `  Kept as edited by the freelancer: ${where}`),
    report.isActive ? `${name} is active.` : `${name} is not active; the freelancer activates it in the hub.`,
  ].join('\n');
}

function arrival({ isNew, hasChanged, version }: ImportReport): string {
  if (isNew) return 'is new here; this is what was learned';
  return hasChanged ? `is updated, to version ${version} of the knowledge` : 'is up to date; nothing new to learn';
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
