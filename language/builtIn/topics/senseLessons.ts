import type { Language } from '../../../assistant/vocabulary.ts';
import { type Lesson, logits, softmax, type Weights } from './learn.ts';

/** A text with its language, to be taught together with others of that language. */
export type Spoken = Lesson & { language: Language };
/** A wording of a sense, which says what its wordings are about on the whole. */
export type Worded = Spoken & { sense: number };

/** How far the sense's own classes are trusted, beside what its wordings look like on the whole; chosen on messages written apart. */
const trusted = 0.8;
/** What the examples have taught speaks of wording they are unlike, so it is believed less. */
const caution = 1.45;
/** Added to every chance, so that what the examples have never seen is not ruled out. */
const doubt = 0.2;

/**
 * The examples and the wordings as lessons. A wording belongs to its sense's classes as far as what is learned from the
 * examples allows ("I need someone to …" tells a need, though its sense asks what is offered). Each class counts in each
 * language for what its examples count among all, so that the many wordings make none likelier than it was.
 * `most` tells how much the wordings of a class may count beside its examples of a language, at most 1.
 */
export function withSenses<E extends Spoken>(
  examples: E[],
  wordings: Worded[],
  taught: Weights,
  most: number[],
): (E | Worded)[] {
  const chances = wordings.map(({ features }) => softmax(logits(taught, features), caution));
  const usual = usualOf(wordings, chances, taught.count);
  const own = amounts(examples);
  const added = amounts(wordings);
  const worded: Count = (key, k) => Math.min(1, ((most[k] ?? 0) * (own.get(key) ?? 0)) / (added.get(key) ?? 1));
  const fullest = 1 + Math.max(...most);
  const level: Count = (key, k) => {
    const all = (own.get(key) ?? 0) + worded(key, k) * (added.get(key) ?? 0);
    return (fullest * (own.get(key) ?? 0)) / (all || 1);
  };
  return [
    ...examples.map(example => ({ ...example, weight: mean(example, level) })),
    ...wordings.map((wording, n) => ({
      ...wording,
      shares: sharesOf(wording, chances[n] as Float64Array, usual[wording.sense]),
      weight: mean(wording, worded) * mean(wording, level),
    })),
  ];
}

function sharesOf({ classes }: Worded, chances: Float64Array, usual: Float64Array | undefined): Float64Array {
  const shares = chances.map((chance, k) => {
    const own = classes.includes(k) ? trusted / classes.length : 0;
    return (own + (1 - trusted) * (usual?.[k] ?? 0)) * (chance + doubt);
  });
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map(share => share / sum);
}

type Count = (key: string, k: number) => number;

const keyOf = (language: Language, k: number): string => `${language} ${k}`;
const mean = ({ language, classes }: Spoken, of: Count): number =>
  classes.reduce((sum, k) => sum + of(keyOf(language, k), k), 0) / classes.length;

/** What the examples have taught calls such a class, more likely than not, though the wording's sense does not. */
export function looksLike(classes: number[], taught: Weights): (wording: Worded) => boolean {
  return wording => {
    const chances = softmax(logits(taught, wording.features), caution);
    return classes.some(k => (chances[k] as number) > 0.5 && !wording.classes.includes(k));
  };
}

/** What the wordings of each sense look like on the whole. */
function usualOf(wordings: Worded[], chances: Float64Array[], count: number): Float64Array[] {
  const usual: Float64Array[] = [];
  const seen: number[] = [];
  for (const [n, { sense }] of wordings.entries()) {
    usual[sense] ??= new Float64Array(count);
    seen[sense] = (seen[sense] ?? 0) + 1;
    for (const [k, chance] of (chances[n] as Float64Array).entries()) (usual[sense][k] as number) += chance;
  }
  return usual.map((sums, sense) => sums.map(sum => sum / (seen[sense] ?? 1)));
}

function amounts(lessons: Spoken[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { language, classes } of lessons)
    for (const k of classes) {
      const key = keyOf(language, k);
      sums.set(key, (sums.get(key) ?? 0) + 1 / classes.length);
    }
  return sums;
}
