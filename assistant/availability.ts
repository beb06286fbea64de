import type { Day, Freelancer, Settings, WeeklyHours } from './documents.ts';
import { dayAfter, instantOf, localTime } from './localTime.ts';

export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const satisfies WeeklyHours['day'][];

/** How far ahead we look for working hours: a year of dates off and a leap day. */
const horizonDays = 366;
const dayMinutes = 24 * 60;

const weekdayOf = (day: Day) => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()];

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** Start and end in minutes from the start's midnight; the end is past 24 hours where it falls on the next day. */
function span(hours: WeeklyHours): { from: number; to: number } {
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  return { from, to: to > from ? to : to + dayMinutes };
}

/**
 * Whether the instant falls into the weekly hours of the time zone. A day off counts from midnight to midnight
 * and takes a shift that begins on it along. Hours that begin and end at the same time last a whole day.
 */
export function isWithin(weekly: WeeklyHours[], datesOff: Day[], timeZone: string, at: Date): boolean {
  const { day, minutes } = localTime(at, timeZone);
  if (datesOff.includes(day)) return false;
  const begun = (start: Day, elapsed: number) =>
    !datesOff.includes(start) &&
    weekly.some(hours => {
      const { from, to } = span(hours);
      return hours.day === weekdayOf(start) && from <= elapsed && elapsed < to;
    });
  return begun(day, minutes) || begun(dayAfter(day, -1), minutes + dayMinutes);
}

/** Whether the freelancer is away: by their status on the marketplace, or by the days set in the settings (both included). */
export function isOutOfOffice(settings: Settings, freelancer: Freelancer, now: Date): boolean {
  return freelancer.outOfOffice || awayUntil(settings, freelancer, now) !== null;
}

/** The last day of the absence set in the settings, while it lasts. */
function awayUntil(settings: Settings, freelancer: Freelancer, now: Date): Day | null {
  const away = settings.outOfOffice;
  if (!away) return null;
  const { day } = localTime(now, freelancer.timeZone);
  return away.from <= day && day <= away.to ? away.to : null;
}

/** Whether a buyer can expect the freelancer in person now; without own working hours, whenever they are not away. */
export function isWorkingNow(settings: Settings, freelancer: Freelancer, now: Date): boolean {
  if (isOutOfOffice(settings, freelancer, now)) return false;
  if (settings.workingHours.length === 0) return true;
  return isWithin(settings.workingHours, settings.availability.datesOff, freelancer.timeZone, now);
}

/**
 * When to expect the freelancer: `now` while they work, else the start of their next working hours. Null where nobody
 * can know: away with no day of return, or never at work. Back from an absence without own working hours: that midnight.
 */
export function nextWorkingMoment(settings: Settings, freelancer: Freelancer, now: Date): Date | null {
  if (isWorkingNow(settings, freelancer, now)) return now;
  const lastAway = awayUntil(settings, freelancer, now);
  if (freelancer.outOfOffice && !lastAway) return null;
  const { timeZone } = freelancer;
  const from = lastAway ? instantOf(dayAfter(lastAway), 0, timeZone) : now;
  if (settings.workingHours.length === 0) return from;
  return nextStart(settings, timeZone, from);
}

function nextStart(settings: Settings, timeZone: string, from: Date): Date | null {
  const { workingHours, availability, outOfOffice } = settings;
  const isAway = (day: Day) => outOfOffice !== null && outOfOffice.from <= day && day <= outOfOffice.to;
  const isFree = (at: Date) =>
    isWithin(workingHours, availability.datesOff, timeZone, at) && !isAway(localTime(at, timeZone).day);
  if (isFree(from)) return from;
  let { day } = localTime(from, timeZone);
  for (let ahead = 0; ahead <= horizonDays; ahead++, day = dayAfter(day)) {
    const starts = workingHours
      .filter(hours => hours.day === weekdayOf(day))
      .map(hours => instantOf(day, minutesOf(hours.from), timeZone))
      // A shift begun on the day before may go on once an absence or a day off ends at midnight.
      .concat(instantOf(day, 0, timeZone))
      .filter(start => start >= from && isFree(start))
      .sort((a, b) => a.getTime() - b.getTime());
    if (starts[0]) return starts[0];
  }
  return null;
}
