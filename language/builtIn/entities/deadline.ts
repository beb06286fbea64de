import type { Day } from '../../../assistant/documents.ts';
import { wallClock } from '../../../assistant/localTime.ts';
import type { Language } from '../../../assistant/vocabulary.ts';
import type { Lexicon } from '../lexicon.ts';
import { dayMs, midnight, mondayOf } from './dates/calendar.ts';
import { shift } from './dates/meanings.ts';
import { readDates, type TimeSaid } from './dates/readDates.ts';
import {
  type Context,
  found,
  isCounted,
  isDenied,
  isGreeting,
  isLed,
  isRate,
  isStart,
  isTheirs,
} from './deadlineContext.ts';

const minute = 60_000;
const walls = new Map<string, { minute: number; wall: number }>();

/** The wall time in the zone, to the minute, as milliseconds UTC; an unknown zone counts as UTC. */
function wallTime(now: Date, timeZone: string): number {
  const current = Math.floor(now.getTime() / minute);
  const known = walls.get(timeZone);
  if (known?.minute === current) return known.wall;
  const wall = readWall(now, timeZone);
  walls.set(timeZone, { minute: current, wall });
  return wall;
}

function readWall(now: Date, timeZone: string): number {
  try {
    return wallClock(now.getTime(), timeZone);
  } catch {
    return now.getTime();
  }
}

/** A number that may begin a date, or a word of time: only then is the text read for one. */
const mayHoldDate = /\d|\p{L}{2}|\p{Script=Han}/u;

/** The day the buyer wants it by, from digit text; one said with "by" or "before" goes before others. `asked`: it was just asked for, so "2 weeks" alone is one. */
export function deadlineIn(
  text: string,
  lexicon: Lexicon,
  now: Date,
  timeZone: string,
  asked: boolean,
): Day | undefined {
  if (!mayHoldDate.test(text)) return undefined;
  const moment = wallTime(now, timeZone);
  const wanted = readDates(text, lexicon.language, moment).flatMap(said => {
    const context = { text, lexicon, now: moment, today: midnight(moment), asked };
    const day =
      isDenied(text, said) || isTheirs(said, context) || isRate(said, context) ? undefined : dayMeant(said, context);
    return day === undefined ? [] : [{ day, by: said.open === 'before' }];
  });
  const chosen = wanted.find(one => one.by) ?? wanted[0];
  return chosen && new Date(chosen.day).toISOString().slice(0, 10);
}

export function isUrgent(text: string, lexicon: Lexicon): boolean {
  return found(lexicon, 'urgent', lexicon.time.urgent, text);
}

/** The last day that will do, in milliseconds; undefined where what is said is past, or no deadline. */
function dayMeant(said: TimeSaid, context: Context): number | undefined {
  const day = dayOfKind(said, context);
  return day !== undefined && day >= context.today ? day : undefined;
}

function dayOfKind(said: TimeSaid, context: Context): number | undefined {
  const { today, now, asked } = context;
  switch (said.kind) {
    case 'day':
      return isGreeting(said, context) || isStart(said, context) ? undefined : comingDay(said, context);
    case 'days':
      return lastDay(said, context);
    case 'moment': {
      const at = said.spans.map(one => one.start ?? 0).find(one => one > now);
      return at !== undefined && (at - now >= 3_600_000 || asked) ? midnight(at) : undefined;
    }
    case 'moments': {
      // Opening hours: "mon-fri 9 to 5".
      if ((said.open && said.open !== 'before') || /[-–—]\s*$/.test(context.text.slice(0, said.from))) return undefined;
      const ends = said.spans.map(one => one.end ?? one.start ?? 0);
      const at = ends.find(one => one >= now);
      return at === undefined ? undefined : midnight(at);
    }
    case 'length':
      return said.length && isCounted(said, context)
        ? midnight(shift(said.length.seconds >= 86_400 || said.length.seconds === 0 ? today : now, said.length, 1))
        : undefined;
    default:
      return undefined;
  }
}

/** Where "next Friday" is next week's; elsewhere it is the coming one. */
const skipsThisWeek = new Set<Language>(['en', 'de', 'zh']);

function comingDay({ spans, holiday, ofNextWeek }: TimeSaid, { today, lexicon }: Context): number | undefined {
  const day = spans.map(one => one.start ?? 0).find(one => one >= today);
  if (day === undefined) return undefined;
  if (holiday) return beforeHoliday(day, holiday);
  const week = 7 * dayMs;
  return ofNextWeek && !skipsThisWeek.has(lexicon.language) && day - week > today ? day - week : day;
}

/** "For Christmas" is in time on Christmas Eve. */
function beforeHoliday(day: number, holiday: string): number {
  return holiday === '12-25' || holiday === '1-1' ? day - dayMs : day;
}

function lastDay(said: TimeSaid, context: Context): number | undefined {
  const { spans, open, unit, part, holiday, year } = said;
  const { today, text, asked } = context;
  if (open === 'after' || open === 'since' || (year && !open)) return undefined;
  const span = spans.find(one => (one.end ?? 0) > today);
  if (span?.end === undefined) return undefined;
  if (open === 'before' && unit === 'week' && part === 'end') return mondayOf(span.end - dayMs) + 4 * dayMs;
  if (open === 'before') return holiday ? beforeHoliday(span.end, holiday) : unit ? span.end - dayMs : span.end;
  if (unit === undefined) return /\d/.test(text.slice(said.from, said.to)) ? span.end : undefined;
  const last = span.end - dayMs;
  switch (unit) {
    case 'week':
    case 'businessWeek':
    case 'fortnight':
      // A week ends on its Friday, or is over today.
      return part === undefined || part === 'end' ? Math.max(mondayOf(last) + 4 * dayMs, today) : last;
    case 'weekend':
    case 'day':
    case 'businessDay':
      return last;
    case 'month':
      if (part === 'mid') return (span.start ?? 0) + 5 * dayMs;
      if (part === 'start') return Math.max((span.start ?? 0) + 4 * dayMs, today);
      // A month by its name alone is no deadline, "next month" and "in May" are.
      return part === 'end' || asked || spans.length === 1 || isLed(said, context) ? last : undefined;
    default:
      return part === 'end' || asked ? last : undefined;
  }
}
