import { addMonths, dayMs, dayOf, firstOfMonth, holidayOf, mondayOf, monthOf, weekdayOf, yearOf } from './calendar.ts';
import { type Days, dayWritten, type Spans, weekdayReadings } from './meanings.ts';
import type { Built, Matched } from './rules.ts';
import type { Unit } from './words.ts';

export const day = (value: Days | null): Built => (value ? ['A', value] : null);
export const span = (value: Spans | null | undefined): Built => (value ? ['G', value] : null);

export const fullYear = (year: number): number => (year >= 100 ? year : year < 35 ? 2000 + year : 1900 + year);

export function ofMonth({ get, now, all, has }: Matched): Built {
  if (has('u') && get<Unit>('u') !== 'day') return null;
  const month = get<number>('m') ?? 0;
  const number = get<number>('o') ?? all<number>('D')[0];
  const year = get<number>('y') ?? all<number>('n').find(n => n > 31);
  if (number === undefined || number < 1 || number > 31) return null;
  return day(dayWritten({ month, day: number, ...(year !== undefined && { year: fullYear(year) }) }, now));
}

/** "Friday 23": the last and the next month whose 23rd is a Friday. */
export function weekdayAndDay({ get, all, today }: Matched): Built {
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
export function relativeWeekday({ get, today }: Matched): Built {
  const step = get<number>('x') ?? 0;
  const weekday = get<number>('w') ?? 0;
  const readings = weekdayReadings(weekday, today).days;
  if (Math.abs(step) === 10) return day({ days: readings.slice(step > 0 ? 1 : 0).slice(0, 1) });
  return day({ days: [mondayOf(today) + (step * 7 + weekday - 1) * dayMs], ofNextWeek: step === 1 });
}

export function holiday({ get, today }: Matched): Built {
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
