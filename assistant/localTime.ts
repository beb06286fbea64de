import type { Day } from './documents.ts';

/** What the clock on the wall shows in a time zone. */
export interface LocalTime {
  day: Day;
  /** 0 is Sunday. */
  weekday: number;
  /** Since local midnight by the wall clock, so it jumps with daylight saving time. */
  minutes: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** The wall clock's reading as if it were UTC, in whole minutes; throws a RangeError for an unknown zone. */
export function wallClock(at: number, timeZone: string): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) parts[type] = value;
  const read = (type: string) => Number(parts[type]);
  return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'));
}

/** Local day, weekday and time of an instant in an IANA time zone. */
export function localTime(at: Date, timeZone: string): LocalTime {
  const wall = new Date(wallClock(at.getTime(), timeZone));
  return {
    day: wall.toISOString().slice(0, 10),
    weekday: wall.getUTCDay(),
    minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
  };
}

/** The first instant at which the wall clock shows this time or, where daylight saving time skips it, a later one. */
export function instantOf(day: Day, minutes: number, timeZone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * minuteMs;
  // No zone changes twice within two days, so one of these offsets is the right one.
  const offsets = [wall - dayMs, wall + dayMs].map(at => wallClock(at, timeZone) - at);
  const instants = offsets.map(offset => wall - offset).sort((a, b) => a - b);
  const exact = instants.find(at => wallClock(at, timeZone) === wall);
  if (exact !== undefined) return new Date(exact);
  let after = Math.max(...instants);
  while (wallClock(after - minuteMs, timeZone) >= wall) after -= minuteMs;
  return new Date(after);
}

/** The calendar day so many days later. */
export function dayAfter(day: Day, days = 1): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
