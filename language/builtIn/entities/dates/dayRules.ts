import { dayMs, dayOf, type Span, yearOf } from './calendar.ts';
import { day, holiday, ofMonth, relativeWeekday, span, weekdayAndDay } from './dayBuilders.ts';
import { type Days, dayWritten, unitSpan, weekdayReadings } from './meanings.ts';
import type { DayWritten } from './numeric.ts';
import { type Rule, rule } from './rules.ts';
import type { Unit } from './words.ts';

/** Recurring days, and days written out. */
export const writtenRules: Rule[] = [
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
];

/** Weekdays and days said against today. */
export const weekdayRules: Rule[] = [
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
];
