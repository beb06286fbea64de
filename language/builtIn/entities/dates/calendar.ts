/** Days and moments are milliseconds UTC that stand for local wall time. */
export const dayMs = 86_400_000;

export interface Span {
  start?: number;
  end?: number;
}

/** The day, or undefined where the month has no such day. */
export function dayOf(year: number, month: number, day: number): number | undefined {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : undefined;
}

export const yearOf = (at: number): number => new Date(at).getUTCFullYear();
export const monthOf = (at: number): number => new Date(at).getUTCMonth() + 1;
export const midnight = (at: number): number => Math.floor(at / dayMs) * dayMs;
/** Monday is 1, Sunday 7. */
export const weekdayOf = (at: number): number => new Date(at).getUTCDay() || 7;
export const mondayOf = (at: number): number => midnight(at) - (weekdayOf(at) - 1) * dayMs;
export const firstOfMonth = (year: number, month: number): number => Date.UTC(year, month - 1, 1);

/** The same day so many months on, or the month's last. */
export function addMonths(at: number, months: number): number {
  const date = new Date(at);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const last = new Date(Date.UTC(yearOf(first), monthOf(first), 0)).getUTCDate();
  return first + (Math.min(date.getUTCDate(), last) - 1) * dayMs + (at - midnight(at));
}

/** A day and month without its year: the last one and the next; today counts as the next. */
export function readingsOf(month: number, day: number, now: number): number[] {
  const step = month === 2 && day === 29 ? 8 : 1;
  let past: number | undefined;
  let next: number | undefined;
  for (let year = yearOf(now) - step; year <= yearOf(now) + step; year++) {
    const at = dayOf(year, month, day);
    if (at === undefined) continue;
    if (at < now) past = at;
    else next ??= at;
  }
  return past === undefined || next === undefined ? [] : [past, next];
}

/** Easter Sunday, by the Gregorian computus. */
function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

/** A holiday's day in a year: "12-25", "easter+1", or "11-4#4" (November's fourth Thursday, Monday being 1). */
export function holidayOf(rule: string, year: number): number {
  const easter = /^easter([+-]\d+)$/.exec(rule);
  if (easter) return easterOf(year) + Number(easter[1]) * dayMs;
  const nth = /^(\d+)-(\d)#(\d)$/.exec(rule);
  if (nth) {
    const first = firstOfMonth(year, Number(nth[1]));
    return first + (((Number(nth[2]) - weekdayOf(first) + 7) % 7) + (Number(nth[3]) - 1) * 7) * dayMs;
  }
  const [month = 1, day = 1] = rule.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}

export function addBusinessDays(today: number, count: number): number {
  let at = today;
  for (let left = Math.abs(count); left > 0; ) {
    at += Math.sign(count) * dayMs;
    if (weekdayOf(at) < 6) left--;
  }
  return at;
}
