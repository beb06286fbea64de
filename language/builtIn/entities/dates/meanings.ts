import {
  addBusinessDays,
  addMonths,
  dayMs,
  dayOf,
  firstOfMonth,
  mondayOf,
  monthOf,
  readingsOf,
  type Span,
  yearOf,
} from './calendar.ts';
import type { DayWritten } from './numeric.ts';
import type { Unit } from './words.ts';

/** A day: one, or the last and the next that the words fit; none where there is no such day. */
export interface Days {
  days: number[];
  /** The day in a given year, where none was said. */
  inYear?: (year: number) => number | undefined;
  /** "Next Friday": next week's, by the calendar. */
  ofNextWeek?: boolean;
  /** See holidayOf. */
  holiday?: string;
}

/** A span of days: one, or the last and the next that the words fit. */
export interface Spans {
  spans: Span[];
  inYear?: (year: number) => Span;
  /** "The end of June" ends a range with June's end. */
  part?: 'start' | 'mid' | 'end';
  unit?: Unit;
}

/** A length of time: months and days to count by the calendar, seconds for the rest. */
export interface Length {
  months: number;
  days: number;
  businessDays: number;
  seconds: number;
  /** All of it in seconds, a month being 30 days and a year 365. */
  total: number;
}

export function dayWritten({ year, month, day }: DayWritten, today: number): Days {
  if (year === undefined) return { days: readingsOf(month, day, today), inYear: one => dayOf(one, month, day) };
  return { days: [year].flat().flatMap(one => dayOf(one, month, day) ?? []) };
}

/** The weekday's last and next; today counts as the next. */
export function weekdayReadings(weekday: number, today: number): Days {
  const here = mondayOf(today) + (weekday - 1) * dayMs;
  return { days: here < today ? [here, here + 7 * dayMs] : [here - 7 * dayMs, here] };
}

/** "The 18th": the last and the next month that has one. */
export function dayOfMonthReadings(day: number, today: number): Days {
  const months = [-2, -1, 0, 1, 2].map(step => addMonths(firstOfMonth(yearOf(today), monthOf(today)), step));
  const days = months.flatMap(first => dayOf(yearOf(first), monthOf(first), day) ?? []);
  const past = days.filter(at => at < today).at(-1);
  const next = days.find(at => at >= today);
  return { days: [past, next].filter(at => at !== undefined) };
}

/** A month without its year: this year's where it has begun or is to come, with its neighbour. */
export function monthReadings(month: number, today: number): Spans {
  const inYear = (year: number): Span => ({ start: firstOfMonth(year, month), end: firstOfMonth(year, month + 1) });
  const year = yearOf(today);
  const years = month < monthOf(today) ? [year, year + 1] : [year - 1, year];
  return { spans: years.map(inYear), inYear, unit: 'month' };
}

export const monthOfYear = (year: number, month: number): Spans => ({
  spans: [{ start: firstOfMonth(year, month), end: firstOfMonth(year, month + 1) }],
  unit: 'month',
});

export const wholeYear = (year: number): Spans => ({
  spans: [{ start: firstOfMonth(year, 1), end: firstOfMonth(year + 1, 1) }],
  unit: 'year',
});

/** The whole unit that lies `step` after this one: 0 is this week, -1 last year. */
export function unitSpan(unit: Unit, step: number, today: number): Spans | undefined {
  const monday = mondayOf(today);
  const year = yearOf(today);
  const span = (start: number, end: number): Spans => ({ spans: [{ start, end }], unit });
  switch (unit) {
    case 'week':
      return span(monday + step * 7 * dayMs, monday + (step + 1) * 7 * dayMs);
    case 'businessWeek':
      return span(monday + step * 7 * dayMs, monday + step * 7 * dayMs + 5 * dayMs);
    case 'weekend':
      return span(monday + (step * 7 + 5) * dayMs, monday + (step * 7 + 7) * dayMs);
    case 'fortnight':
      return span(monday + step * 14 * dayMs, monday + (step + 1) * 14 * dayMs);
    case 'month':
      return span(firstOfMonth(year, monthOf(today) + step), firstOfMonth(year, monthOf(today) + step + 1));
    case 'quarter': {
      const first = Math.floor((monthOf(today) - 1) / 3) * 3 + 1 + step * 3;
      return span(firstOfMonth(year, first), firstOfMonth(year, first + 3));
    }
    case 'year':
      return { ...wholeYear(year + step), unit };
    case 'decade': {
      const first = (Math.floor(year / 10) + step) * 10;
      return span(firstOfMonth(first, 1), firstOfMonth(first + 10, 1));
    }
    default:
      return undefined;
  }
}

const inUnit: Record<Unit, Partial<Length>> = {
  second: { seconds: 1, total: 1 },
  minute: { seconds: 60, total: 60 },
  hour: { seconds: 3600, total: 3600 },
  day: { days: 1, total: 86400 },
  night: { days: 1, total: 86400 },
  businessDay: { businessDays: 1, total: 86400 },
  week: { days: 7, total: 604800 },
  businessWeek: { days: 7, total: 604800 },
  weekend: { days: 7, total: 172800 },
  fortnight: { days: 14, total: 1209600 },
  month: { months: 1, total: 2592000 },
  quarter: { months: 3, total: 7776000 },
  year: { months: 12, total: 31536000 },
  decade: { months: 120, total: 315360000 },
  century: { months: 1200, total: 3153600000 },
};

export function lengthOf(count: number, unit: Unit): Length {
  const one = { months: 0, days: 0, businessDays: 0, seconds: 0, total: 0, ...inUnit[unit] };
  const [months, days] = [one.months * count, one.days * count];
  // Half a month or week is days.
  const whole = Math.trunc(months);
  return {
    months: whole,
    days: Math.round(days + (months - whole) * 30),
    businessDays: one.businessDays * count,
    seconds: one.seconds * count,
    total: one.total * count,
  };
}

export function sum(a: Length, b: Length): Length {
  return {
    months: a.months + b.months,
    days: a.days + b.days,
    businessDays: a.businessDays + b.businessDays,
    seconds: a.seconds + b.seconds,
    total: a.total + b.total,
  };
}

/** The moment that lies the length after (or before, by a negative sign) another. */
export function shift(at: number, { months, days, businessDays, seconds }: Length, sign: 1 | -1): number {
  const day = addMonths(at, sign * months) + sign * days * dayMs;
  return (businessDays ? addBusinessDays(day, sign * businessDays) : day) + sign * seconds * 1000;
}

/** From one end to the other, each with its readings; a year said at one end counts for both. */
export function spanBetween(start: Days | Spans, end: Days | Spans, today: number): Span[] {
  const starts = 'days' in start ? start.days : start.spans.map(span => (start.part === 'end' ? span.end : span.start));
  const edge = (span: Span | number | undefined): number | undefined =>
    typeof span === 'object' ? ('part' in end && end.part === 'end' ? span.end : span.start) : span;
  const ends = ('days' in end ? end.days : end.spans).map(edge);
  if (starts.length === 0 || ends.length === 0) return [];
  if (starts.length > 1 && ends.length === 1) return [{ ...startIn(start, starts, ends[0]), end: ends[0] ?? today }];
  const endIn = (year: number) => ('inYear' in end && end.inYear ? edge(end.inYear(year)) : undefined);
  const spans = starts.flatMap((at, n): Span[] => {
    if (at === undefined) return [];
    const own = endIn(yearOf(at)) ?? ends[Math.min(n, ends.length - 1)];
    const after =
      own !== undefined && own < at
        ? (endIn(yearOf(at) + 1) ?? ends.find(one => one !== undefined && one > at) ?? own)
        : own;
    return after === undefined ? [] : [{ start: at, end: after }];
  });
  const current = spans.find(
    span => (span.start ?? 0) <= today && today <= (span.end ?? 0) && spans.indexOf(span) === 0,
  );
  return spans.length > 1 && current ? [current] : spans;
}

function startIn(start: Days | Spans, starts: (number | undefined)[], end: number | undefined): { start: number } {
  const at = (year: number): number | undefined => {
    const own = start.inYear?.(year);
    return typeof own === 'object' ? own.start : own;
  };
  const year = yearOf(end ?? 0);
  const here = at(year);
  const before = here !== undefined && end !== undefined && here > end ? at(year - 1) : here;
  return {
    start:
      before ?? starts.filter(one => one !== undefined && end !== undefined && one <= end).at(-1) ?? starts[0] ?? 0,
  };
}
