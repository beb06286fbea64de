import type { Language, Topic } from '../../assistant/vocabulary.ts';
import type { Act } from '../../language/understanding.ts';

/** A question that waits until the buyer has said which Gig they mean. */
export interface Pending {
  topic: Topic;
  text: string;
  /** Missing from what was kept before they were. */
  acts?: Act[];
}

/** What the dialogs remember between turns beside their stack; plain JSON. */
export interface Memory {
  /** What the waterfall gathers: the brief, what a custom offer needs, or nothing at present. */
  gathering: 'brief' | 'customOffer' | null;
  /** Slots asked so far, for the question budget. */
  asked: string[];
  /** Slots the buyer did not want to, or could not, fill. */
  skipped: string[];
  /** The buyer wants no more questions. */
  enough: boolean;
  /** The last slot that was filled by an answer, for "no, I meant …". */
  lastFilled: string | null;
  /** Putting the brief together was offered in the turn before. */
  offered: boolean;
  /** How often it was. */
  offers: number;
  /** The question we asked the buyer to narrow down. */
  clarifying: string | null;
  pending: Pending[];
  /** How often in a row we asked which Gig is meant. */
  gigAsked: number;
  /** The Gig whose packages card was shown. */
  shownPackagesOf: string | null;
  /** The language in which it was told that the freelancer's own words are in another. */
  originalTold: Language | null;
  /** The same of the freelancer's own questions. */
  questionsTold: Language | null;
  confirmed: boolean;
  /** The brief card shown last: its text, and how often that has changed. */
  shownBrief: { version: number; text: string };
  /** What was said not to be on offer, by fact id: insisting on it is the freelancer's matter. */
  declined: string[];
  /** The slots of the waterfall that runs: it starts again where the freelancer has changed them. */
  shape: string;
  unanswered: number;
  abused: number;
  spammed: number;
  haggled: number;
}

export const nothingRemembered = (): Memory => ({
  gathering: null,
  asked: [],
  skipped: [],
  enough: false,
  lastFilled: null,
  offered: false,
  offers: 0,
  clarifying: null,
  pending: [],
  gigAsked: 0,
  shownPackagesOf: null,
  originalTold: null,
  questionsTold: null,
  confirmed: false,
  shownBrief: { version: 0, text: '' },
  declined: [],
  shape: '',
  unanswered: 0,
  abused: 0,
  spammed: 0,
  haggled: 0,
});

/** Forgets what was gathered and asked, as a restart wants it; what was flagged and counted stays. */
export function startOver(memory: Memory): void {
  const { unanswered, abused, spammed, haggled, shownPackagesOf, originalTold, questionsTold } = memory;
  Object.assign(memory, nothingRemembered(), {
    unanswered,
    abused,
    spammed,
    haggled,
    shownPackagesOf,
    originalTold,
    questionsTold,
  });
}
