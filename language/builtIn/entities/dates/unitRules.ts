import { addMonths, dayMs, firstOfMonth, mondayOf, monthOf, type Span, yearOf } from './calendar.ts';
import { day, holiday, span } from './dayBuilders.ts';
import { type Length, lengthOf, monthOfYear, type Spans, sum, unitSpan, wholeYear } from './meanings.ts';
import { type Built, type Matched, type Rule, rule } from './rules.ts';
import {
  aheadOrBack,
  monthIn,
  nested,
  nthOf,
  partOfSpan,
  quarterOf,
  relativeUnit,
  weekNumber,
  withMonth,
  withYear,
} from './unitBuilders.ts';
import type { Unit } from './words.ts';

const length = (value: Length | null): Built => (value ? ['U', value] : null);
const counted = ({ get, all, has }: Matched): Built =>
  length(lengthOf((has('q') ? 3 : (all<number>('n')[0] ?? 1)) + (has('H') ? 0.5 : 0), get<Unit>('u') ?? 'day'));

/** Weeks and other units named by where they lie. */
export const nestedRules: Rule[] = [
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
];

/** Weeks, months, quarters and years, whole or in part. */
export const unitRules: Rule[] = [
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
  // "3 to 4 weeks" may take the longer.
  rule('n - n u', ({ all, get }) => length(lengthOf(all<number>('n').at(-1) ?? 1, get<Unit>('u') ?? 'day'))),
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
