import {
  addMonths,
  dayMs,
  dayOf,
  firstOfMonth,
  holidayOf,
  mondayOf,
  monthOf,
  type Span,
  weekdayOf,
  yearOf,
} from './calendar.ts';
import {
  type Days,
  dayWritten,
  type Length,
  lengthOf,
  monthOfYear,
  monthReadings,
  type Spans,
  shift,
  sum,
  unitSpan,
  weekdayReadings,
  wholeYear,
} from './meanings.ts';
import type { DayWritten } from './numeric.ts';
import { type Built, type Matched, type Rule, rule } from './rules.ts';
import type { Unit } from './words.ts';

const fullYear = (year: number): number => (year >= 100 ? year : year < 35 ? 2000 + year : 1900 + year);
const day = (value: Days | null): Built => (value ? ['A', value] : null);
const span = (value: Spans | null | undefined): Built => (value ? ['G', value] : null);

function ofMonth({ get, now, all, has }: Matched): Built {
  if (has('u') && get<Unit>('u') !== 'day') return null;
  const month = get<number>('m') ?? 0;
  const number = get<number>('o') ?? all<number>('D')[0];
  const year = get<number>('y') ?? all<number>('n').find(n => n > 31);
  if (number === undefined || number < 1 || number > 31) return null;
  return day(dayWritten({ month, day: number, ...(year !== undefined && { year: fullYear(year) }) }, now));
}

/** "Friday 23": the last and the next month whose 23rd is a Friday. */
function weekdayAndDay({ get, all, today }: Matched): Built {
  const weekday = get<number>('w') ?? 0;
  const number = get<number>('o') ?? all<number>('D')[0] ?? 0;
  const fits = (step: number): number | undefined => {
    const first = addMonths(firstOfMonth(yearOf(today), monthOf(today)), step);
    const at = dayOf(yearOf(first), monthOf(first), number);
    return at !== undefined && weekdayOf(at) === weekday ? at : undefined;
  };
  const steps = Array.from({ length: 60 }, (_, n) => n);
  const next = steps.map(fits).find(at => at !== undefined && at >= today);
  const past = steps.map(n => fits(-n)).find(at => at !== undefined && at < today);
  const found = [past, next].filter(at => at !== undefined);
  return found.length > 0 ? day({ days: found }) : null;
}

/** A weekday named against this week: next Friday is next week's, the coming one the nearest. */
function relativeWeekday({ get, today }: Matched): Built {
  const step = get<number>('x') ?? 0;
  const weekday = get<number>('w') ?? 0;
  const readings = weekdayReadings(weekday, today).days;
  if (Math.abs(step) === 10) return day({ days: readings.slice(step > 0 ? 1 : 0).slice(0, 1) });
  return day({ days: [mondayOf(today) + (step * 7 + weekday - 1) * dayMs], ofNextWeek: step === 1 });
}

function relativeUnit({ get, today, has }: Matched): Built {
  const unit = get<Unit>('u') ?? 'day';
  const step = Math.sign(get<number>('x') ?? 0);
  if (unit === 'night') return null;
  if (unit === 'day') return has('n') ? null : day({ days: [today + step * dayMs] });
  return span(unitSpan(unit, step, today));
}

function monthIn({ get, all, today }: Matched): Built {
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

function partOfSpan(matched: Matched): Built {
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
function nthOf({ get, all, today }: Matched): Built {
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
const withMonth =
  (matched: Matched) =>
  <T>(kind: string, nth?: number): T | undefined =>
    kind === 'G' ? (monthReadings(matched.get<number>('m') ?? 1, matched.today) as T) : matched.get<T>(kind, nth);
const withYear =
  (matched: Matched) =>
  <T>(kind: string, nth?: number): T | undefined =>
    kind === 'G' ? (wholeYear(matched.get<number>('y') ?? 0) as T) : matched.get<T>(kind, nth);

/** "The first week of May 2027": counted in the whole that is named after it. */
function nested({ whole, ...matched }: Matched & { whole: Spans | undefined; counted: boolean }): Built {
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

function weekNumber({ get, all, today }: Matched): Built {
  const number = all<number>('n')[0] ?? get<number>('o') ?? 0;
  const year = get<number>('y', -1) ?? yearOf(get<Spans>('G')?.spans[0]?.start ?? today);
  if (number < 1 || number > 53) return null;
  const monday = mondayOf(Date.UTC(year, 0, 4)) + (number - 1) * 7 * dayMs;
  return span({ spans: [{ start: monday, end: monday + 7 * dayMs }], unit: 'week' });
}

/** "q1 2026", "first quarter of the year", "second half". */
function quarterOf({ get, all, today }: Matched): Built {
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

function holiday({ get, today }: Matched): Built {
  const written = get<string>('Y') ?? '1-1';
  const at = (year: number): number => holidayOf(written, year);
  const year = get<number>('y') ?? (get<Spans>('G') && yearOf(get<Spans>('G')?.spans[0]?.start ?? today));
  if (year !== undefined) return day({ days: [at(year)], holiday: written });
  const here = at(yearOf(today));
  const [past, next] = here < today ? [here, at(yearOf(today) + 1)] : [at(yearOf(today) - 1), here];
  const step = get<number>('x');
  if (step) return day({ days: [step > 0 ? next : past] });
  return day({ days: [past, next], inYear: at, holiday: written });
}

const length = (value: Length | null): Built => (value ? ['U', value] : null);
const counted = ({ get, all, has }: Matched): Built =>
  length(lengthOf((has('q') ? 3 : (all<number>('n')[0] ?? 1)) + (has('H') ? 0.5 : 0), get<Unit>('u') ?? 'day'));

/** Days, weeks, months and years, in the order in which the words are to be taken together. */
export const dayRules: Rule[] = [
  // Recurring: no day of its own.
  rule('e n? o? [uw]|e p|e n u|X p?|e (?:w ,? &?)+', () => ['S', true]),
  // Written dates.
  rule('w ,? 0|0', ({ get, now }) => day(dayWritten(get<DayWritten>('0') as DayWritten, now))),
  rule('y [-/] m [-/] D|y [-/] D [-/] m|D [-/] y [-/] m|m [-/] y [-/] D|D [-/] m [-/] y|m [-/] D [-/] y', ofMonth),
  rule('(?:w ,? )?[oD] (?:u )?,?-?/? m [-/,]? y|(?:w ,? )?m ,?/? [oD] ,? y|y ,? m [oD]', ofMonth),
  rule('(?:w ,? )?[oD] m n(?![uU])', matched =>
    (matched.all<number>('n').at(-1) ?? 0) > 31 ? ofMonth(matched) : null,
  ),
  // "Between 3 and 12 of September", "November 19-20".
  rule('F? [oD] [-&] [oD] ,? m ,? y?|F? m [oD] [-&] [oD](?![mu:]) ,? y?', ({ get, items, today }) => {
    const [first = 1, last = 1] = items
      .filter(one => one.senses.has('o') || one.senses.has('D'))
      .map(one => Number(one.senses.get('o') ?? one.senses.get('D')));
    const month = get<number>('m') ?? 1;
    const year = get<number>('y');
    const inYear = (one: number): Span => ({
      start: dayOf(one, month, first) ?? Number.NaN,
      end: dayOf(one, month, last) ?? Number.NaN,
    });
    if (year !== undefined) return span({ spans: [inYear(year)] });
    return span({ spans: dayWritten({ month, day: first }, today).days.map(at => inYear(yearOf(at))), inYear });
  }),
  rule('x (?:w ,? )?[oD] m|x m [oD]', matched => {
    const built = ofMonth(matched);
    const step = matched.get<number>('x') ?? 0;
    const days = (built?.[1] as Days | undefined)?.inYear?.(yearOf(matched.today) + Math.sign(step));
    return built && days !== undefined ? day({ days: [days] }) : null;
  }),
  rule('(?:w ,? )?[oD] (?:u )?,?-?/? m(?! y)|(?:w ,? )?m ,?/? [oD](?![-:]?[nu])|m - [oD](?![-:]?[nu])', ofMonth),
  rule('n o', ({ all, get }) => {
    const [tens = 0] = all<number>('n');
    const ones = get<number>('o') ?? 0;
    return (tens === 20 || tens === 30) && ones < 10 ? ['o', tens + ones] : null;
  }),
  // Weeks and other units named by where they lie.
  rule('[ox] n? u (?:m ,? y|m|y|x u)(?!u)', matched => {
    const { has, today, all, get } = matched;
    const units = all<Unit>('u');
    const whole = has('m')
      ? monthIn({
          ...matched,
          get: (kind: string) => (kind === 'x' ? undefined : get(kind)),
          all: kind => (kind === 'n' ? [] : all(kind)),
        } as Matched)?.[1]
      : units.length > 1
        ? unitSpan(units[1] ?? 'year', Math.sign(all<number>('x').at(-1) ?? 0), today)
        : wholeYear(get<number>('y') ?? 0);
    return nested({ ...matched, whole: whole as Spans | undefined, counted: !has('o') || units.length < 2 });
  }),
  rule('x u [ox] n? u', ({ language, ...matched }) => {
    const [first = 0] = matched.all<number>('x');
    const [unit = 'year', part] = matched.all<Unit>('u');
    if (language !== 'zh' || !part) return null;
    const others = matched.items.slice(matched.items.findIndex(one => one.senses.has('u')) + 1);
    const all = <T>(kind: string): T[] =>
      others.flatMap(one => (one.senses.has(kind) ? [one.senses.get(kind) as T] : []));
    return nested({
      ...matched,
      language,
      items: others,
      all,
      get: <T>(kind: string, nth = 0): T | undefined => all<T>(kind).at(nth),
      has: kind => all(kind).length > 0,
      whole: unitSpan(unit, Math.sign(first), matched.today),
      counted: true,
    });
  }),
  rule('u n(?!u)', ({ get, all }) => {
    const [tens = 0] = all<number>('n');
    const decade = (from: number): Span => ({ start: firstOfMonth(from, 1), end: firstOfMonth(from + 10, 1) });
    return get<Unit>('u') === 'year' && tens >= 20 && tens <= 90 && tens % 10 === 0
      ? span({ spans: [decade(1900 + tens), decade(2000 + tens)] })
      : null;
  }),
  rule('u y(?!u)', ({ get }) => {
    const year = get<number>('y') ?? 0;
    if (get<Unit>('u') === 'decade')
      return span({ spans: [{ start: firstOfMonth(year, 1), end: firstOfMonth(year + 10, 1) }] });
    return get<Unit>('u') === 'year' ? ['y', year] : null;
  }),
  rule('u m', ({ get, items }) => (get<Unit>('u') === 'month' && !items.at(-1)?.weak ? ['m', get<number>('m')] : null)),
  rule('9', ({ get }) => {
    const from = get<number>('9') ?? 0;
    const decade = (first: number): Span => ({ start: firstOfMonth(first, 1), end: firstOfMonth(first + 10, 1) });
    return span({ spans: from < 100 ? [decade(1900 + from), decade(2000 + from)] : [decade(from)] });
  }),
  rule('x x w', ({ all, get, today }) =>
    day({
      days: [mondayOf(today) + (all<number>('x').reduce((a, b) => a + b, 0) * 7 + (get<number>('w') ?? 1) - 1) * dayMs],
    }),
  ),
  // Chinese and others: the whole first, then its part.
  rule('(?:y|G) x h u|x u x h u|x h u', ({ get, all, today }) => {
    const [first = 'year', last] = all<Unit>('u');
    const unit = last ?? first;
    const year = get<number>('y');
    const whole = (
      get<Spans>('G') ??
      (year !== undefined ? wholeYear(year) : unitSpan(unit, last ? (all<number>('x')[0] ?? 0) : 0, today))
    )?.spans[0];
    if (!whole || (unit !== 'year' && unit !== 'month')) return null;
    const middle = unit === 'year' ? addMonths(whole.start ?? 0, 6) : (whole.start ?? 0) + 15 * dayMs;
    return span({
      spans: [(all<number>('x').at(-1) ?? 0) < 0 ? { ...whole, end: middle } : { ...whole, start: middle }],
    });
  }),
  rule('x x u', ({ get, all, today }) =>
    span(
      unitSpan(
        get<Unit>('u') ?? 'week',
        all<number>('x').reduce((a, b) => a + b, 0),
        today,
      ),
    ),
  ),
  rule('x u ,? w|w ,? x u|x u x w|w ,? u x|u x ,? w', ({ get, today }) => {
    const week = unitSpan('week', Math.sign(get<number>('x') ?? 0), today)?.spans[0]?.start ?? today;
    return get<Unit>('u') === 'week' ? day({ days: [week + ((get<number>('w') ?? 1) - 1) * dayMs] }) : null;
  }),
  rule('x w ,? 0|w ,? x 0', ({ get, now }) => day(dayWritten(get<DayWritten>('0') as DayWritten, now))),
  rule('x w(?! w)|w x', relativeWeekday),
  rule('w ,? [oD](?![-:]?[nu:])', weekdayAndDay),
  rule('d ,? w', ({ get, today }) => day({ days: [today + (get<number>('d') ?? 0) * dayMs] })),
  rule('A ,? w', ({ get }) => day(get<Days>('A') ?? null)),
  // "By sat", "na segunda": a word that is more often another is a weekday after a preposition.
  rule('(?<=[bRfs_8] )~(?! ?Z)', ({ get, today, language }) => {
    const weekday = get<number>('w');
    return weekday !== undefined && language === 'pt' ? day(weekdayReadings(weekday, today)) : null;
  }),
  rule('(?<=[bR] )~(?! ?Z)', ({ get, today }) => {
    const weekday = get<number>('w');
    return weekday === undefined ? null : day(weekdayReadings(weekday, today));
  }),
  rule('w', ({ get, items, today }) => (items[0]?.weak ? null : day(weekdayReadings(get<number>('w') ?? 1, today)))),
  rule('d', ({ get, today }) => day({ days: [today + (get<number>('d') ?? 0) * dayMs] })),
  rule('x Y|Y x(?!u)|Y ,? y', matched => (matched.language === 'zh' && matched.has('x') ? null : holiday(matched))),
  rule('x n u|n x u|n u x(?! u)|x q u|q x u|q u x(?! u)', ({ get, all, has, today, now, language, items }) =>
    (language === 'zh' || language === 'en') && items.at(-1)?.senses.has('x')
      ? null
      : aheadOrBack({
          count: has('q') ? 3 : (all<number>('n')[0] ?? 1),
          unit: get<Unit>('u') ?? 'day',
          step: Math.sign(get<number>('x') ?? 0),
          today,
          now,
        }),
  ),
  rule('x u|u x(?! u)', matched =>
    matched.language === 'zh' && matched.items[0]?.senses.has('u') && !matched.items[0]?.senses.has('x')
      ? null
      : relativeUnit(matched),
  ),
  rule('x m|m x', matched => (matched.items.some(one => one.weak) ? null : monthIn(matched))),
  rule('x ~(?![Z&])', matched => (matched.has('m') ? monthIn(matched) : null)),
  rule('[BMEKL] -? m', matched => partOfSpan({ ...matched, get: withMonth(matched) })),
  rule('m [-,/]? y|y [-,/]? m|y m', monthIn),
  rule('m _ n(?![-:]?[nuaceo])', matched => ((matched.get<number>('n') ?? 0) >= 32 ? monthIn(matched) : null)),
  rule('D [-/] y', ({ get, all }) =>
    (all<number>('D')[0] ?? 0) <= 12 ? span(monthOfYear(get<number>('y') ?? 0, all<number>('D')[0] ?? 1)) : null,
  ),
  rule('y [-] D', ({ get, all }) =>
    (all<number>('D')[0] ?? 0) <= 12 ? span(monthOfYear(get<number>('y') ?? 0, all<number>('D')[0] ?? 1)) : null,
  ),
  rule('y -? 3 n|3 n -? y|o 3 (?:y|G)?', ({ get, all, today }) => {
    const half = get<number>('o') ?? all<number>('n').find(n => n <= 2) ?? 0;
    const year = get<number>('y') ?? yearOf(get<Spans>('G')?.spans[0]?.start ?? today);
    return half >= 1 && half <= 2
      ? span({ spans: [{ start: firstOfMonth(year, half * 6 - 5), end: firstOfMonth(year, half * 6 + 1) }] })
      : null;
  }),
  rule('o u y|5 n y|5 n G|5 n', matched =>
    matched.has('5') && !matched.has('o')
      ? weekNumber(matched)
      : matched.get<Unit>('u') === 'quarter'
        ? quarterOf(matched)
        : null,
  ),
  rule('y 4 n|4 n [-]? y|4 n|y [-]? 4 n', quarterOf),
  rule('o u (?:G|y)|o u(?! m)', matched => (matched.get<Unit>('u') === 'quarter' ? quarterOf(matched) : null)),
  rule('m', ({ items, ...matched }) => (items[0]?.weak ? null : monthIn({ items, ...matched }))),
  rule('[oD] u G', ({ get, all }) => {
    const start = get<Spans>('G')?.spans[0]?.start;
    const number = get<number>('o') ?? all<number>('D')[0] ?? 1;
    return get<Unit>('u') === 'day' && start !== undefined && get<Spans>('G')?.unit === 'month'
      ? day({ days: [start + (number - 1) * dayMs] })
      : null;
  }),
  rule('G [ox] n? u|y [ox] n? u', matched =>
    matched.language === 'zh'
      ? nested({
          ...matched,
          whole: matched.get<Spans>('G') ?? wholeYear(matched.get<number>('y') ?? 0),
          counted: true,
        })
      : null,
  ),
  rule('G o', ({ get }) => {
    const whole = get<Spans>('G');
    return whole?.unit === 'month' && whole.spans.length === 1
      ? day({ days: [(whole.spans[0]?.start ?? 0) + ((get<number>('o') ?? 1) - 1) * dayMs] })
      : null;
  }),
  rule('[ox] n? u [GA]', matched => (matched.has('G') ? nthOf(matched) : null)),
  rule('o u', ({ get, today }) =>
    get<Unit>('u') === 'day'
      ? day({
          days: [addMonths(firstOfMonth(yearOf(today), monthOf(today)), 0) + ((get<number>('o') ?? 1) - 1) * dayMs],
        })
      : null,
  ),
  rule('[BMEKL] -? [Gu]', partOfSpan),
  rule('[BMEKL] -? y(?!u)', matched => partOfSpan({ ...matched, get: withYear(matched) })),
  rule('G [LK](?! p)', partOfSpan),
  rule('[Gu][BME]', matched => (matched.language === 'zh' ? partOfSpan(matched) : null)),
  rule('Y G|Y', holiday),
  rule('y u', ({ get }) => (get<Unit>('u') === 'year' ? span(wholeYear(get<number>('y') ?? 0)) : null)),
  rule('z y|x z|z x|z', () => ['z', true]),
  // Lengths.
  rule('(?:n H u|n u H|[nq] u|W u|h u|n Q u)', matched =>
    matched.has('h') && !matched.has('n')
      ? length(lengthOf(0.5, matched.get<Unit>('u') ?? 'hour'))
      : matched.has('Q')
        ? null
        : counted(matched),
  ),
  rule('U&?,?&?U', ({ all, language }) => {
    const [a, b] = all<Length>('U');
    return a && b && (b.total < a.total || language === 'zh') ? length(sum(a, b)) : null;
  }),
];

interface Ahead {
  count: number;
  unit: Unit;
  step: number;
  today: number;
  now: number;
}

/** "The next three days" begin tomorrow; "the last two weeks" end today; a quarter or a decade is taken whole. */
function aheadOrBack({ count, unit, step, today, now }: Ahead): Built {
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
