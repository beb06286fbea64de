import { dayMs, type Span } from './calendar.ts';
import { type Clock, halfDay, hourClock, inPart, type MomentSpans, partSpan, second } from './clock.ts';
import type { Days } from './meanings.ts';
import { type Built, type Matched, type Rule, rule } from './rules.ts';
import type { PartOfDay, Unit } from './words.ts';

const span = ({ start = 0, end = 0 }: Span, at: number): Span => ({
  start: at + start * second,
  end: at + end * second,
});
const cross = (days: number[], seconds: number[]): number[] =>
  days.flatMap(at => seconds.map(one => at + one * second));

function timesOf(matched: Matched): Clock[] {
  return matched.items.flatMap((one): Clock[] => {
    const clock = one.senses.get('T') as Clock | undefined;
    const number = one.senses.get('n') as number | undefined;
    if (clock) return [clock];
    return number !== undefined && Number.isInteger(number) && number <= 24 ? [hourClock(number)] : [];
  });
}

/** From one time to another: what is said at one end ("5 to 6pm") tells the other. */
function spansOfTimes([first, last]: Clock[]): Span[] {
  if (!first || !last) return [];
  const spans: Span[] = [];
  for (const start of first.seconds)
    for (const end of last.seconds) if (end > start && end - start <= halfDay) spans.push({ start, end });
  if (first.seconds.length === 1 || last.seconds.length === 1) {
    const nearest = [...spans].sort((a, b) => (a.end ?? 0) - (a.start ?? 0) - (b.end ?? 0) + (b.start ?? 0))[0];
    return nearest ? [nearest] : [{ start: first.seconds[0] ?? 0, end: last.seconds[0] ?? 0 }];
  }
  return spans.filter(
    one =>
      (one.start ?? 0) < halfDay === (one.end ?? 0) <= halfDay || (first.seconds[0] ?? 0) >= (last.seconds[0] ?? 0),
  );
}

function partOfTimes(matched: Matched, part: PartOfDay): Span[] {
  const [first, last] = timesOf(matched).map(one => inPart(one, part));
  return first === undefined || last === undefined
    ? []
    : [{ start: first > last ? first - halfDay : first, end: last }];
}

const timeSpan = (spans: Span[]): Built => (spans.length > 0 ? ['V', { spans }] : null);

/** Spans of times, and times on days. */
export const momentRules: Rule[] = [
  rule('F? [nT] [-&] [nT] p', matched => timeSpan(partOfTimes(matched, matched.get<PartOfDay>('p') ?? 'day'))),
  rule('F [nT] [-&] T|F T [-&] [nT]|[nT] - T|T - [nT]', matched => timeSpan(spansOfTimes(timesOf(matched)))),
  rule('(?:A|P) ,? F? n [-&] n(?![nu])|F? n [-&] n A|F n [-&] n P', matched => {
    const times = timesOf(matched);
    if (times.length < 2) return null;
    return matched.has('P')
      ? null
      : [
          'J',
          {
            spans: cross(matched.get<Days>('A')?.days ?? [], [0]).flatMap(at =>
              spansOfTimes(times).map(one => span(one, at)),
            ),
          },
        ];
  }),
  rule('[KL] p|p [KL]', ({ get, has }) => {
    const whole = partSpan(get<PartOfDay>('p') ?? 'day');
    const middle = ((whole.start ?? 0) + (whole.end ?? 0) + (whole.end === 86399 ? 1 : 0)) / 2;
    return ['V', { spans: [has('K') ? { ...whole, end: middle } : { ...whole, start: middle }] }];
  }),
  rule('p T [-&] T', matched => timeSpan(partOfTimes(matched, matched.get<PartOfDay>('p') ?? 'day'))),
  rule('F? T U|U F [nT]', matched => {
    const [clock] = timesOf(
      matched.has('T') ? matched : { ...matched, items: matched.items.filter(one => !one.senses.has('U')) },
    );
    const length = matched.get<{ total: number; seconds: number }>('U');
    if (!clock || !length?.seconds) return null;
    const starts = clock.seconds.length > 1 ? clock.seconds.slice(0, 1) : clock.seconds;
    return timeSpan(starts.map(start => ({ start, end: start + length.total })));
  }),
  rule('x p|p x', ({ get, today, has }) => {
    const step = Math.sign(get<number>('x') ?? 0);
    const part = get<PartOfDay>('p') ?? 'day';
    return has('x')
      ? ['J', { spans: [span(partSpan(part), today + step * dayMs)], part, days: [today + step * dayMs] }]
      : null;
  }),
  rule('x V|V x', ({ get, today }) => [
    'J',
    {
      spans: (get<{ spans: Span[] }>('V')?.spans ?? []).map(one =>
        span(one, today + Math.sign(get<number>('x') ?? 0) * dayMs),
      ),
    },
  ]),
  rule('P', ({ get, today }) => {
    const [, offset = '0', part = 'day'] = /^(-?\d)(\w+)$/.exec(get<string>('P') ?? '') ?? [];
    const at = today + Number(offset) * dayMs;
    return part === 'end'
      ? ['C', { at: [at + 86399 * second] }]
      : ['J', { spans: [span(partSpan(part as PartOfDay), at)], part, days: [at] }];
  }),
  rule('[KL] J', ({ get, has }) => {
    const [whole] = get<MomentSpans>('J')?.spans ?? [];
    if (!whole?.start || !whole.end) return null;
    const middle = (whole.start + Math.ceil(whole.end / 60_000) * 60_000) / 2;
    return ['J', { spans: [has('K') ? { ...whole, end: middle } : { ...whole, start: middle }] }];
  }),
  rule('E A', ({ get }) => ['C', { at: (get<Days>('A')?.days ?? []).map(at => at + 86399 * second) }]),
  rule('E u', ({ get, today }) => (get<Unit>('u') === 'day' ? ['C', { at: [today + 86399 * second] }] : null)),
  rule('A ,? p|p ,? A', ({ get }) => {
    const part = get<PartOfDay>('p') ?? 'day';
    const days = get<Days>('A')?.days ?? [];
    return ['J', { spans: days.map(at => span(partSpan(part), at)), part, days }];
  }),
  rule('A ,? V|V ,? A', ({ get }) => [
    'J',
    {
      spans: (get<Days>('A')?.days ?? []).flatMap(at =>
        (get<{ spans: Span[] }>('V')?.spans ?? []).map(one => span(one, at)),
      ),
    },
  ]),
  rule('A ,? T|T ,? A', ({ get }) => ['C', { at: cross(get<Days>('A')?.days ?? [], get<Clock>('T')?.seconds ?? []) }]),
  // "Tonight at 8", "tomorrow evening at 7".
  rule('J ,? T|T ,? J|J _ n(?![uUn])', ({ get, all }) => {
    const { part, days = [] } = get<{ part?: PartOfDay; days?: number[] }>('J') ?? {};
    const hour = all<number>('n')[0] ?? 0;
    if (hour > 24 || !Number.isInteger(hour)) return null;
    const clock = get<Clock>('T') ?? hourClock(hour);
    return part ? ['C', { at: days.map(at => at + inPart(clock, part) * second) }] : null;
  }),
  rule('J ,? V|V ,? J', ({ get }) => {
    const { part, days = [] } = get<{ part?: PartOfDay; days?: number[] }>('J') ?? {};
    const later = part && part !== 'morning';
    const fit = (get<{ spans: Span[] }>('V')?.spans ?? []).map(({ start = 0, end = 0 }) =>
      later && start < halfDay && end < halfDay ? { start: start + halfDay, end: end + halfDay } : { start, end },
    );
    return days.length > 0 && fit.length > 0 ? ['J', { spans: days.map(at => span(fit.at(-1) as Span, at)) }] : null;
  }),
  rule('A n(?![uUn]|[-:]n)|n A', ({ get, all, items, language }) => {
    const hour = all<number>('n')[0] ?? 99;
    const near = items.length === 3 || ['pt', 'es'].includes(language);
    return near &&
      items.some(one => one.senses.has('_') && !one.senses.has('n')) &&
      Number.isInteger(hour) &&
      hour > 0 &&
      hour <= 24
      ? ['C', { at: cross(get<Days>('A')?.days ?? [], hourClock(hour).seconds) }]
      : null;
  }),
  rule('p', ({ get }) => timeSpan([partSpan(get<PartOfDay>('p') ?? 'day')])),
  rule('N', ({ now }) => ['C', { at: [now] }]),
];
