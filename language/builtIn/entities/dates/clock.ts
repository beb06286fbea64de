import type { Span } from './calendar.ts';
import type { ClockWritten } from './numeric.ts';
import type { Built } from './rules.ts';
import type { PartOfDay } from './words.ts';

/** A time of day in seconds: two where morning or afternoon was not said. */
export interface Clock {
  seconds: number[];
}

/** Moments, or spans of them, each with its readings. */
export interface Moments {
  at: number[];
}
export interface MomentSpans {
  spans: Span[];
}

export const halfDay = 43_200;
export const second = 1000;

export function clockOf({ hour, minute, second: seconds, pm }: ClockWritten): Clock {
  const at = (one: number): number => one * 3600 + minute * 60 + seconds;
  if (pm !== undefined) return { seconds: [at(hour === 12 ? pm * 12 : hour > 12 ? hour : hour + pm * 12)] };
  if (hour === 24) return { seconds: [at(0)] };
  return { seconds: hour >= 1 && hour <= 12 ? [at(hour % 12), at((hour % 12) + 12)] : [at(hour)] };
}

/** When the parts of a day begin and end, in hours. */
export const hours: Record<PartOfDay, [number, number]> = {
  morning: [8, 12],
  afternoon: [12, 16],
  evening: [16, 20],
  night: [20, 24],
  day: [8, 18],
  lunch: [11, 13],
  dinner: [16, 20],
  noon: [12, 12],
  midnight: [0, 0],
  end: [24, 24],
};

export function partSpan(part: PartOfDay): Span {
  const [from, to] = hours[part];
  return { start: from * 3600, end: to === 24 ? 86399 : to * 3600 };
}

/** The reading of a time that fits the part of the day: "at 7" in the evening is 19:00. */
export function inPart({ seconds }: Clock, part: PartOfDay): number {
  const [at = 0] = seconds.length > 1 ? [Math.min(...seconds)] : seconds;
  if (at >= halfDay || part === 'morning')
    return seconds.length > 1 && part === 'morning' ? at : at >= halfDay ? at : at;
  const small = at < 6 * 3600;
  return part === 'night' && (small || at === 0) ? at : part === 'midnight' ? at : at + halfDay;
}

export const time = (seconds: number[]): Built => ['T', { seconds }];
export const hourClock = (hour: number, minute = 0): Clock => clockOf({ hour, minute, second: 0 });
