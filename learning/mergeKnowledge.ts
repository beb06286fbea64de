import { isDeepStrictEqual } from 'node:util';
import type { Gig, Knowledge } from '../assistant/documents.ts';

/** Three states of one thing: as training made it before, as it is now, as training makes it this time. */
interface Versions<T> {
  before: T | undefined;
  current: T;
  next: T;
}

export interface Merged {
  knowledge: Knowledge;
  /** Where the freelancer's own edits stand instead of what training says, such as `gigs[logo].rules`. */
  keptEdits: string[];
}

/** The fields of a Gig that the freelancer edits as lists of sentences, and as lists of questions. */
const sentenceFields = ['does', 'doesNotOffer', 'rules'] as const;
const questionFields = ['requirements', 'customOfferRequirements'] as const;

/** Takes over what training changed and keeps what the freelancer added, changed or deleted. */
export function mergeKnowledge({ before, current, next }: Versions<Knowledge>): Merged {
  const knowledge: Knowledge = {
    presentation: {
      bio: mergeValue({
        before: before?.presentation.bio,
        current: current.presentation.bio,
        next: next.presentation.bio,
      }),
      rules: mergeSentences({
        before: before?.presentation.rules,
        current: current.presentation.rules,
        next: next.presentation.rules,
      }),
    },
    gigs: mergeGigs({ before: before?.gigs, current: current.gigs, next: next.gigs }),
    qa: mergeList({ before: before?.qa, current: current.qa, next: next.qa }, byId, mergeValue),
    insights: mergeList({ before: before?.insights, current: current.insights, next: next.insights }, byId, mergeValue),
  };
  return { knowledge, keptEdits: editsIn(knowledge, next) };
}

/** Those the marketplace took down go, edited or not; those the freelancer took out of the hub stay out. */
function mergeGigs({ before = [], current, next }: Versions<Gig[]>): Gig[] {
  const find = (gigs: Gig[], id: string) => gigs.find(gig => gig.id === id);
  const merged = next.flatMap(gig => {
    const was = find(before, gig.id);
    const is = find(current, gig.id);
    if (is) return [mergeGig({ before: was, current: is, next: gig })];
    return was ? [] : [gig];
  });
  return [...merged, ...current.filter(({ id }) => !find(next, id) && !find(before, id))];
}

/** The Gig page (title, packages, extras, FAQs) is always training's; what the hub edits is merged field by field. */
function mergeGig({ before, current, next }: Versions<Gig>): Gig {
  const merged: Gig = { ...next };
  for (const field of sentenceFields) {
    merged[field] = mergeSentences({ before: before?.[field], current: current[field], next: next[field] });
  }
  for (const field of questionFields) {
    const versions = { before: before?.[field], current: current[field], next: next[field] };
    merged[field] = mergeList(versions, byId, mergeValue);
  }
  merged.qa = mergeList({ before: before?.qa, current: current.qa, next: next.qa }, byId, mergeValue);
  return merged;
}

const byId = (entry: { id: string }) => entry.id;

function mergeSentences(versions: Versions<string[]>): string[] {
  return mergeList(versions, sentence => sentence, mergeValue);
}

function mergeValue<T>({ before, current, next }: Versions<T>): T {
  return isDeepStrictEqual(current, before) ? next : current;
}

/** In the freelancer's order, what is new at the end; in training's where they left the list alone. */
function mergeList<T>(
  { before = [], current, next }: Versions<T[]>,
  keyOf: (entry: T) => string,
  merge: (versions: Versions<T>) => T,
): T[] {
  if (isDeepStrictEqual(current, before)) return next;
  const had = new Map(before.map(entry => [keyOf(entry), entry]));
  const comes = new Map(next.map(entry => [keyOf(entry), entry]));
  const has = new Set(current.map(keyOf));
  const stays = current.flatMap(entry => {
    const coming = comes.get(keyOf(entry));
    const was = had.get(keyOf(entry));
    if (coming) return [merge({ before: was, current: entry, next: coming })];
    // Training dropped it; an entry the freelancer wrote or rewrote is theirs to drop.
    return was && isDeepStrictEqual(was, entry) ? [] : [entry];
  });
  return [...stays, ...next.filter(entry => !has.has(keyOf(entry)) && !had.has(keyOf(entry)))];
}

function editsIn(merged: Knowledge, next: Knowledge): string[] {
  const edits: string[] = [];
  const compare = (path: string, a: unknown, b: unknown) => {
    if (!isDeepStrictEqual(a, b)) edits.push(path);
  };
  compare('presentation.bio', merged.presentation.bio, next.presentation.bio);
  compare('presentation.rules', merged.presentation.rules, next.presentation.rules);
  for (const gig of next.gigs) {
    const kept = merged.gigs.find(({ id }) => id === gig.id);
    if (!kept) edits.push(`gigs[${gig.id}]`);
    else
      for (const field of [...sentenceFields, ...questionFields, 'qa'] as const)
        compare(`gigs[${gig.id}].${field}`, kept[field], gig[field]);
  }
  for (const { id } of merged.gigs) if (!next.gigs.some(gig => gig.id === id)) edits.push(`gigs[${id}]`);
  compare('qa', merged.qa, next.qa);
  compare('insights', merged.insights, next.insights);
  return edits;
}
