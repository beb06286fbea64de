import { holds, sentencesOf } from './wording.ts';

// Each verdict is undefined where it holds, else what was there instead.

/** Items of a list in words. */
export const shown = (items: readonly (string | number)[]): string => (items.length > 0 ? items.join(', ') : 'none');
/** A reply in quotes. */
export const quoted = (text: string): string => (text ? JSON.stringify(text) : 'no reply');
/** The verdict over a condition. */
export const unless = (holding: boolean, got: string): string | undefined => (holding ? undefined : got);

/** All the words are in the text. */
export function missing(text: string, wanted: string[]): string | undefined {
  return unless(
    wanted.every(words => holds(text, words)),
    quoted(text),
  );
}

/** One of them is. */
export function anyOf(text: string, wanted: string[]): string | undefined {
  return unless(
    wanted.some(words => holds(text, words)),
    quoted(text),
  );
}

/** None of them is. */
export function unwanted(text: string, wanted: string[]): string | undefined {
  const there = wanted.filter(words => holds(text, words));
  return unless(there.length === 0, `${shown(there)} in ${quoted(text)}`);
}

/** All that is wanted is in the list. */
export function lacking(there: string[], wanted: string[]): string | undefined {
  return unless(
    wanted.every(each => there.includes(each)),
    shown(there),
  );
}

/** None of it is. */
export function having(there: string[], wanted: string[]): string | undefined {
  return unless(!wanted.some(each => there.includes(each)), shown(there));
}

/** All the amounts are there. */
export function prices(there: number[], wanted: string[]): string | undefined {
  return unless(
    wanted.every(each => there.includes(Number(each))),
    `prices: ${shown(there)}`,
  );
}

/** The text has no more sentences than that. */
export function atMost(text: string, most: number): string | undefined {
  const count = sentencesOf(text).length;
  return unless(count <= most, `${count}: ${quoted(text)}`);
}
