import { type Clock, clockOf, halfDay, hourClock, hours, inPart, time } from './clock.ts';
import type { ClockWritten } from './numeric.ts';
import { type Rule, rule } from './rules.ts';
import type { PartOfDay } from './words.ts';

/** Times of the day and their parts. */
export const clockRules: Rule[] = [
  rule('@ n [1&]? H|@ n [1&] [hQ]|n H(?! u)', ({ all, has }) => {
    const hour = all<number>('n')[0] ?? 99;
    return hour <= 24 && Number.isInteger(hour) ? ['T', hourClock(hour, has('Q') ? 15 : 30)] : null;
  }),
  rule('@ n [1&]? n(?![uUn])', ({ all }) => {
    const [hour = 99, minute = 99] = all<number>('n');
    return hour <= 24 && minute >= 5 && minute < 60 ? ['T', hourClock(hour, minute)] : null;
  }),
  rule('@ n(?![-/:.%$nuUHhQ12c&]| [umZ1&ap-])', ({ all, language }) => {
    const hour = all<number>('n')[0] ?? 99;
    return language !== 'fr' && language !== 'ru' && hour <= 24 && hour > 0 && Number.isInteger(hour)
      ? ['T', hourClock(hour)]
      : null;
  }),
  rule('t', ({ get }) => ['T', clockOf(get<ClockWritten>('t') as ClockWritten)]),
  rule('n 1 h c?|h n c?', ({ all, language, has }) => {
    const hour = all<number>('n')[0] ?? 0;
    // Halb acht is half an hour before eight.
    return hour > 24
      ? null
      : has('1') || language !== 'de'
        ? ['T', hourClock(hour, 30)]
        : ['T', hourClock(hour === 1 ? 12 : hour - 1, 30)];
  }),
  rule('n [1&] Q', ({ all }) => ['T', hourClock(all<number>('n')[0] ?? 0, 15)]),
  rule('n 2 Q', ({ all }) => ['T', hourClock(((all<number>('n')[0] ?? 1) + 11) % 12 || 12, 45)]),
  rule('[nQh] u? 1 n', ({ all, has, language }) => {
    const minutes = has('Q') ? 15 : has('h') ? 30 : (all<number>('n')[0] ?? 0);
    const hour = all<number>('n').at(-1) ?? 0;
    return ['en', 'de'].includes(language) && hour <= 24 && minutes < 60 ? ['T', hourClock(hour, minutes)] : null;
  }),
  rule('[nQ] u? [2-] n', ({ all, has, language, items }) => {
    const minutes = has('Q') ? 15 : (all<number>('n')[0] ?? 0);
    const hour = all<number>('n').at(-1) ?? 0;
    const said = has('Q') || items.some(one => one.senses.get('u') === 'minute') || (language === 'pt' && has('2'));
    return said && hour <= 24 && minutes < 60 ? ['T', hourClock((hour + 23) % 24 || 12, 60 - minutes)] : null;
  }),
  rule('T [1&] [nhQ]', ({ get, all, has }) => {
    const more = has('h') ? 30 : has('Q') ? 15 : (all<number>('n')[0] ?? 0);
    return more < 60 ? time((get<Clock>('T')?.seconds ?? []).map(at => at + more * 60)) : null;
  }),
  rule('n n? [ac] a?', ({ all, get, has }) => {
    const [hour = 0, minute = 0] = all<number>('n');
    const pm = get<number>('a');
    if (hour > 24 || minute > 59 || !Number.isInteger(hour)) return null;
    return has('a')
      ? ['T', clockOf({ hour, minute, second: 0, ...(pm !== undefined && { pm }) })]
      : ['T', hourClock(hour, minute)];
  }),
  rule('T a', ({ get }) =>
    time([...new Set((get<Clock>('T')?.seconds ?? []).map(at => (at % halfDay) + (get<number>('a') ?? 0) * halfDay))]),
  ),
  rule('c n', ({ all, language }) =>
    language === 'ar' && (all<number>('n')[0] ?? 99) <= 24 ? ['T', hourClock(all<number>('n')[0] ?? 0)] : null,
  ),
  // "7 in the morning", "in the evening at 7": a part of the day says which of the two it is.
  rule('n p(?!n)|p n(?![uU])', ({ all, get }) => {
    const hour = all<number>('n')[0] ?? 0;
    const part = get<PartOfDay>('p') ?? 'day';
    if (!Number.isInteger(hour) || hour > 24 || hour === 0 || ['noon', 'midnight', 'lunch', 'day'].includes(part))
      return null;
    return time([inPart(hourClock(hour), part)]);
  }),
  rule('T ,? p|p ,? T', ({ get }) => time([inPart(get<Clock>('T') as Clock, get<PartOfDay>('p') ?? 'day')])),
  rule('p', ({ get }) => {
    const part = get<PartOfDay>('p') ?? 'day';
    return part === 'noon' || part === 'midnight' ? time([hours[part][0] * 3600]) : ['p', part];
  }),
];
