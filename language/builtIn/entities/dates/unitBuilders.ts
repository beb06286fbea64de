import { addMonths, dayMs, firstOfMonth, mondayOf, type Span, yearOf } from './calendar.ts';
import { day, fullYear, span } from './dayBuilders.ts';
import { lengthOf, monthOfYear, monthReadings, type Spans, shift, unitSpan, wholeYear } from './meanings.ts';
import type { Built, Matched } from './rules.ts';
import type { Unit } from './words.ts';

export function relativeUnit({ get, today, has }: Matched): Built {
  const unit = get<Unit>('u') ?? 'day';
  const step = Math.sign(get<number>('x') ?? 0);
  if (unit === 'night') return null;
  if (unit === 'day') return has('n') ? null : day({ days: [today + step * dayMs] });
  return span(unitSpan(unit, step, today));
}

export function monthIn({ get, all, today }: Matched): Built {
  const month = get<number>('m') ?? 0;
  const year = get<number>('y') ?? all<number>('n')[0];
  if (year !== undefined) return span(monthOfYear(fullYear(year), month));
  const step = get<number>('x');
  if (step !== undefined) return span(monthOfYear(yearOf(today) + Math.sign(step), month));
  return span(monthReadings(month, today));
}

/** Parts of a span as they are read: the first half, the second, or what lies in the middle. */
function partOf(whole: Span, part: 'start' | 'mid' | 'end', unit: Unit | undefined): Span {
  const { start = 0, end = 0 } = whole;
  if (unit === 'month') {
    if (part === 'mid') return { start: start + 9 * dayMs, end: start + 20 * dayMs };
    return part === 'start' ? { start, end: start + 15 * dayMs } : { start: start + 15 * dayMs, end };
  }
  if (unit === 'year') {
    const at = (month: number): number => addMonths(start, month);
    return part === 'start'
      ? { start, end: at(4) }
      : part === 'mid'
        ? { start: at(4), end: at(8) }
        : { start: at(8), end };
  }
  const middle = start + Math.floor((end - start) / dayMs / 2) * dayMs;
  if (part === 'mid') return { start: start + dayMs, end: end - dayMs };
  return part === 'start' ? { start, end: middle } : { start: middle, end };
}

export function partOfSpan(matched: Matched): Built {
  const { get, has, today } = matched;
  const unit = get<Unit>('u');
  const whole = get<Spans>('G') ?? (unit && unitSpan(unit, 0, today));
  if (!whole) return null;
  const part = has('B') || has('K') ? 'start' : has('M') ? 'mid' : 'end';
  const cut = (one: Span): Span => partOf(one, part, whole.unit);
  const spans = whole.spans.map(cut);
  // What is yet to come of this week begins today.
  const later = has('L') && spans.length === 1 && (spans[0]?.start ?? 0) < today && (spans[0]?.end ?? 0) > today;
  return span({
    ...whole,
    spans: later ? [{ ...spans[0], start: today }] : spans,
    part,
    ...(whole.inYear && { inYear: (year: number) => cut((whole.inYear as (y: number) => Span)(year)) }),
  });
}

/** "The third week of January", "the last two weeks of the year": counted in Mondays (weeks), months or days. */
export function nthOf({ get, all, today }: Matched): Built {
  const unit = get<Unit>('u') ?? 'day';
  const whole = get<Spans>('G');
  const x = get<number>('x');
  const nth = get<number>('o');
  const count = all<number>('n').find(n => n < 100) ?? 1;
  if (!whole) return null;
  const last = x !== undefined && x < 0;
  const spans = whole.spans.flatMap((one): Span[] => {
    const { start = today, end = today } = one;
    if (unit === 'month') {
      const first = last ? addMonths(end, -count) : addMonths(start, (nth ?? 1) - 1);
      return [{ start: first, end: last ? end : addMonths(first, count) }];
    }
    if (unit === 'day')
      return [
        last
          ? { start: end - count * dayMs, end }
          : { start: start + ((nth ?? 1) - 1) * dayMs, end: start + ((nth ?? 1) - 1 + count) * dayMs },
      ];
    if (unit !== 'week') return [];
    // A week belongs to the month or year that holds its Thursday.
    const firstMonday = mondayOf(start + 3 * dayMs);
    const lastMonday = mondayOf(end - 4 * dayMs);
    const monday = last ? lastMonday - (count - 1) * 7 * dayMs : firstMonday + ((nth ?? 1) - 1) * 7 * dayMs;
    return [{ start: monday, end: monday + count * 7 * dayMs }];
  });
  return spans.length > 0 ? span({ spans, unit }) : null;
}

/** The month or year of a match in the place of the span it is part of. */
export const withMonth =
  (matched: Matched) =>
  <T>(kind: string, nth?: number): T | undefined =>
    kind === 'G' ? (monthReadings(matched.get<number>('m') ?? 1, matched.today) as T) : matched.get<T>(kind, nth);
export const withYear =
  (matched: Matched) =>
  <T>(kind: string, nth?: number): T | undefined =>
    kind === 'G' ? (wholeYear(matched.get<number>('y') ?? 0) as T) : matched.get<T>(kind, nth);

/** "The first week of May 2027": counted in the whole that is named after it. */
export function nested({ whole, ...matched }: Matched & { whole: Spans | undefined; counted: boolean }): Built {
  const unit = matched.get<Unit>('u');
  if (!whole || !unit) return null;
  if (unit === 'quarter')
    return matched.has('o')
      ? quarterOf({
          ...matched,
          get: ((kind: string, nth?: number) => (kind === 'G' ? whole : matched.get(kind, nth))) as Matched['get'],
        })
      : null;
  return nthOf({
    ...matched,
    get: ((kind: string, nth?: number) => (kind === 'G' ? whole : matched.get(kind, nth))) as Matched['get'],
  });
}

export function weekNumber({ get, all, today }: Matched): Built {
  const number = all<number>('n')[0] ?? get<number>('o') ?? 0;
  const year = get<number>('y', -1) ?? yearOf(get<Spans>('G')?.spans[0]?.start ?? today);
  if (number < 1 || number > 53) return null;
  const monday = mondayOf(Date.UTC(year, 0, 4)) + (number - 1) * 7 * dayMs;
  return span({ spans: [{ start: monday, end: monday + 7 * dayMs }], unit: 'week' });
}

/** "q1 2026", "first quarter of the year", "second half". */
export function quarterOf({ get, all, today }: Matched): Built {
  const number = get<number>('o') ?? all<number>('n').find(n => n <= 4) ?? 0;
  const year = get<number>('y') ?? (get<Spans>('G') ? yearOf(get<Spans>('G')?.spans[0]?.start ?? today) : undefined);
  if (number < 1 || number > 4) return null;
  const inYear = (one: number): Span => ({
    start: firstOfMonth(one, number * 3 - 2),
    end: firstOfMonth(one, number * 3 + 1),
  });
  if (year !== undefined) return span({ spans: [inYear(year)], unit: 'quarter' });
  const here = yearOf(today);
  const passed = (inYear(here).end ?? 0) <= today;
  return span({ spans: (passed ? [here, here + 1] : [here - 1, here]).map(inYear), inYear, unit: 'quarter' });
}

interface Ahead {
  count: number;
  unit: Unit;
  step: number;
  today: number;
  now: number;
}

/** "The next three days" begin tomorrow; "the last two weeks" end today; a quarter or a decade is taken whole. */
export function aheadOrBack({ count, unit, step, today, now }: Ahead): Built {
  const size = lengthOf(count, unit);
  if (size.seconds > 0)
    return [
      'J',
      {
        spans:
          step > 0
            ? [{ start: now, end: now + size.seconds * 1000 }]
            : [{ start: now - size.seconds * 1000, end: now }],
      },
    ];
  const whole =
    unit === 'quarter' || unit === 'decade' ? unitSpan(unit, step > 0 ? 1 : -count, today)?.spans[0]?.start : undefined;
  if (whole !== undefined) return span({ spans: [{ start: whole, end: addMonths(whole, size.months) }] });
  const move = (at: number, sign: 1 | -1): number => shift(at, size, sign);
  if (step > 0) return span({ spans: [{ start: today + dayMs, end: move(today + dayMs, 1) }], unit });
  return step < 0 ? span({ spans: [{ start: move(today, -1), end: today }] }) : null;
}
