import { dayMs, type Span } from './calendar.ts';
import type { Clock, MomentSpans, Moments } from './clock.ts';
import {
  type Days,
  dayOfMonthReadings,
  type Length,
  lengthOf,
  type Spans,
  shift,
  spanBetween,
  unitSpan,
  wholeYear,
} from './meanings.ts';
import { type Built, type Matched, type Rule, rule } from './rules.ts';
import type { Unit } from './words.ts';

const isTimed = (length: Length): boolean => length.seconds > 0;

/** A moment or a day so far from now. */
function fromNow(matched: Matched, sign: 1 | -1): Built {
  const length = matched.get<Length>('U');
  if (!length) return null;
  return isTimed(length)
    ? ['C', { at: [shift(matched.now, length, sign)] }]
    : ['A', { days: [shift(matched.today, length, sign)] }];
}

function fromDay(matched: Matched, sign: 1 | -1): Built {
  const length = matched.get<Length>('U');
  const days = matched.get<Days>('A')?.days ?? [];
  if (!length || isTimed(length)) return null;
  return ['A', { days: [shift(days.find(at => at >= matched.today) ?? days.at(-1) ?? matched.today, length, sign)] }];
}

type Edge = 'start' | 'end';

/** Where a meaning begins or ends, each reading. */
function edges(matched: Matched, edge: Edge): { kind: string; at: number[] } | null {
  const spans = matched.get<Spans>('G') ?? matched.get<MomentSpans>('J') ?? matched.get<{ spans: Span[] }>('V');
  if (spans) {
    const kind = matched.has('G') ? 'G' : matched.has('J') ? 'J' : 'V';
    return { kind, at: spans.spans.flatMap(one => one[edge] ?? []) };
  }
  const moments = matched.get<Moments>('C');
  if (moments) return { kind: 'J', at: moments.at };
  const clock = matched.get<Clock>('T');
  if (clock) return { kind: 'V', at: clock.seconds };
  const days = matched.get<Days>('A');
  return days ? { kind: 'G', at: days.days } : null;
}

const partEdge = (matched: Matched, otherwise: Edge): Edge => {
  const part = matched.get<Spans>('G')?.part;
  return part === 'end' ? 'end' : part === 'start' ? 'start' : otherwise;
};

function open(matched: Matched, side: 'before' | 'after' | 'since'): Built {
  const found = edges(matched, partEdge(matched, side === 'after' ? 'end' : 'start'));
  if (!found) return null;
  const holiday = matched.get<Days>('A')?.holiday;
  const { unit, part } = matched.get<Spans>('G') ?? {};
  const spans = found.at.map(at => (side === 'before' ? { end: at } : { start: at }));
  return [found.kind, { spans, open: side, ...(holiday && { holiday }), ...(unit && { unit }), ...(part && { part }) }];
}

const between = (matched: Matched): Built => {
  const ends = matched.items.flatMap(one => (one.senses.get('A') ?? one.senses.get('G') ?? []) as Days | Spans);
  const [first, last] = ends;
  if (!first || !last) return null;
  const spans = spanBetween(first, last, matched.today);
  return spans.length > 0 ? ['G', { spans }] : null;
};

function betweenMoments(matched: Matched): Built {
  const at = matched.items.flatMap((one): number[][] => {
    const moments = one.senses.get('C') as Moments | undefined;
    const days = one.senses.get('A') as Days | undefined;
    const clock = one.senses.get('T') as Clock | undefined;
    return moments ? [moments.at] : days ? [days.days] : clock ? [clock.seconds] : [];
  });
  const [starts = [], ends = []] = at;
  const whole = (list: number[], other: number[]): number[] =>
    list.every(one => one < dayMs)
      ? other.flatMap(day => list.map(one => Math.floor(day / dayMs) * dayMs + one * 1000))
      : list;
  const [from, to] = [whole(starts, ends), whole(ends, starts)];
  const spans = from.flatMap((start, n) => {
    const end = to.length === from.length ? to[n] : to.find(one => one > start);
    return end === undefined ? [] : [{ start, end }];
  });
  return spans.length > 0 ? ['J', { spans }] : null;
}

const year = (matched: Matched, nth: number): Spans => wholeYear(matched.get<number>('y', nth) ?? 0);

/** Lengths counted from now or from a day, spans from one end to the other, and open ones. */
export const rangeRules: Rule[] = [
  rule('A ,? y(?!u)', ({ get, all }) => {
    const days = get<Days>('A');
    const at = days?.inYear?.(all<number>('y')[0] ?? 0);
    return at === undefined ? null : ['A', { days: [at] }];
  }),
  rule('U ,? s A', ({ get }) => {
    const length = get<Length>('U');
    return length
      ? ['G', { spans: (get<Days>('A')?.days ?? []).map(start => ({ start, end: shift(start, length, 1) })) }]
      : null;
  }),
  rule('U [bgl]? [bfl_] A(?!A)', matched =>
    matched.has('b') || matched.has('g')
      ? fromDay(matched, -1)
      : matched.has('f') || matched.has('l')
        ? fromDay(matched, 1)
        : null,
  ),
  rule('U F A', matched => fromDay(matched, 1)),
  rule('[iI] U(?!g)', matched => {
    const length = matched.get<Length>('U');
    if (matched.has('I') && length && isTimed(length))
      return ['J', { spans: [{ start: matched.now, end: shift(matched.now, length, 1) }] }];
    if (matched.has('I') && length)
      return ['G', { spans: [{ start: matched.today, end: shift(matched.today, length, 1) }] }];
    return fromNow(matched, 1);
  }),
  rule('i _ u(?![uw])', ({ get, today, now }) => {
    const length = lengthOf(1, get<Unit>('u') ?? 'day');
    return isTimed(length) ? ['C', { at: [shift(now, length, 1)] }] : ['A', { days: [shift(today, length, 1)] }];
  }),
  rule('U g', matched => fromNow(matched, -1)),
  rule('g U', matched => fromNow(matched, -1)),
  rule('b U', matched => (matched.language === 'ar' ? fromNow(matched, -1) : null)),
  rule('U l', matched => fromNow(matched, 1)),
  rule('U b', matched => (matched.language === 'zh' ? fromNow(matched, -1) : null)),
  // From one end to the other.
  rule('F? y [-] y(?!u)|F y & y|F y [-&] [GA]|y [-] [GA]', matched => {
    const first = year(matched, 0);
    const last = matched.get<Days>('A') ?? matched.get<Spans>('G') ?? year(matched, 1);
    const spans = spanBetween(first, last, matched.today);
    return spans.length > 0 ? ['G', { spans }] : null;
  }),
  rule('F? [AG] - y', matched => {
    const spans = spanBetween(
      (matched.get<Days>('A') ?? matched.get<Spans>('G')) as Days | Spans,
      year(matched, 0),
      matched.today,
    );
    return spans.length > 0 ? ['G', { spans }] : null;
  }),
  rule('[Fs] [AG] [-R&] C|[Fs] C [-R&] [AG]', ({ items, now, today, ...matched }) => {
    const atNow = items.map(one =>
      (one.senses.get('C') as Moments | undefined)?.at[0] === now
        ? { ...one, senses: new Map<string, unknown>([['A', { days: [today] }]]) }
        : one,
    );
    return atNow.some(one => one.senses.has('C'))
      ? betweenMoments({ items, now, today, ...matched })
      : between({ ...matched, items: atNow, now, today });
  }),
  rule('[Fs]? [AG] [-R] [AG]|[Fs] [AG] & [AG]', between),
  rule('[Fs] o [-&R] A', ({ get, today }) => {
    const start = dayOfMonthReadings(get<number>('o') ?? 1, today);
    const spans = spanBetween(start, get<Days>('A') as Days, today);
    return spans.length > 0 ? ['G', { spans }] : null;
  }),
  rule('A [-R] [oD](?![u:])', ({ get, all, today, items }) => {
    const last = get<number>('o') ?? all<number>('D')[0] ?? 0;
    const days = get<Days>('A')?.days ?? [];
    const spans = days.map(start => ({ start, end: start + (last - new Date(start).getUTCDate()) * dayMs }));
    return spans.every(one => one.end > one.start) && items.length <= 5 && today ? ['G', { spans }] : null;
  }),
  rule('[Fs] [CT] [-R&] [CA]|[Fs]? C [-R] [CT]|[Fs] C & [CT]|[Fs] T [-R&] C', betweenMoments),
  // Years alone.
  rule('y(?![-/:,.]?[nyu])', matched => (matched.items[0] ? ['G', { ...year(matched, 0), year: true }] : null)),
  rule('y z|z', () => null),
  rule('[AGTVCJ] 6', matched => open(matched, 'since')),
  rule('[bRs] 8? #(?![u1])', matched => {
    const days = dayOfMonthReadings(matched.get<number>('o') ?? 1, matched.today).days;
    return [
      'G',
      matched.has('s')
        ? { spans: days.map(start => ({ start })), open: 'since' }
        : { spans: days.map(end => ({ end })), open: 'before' },
    ];
  }),
  rule('8 #(?![u1Z]| Z)|8 o(?= [TVR])', ({ get, today }) => ['A', dayOfMonthReadings(get<number>('o') ?? 1, today)]),
  rule('8 D(?=[TV,.?!R]| [TVR]|$)|[bRs] D$', ({ all, today, language, has }) => {
    const days = dayOfMonthReadings(all<number>('D')[0] ?? 1, today);
    if (['en', 'it', 'zh'].includes(language)) return null;
    return has('8') ? ['A', days] : ['G', { spans: days.days.map(end => ({ end })), open: 'before' }];
  }),
  // Open ends.
  rule('A ,? [bRfs] T', ({ get, has }) => {
    const at = (get<Days>('A')?.days ?? []).flatMap(day =>
      (get<Clock>('T')?.seconds ?? []).map(one => day + one * 1000),
    );
    return ['J', { spans: at.map(one => (has('b') || has('R') ? { end: one } : { start: one })) }];
  }),
  rule('[bR]+ [AGTVCJ]', matched => open(matched, 'before')),
  rule('f [AGTVCJ]', matched => open(matched, 'after')),
  rule('s [AGCJV]', matched =>
    matched.get<Spans & { year?: boolean }>('G')?.spans[0]?.end === undefined && matched.has('G')
      ? null
      : open(matched, 'since'),
  ),
  rule('#(?!u)', ({ get, today, language }) =>
    language === 'zh' ? ['A', dayOfMonthReadings(get<number>('o') ?? 1, today)] : null,
  ),
  rule('A J|J A', () => null),
  rule('u', ({ get, today }) => (get<Unit>('u') === 'weekend' ? ['G', unitSpan('weekend', 0, today)] : null)),
  rule('[_8] u(?![ywm])', ({ get, today, items, language }) => {
    const unit = get<Unit>('u') ?? 'day';
    if (items.length < 2 || !['week', 'month', 'year', 'day', 'weekend'].includes(unit)) return null;
    return unit === 'day' || language === 'zh' ? null : ['G', unitSpan(unit, 0, today)];
  }),
  rule('[ATCJV] S|S [ATCJV]', () => ['S', true]),
];

/** Chinese puts "before" and "after" behind what they speak of. */
export const hanRules: Rule[] = [
  rule('[AGTVCJ] R', matched => open(matched, 'before')),
  rule('[AGTVCJ] b', matched => open(matched, 'before')),
  rule('[AGTVCJ] s', matched => open(matched, 'since')),
  rule('[AGTVCJ] f', matched => open(matched, 'after')),
];
