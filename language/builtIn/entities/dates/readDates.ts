import type { Language } from '../../../../assistant/vocabulary.ts';
import { dayMs, midnight, type Span } from './calendar.ts';
import type { Clock, Moments } from './clock.ts';
import { clockRules } from './clockRules.ts';
import { weekdayRules, writtenRules } from './dayRules.ts';
import { type Item, itemsOf } from './items.ts';
import type { Days, Length, Spans } from './meanings.ts';
import { momentRules } from './momentRules.ts';
import { hanRules, rangeRules } from './rangeRules.ts';
import { expectKinds, type Rule, reduce } from './rules.ts';
import { nestedRules, unitRules } from './unitRules.ts';
import { dateWordsOf, type Unit } from './words.ts';

/** What a text says of time, with all it can mean: days and moments in milliseconds of local time, times of day and lengths in seconds. */
export interface TimeSaid {
  from: number;
  to: number;
  kind: 'day' | 'days' | 'time' | 'times' | 'moment' | 'moments' | 'length' | 'recurring' | 'season';
  spans: Span[];
  /** An open span: only its end or its start was said. */
  open?: 'before' | 'after' | 'since';
  /** A whole unit of the calendar, or so many of them: its last day is the one before its end. */
  unit?: Unit;
  part?: 'start' | 'mid' | 'end';
  /** See holidayOf. */
  holiday?: string;
  ofNextWeek?: boolean;
  /** A year by its number alone, which may be any number. */
  year?: boolean;
  length?: Length;
}

const kinds: Record<string, TimeSaid['kind']> = {
  A: 'day',
  G: 'days',
  T: 'time',
  V: 'times',
  C: 'moment',
  J: 'moments',
  U: 'length',
  S: 'recurring',
  z: 'season',
};

const rules: Rule[] = [
  ...writtenRules,
  ...nestedRules,
  ...weekdayRules,
  ...unitRules,
  ...clockRules,
  ...momentRules,
  ...rangeRules,
];
const rulesOfHan: Rule[] = [...rules.slice(0, -1), ...hanRules, ...rules.slice(-1)];

const prepared = new Set<Language>();

/** What numbers, figures and rules make, beside the words of the language. */
const made = [
  'n',
  'ny',
  'nD',
  '0',
  't',
  'y',
  'm',
  'o',
  '#o',
  '9',
  'A',
  'G',
  'T',
  'V',
  'C',
  'J',
  'U',
  'S',
  'z',
  'p',
  'Z',
  ',',
  '/',
  '.',
  ':',
  ';',
  '(',
  ')',
];

function prepare(language: Language): void {
  if (prepared.has(language)) return;
  const figures = made.map(kinds => ({ senses: new Map<string, unknown>([...kinds].map(kind => [kind, 0])) }));
  const ordinal = { senses: new Map<string, unknown>([['o', 0]]) };
  expectKinds([...figures, ordinal, ...dateWordsOf(language).entries.values()]);
  prepared.add(language);
}

/** Numbers and words of time; "before", "next" or "the" with none of them say nothing of time, and no rule need be tried. */
const telling = 'n t y D o # 0 9 m w d p P u Y N z S X'.split(' ');
const tells = ({ senses, weak }: Item): boolean => weak === true || telling.some(kind => senses.has(kind));

/** All mentions of time in digit text, in order; `now` in milliseconds of the reader's local time. */
export function readDates(text: string, language: Language, now: number): TimeSaid[] {
  prepare(language);
  const moment = { now, today: midnight(now), language };
  const read = itemsOf(text, language);
  if (!read.some(tells)) return [];
  const items = reduce(read, language === 'zh' ? rulesOfHan : rules, moment);
  return items.flatMap(({ from, to, senses }): TimeSaid[] => {
    const [kind = '', value] = [...senses].find(([one]) => one in kinds) ?? [];
    const name = kinds[kind];
    return name ? [{ from, to, kind: name, ...spansOf(kind, value) }] : [];
  });
}

type Said = Omit<TimeSaid, 'from' | 'to' | 'kind'>;

function spansOf(kind: string, value: unknown): Said {
  const points = (list: number[], length: number): Span[] => list.map(start => ({ start, end: start + length }));
  if (kind === 'A') {
    const { days, holiday, ofNextWeek } = value as Days;
    return { spans: points(days, dayMs), ...(holiday && { holiday }), ...(ofNextWeek && { ofNextWeek }) };
  }
  if (kind === 'T') return { spans: points((value as Clock).seconds, 0) };
  if (kind === 'C') return { spans: points((value as Moments).at, 0) };
  if (kind === 'U') return { spans: [{ start: 0, end: (value as Length).total }], length: value as Length };
  if (kind === 'S' || kind === 'z') return { spans: [] };
  const { spans, open, unit, part, holiday, year } = value as Spans & Said;
  return {
    spans: spans.filter(one => !Number.isNaN(one.start) && !Number.isNaN(one.end)),
    ...(open && { open }),
    ...(unit && { unit }),
    ...(part && { part }),
    ...(holiday && { holiday }),
    ...(year && { year }),
  };
}
