import type { Freelancer, WeeklyHours } from '../../assistant/documents.ts';
import type { Language } from '../../assistant/vocabulary.ts';
import { zoneIn } from '../../language/phrases/values.ts';

const week: WeeklyHours['day'][] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** A Monday. */
const firstDay = Date.UTC(2024, 0, 1);
const dayMs = 24 * 3600 * 1000;

/** The working hours in words, "Mon–Fri 09:00–17:30 (Lisbon)"; null where the freelancer has not said any. */
export function usuallyThere(hours: WeeklyHours[], { timeZone }: Freelancer, language: Language): string | null {
  if (hours.length === 0) return null;
  const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const nameOf = (day: number): string => names.format(firstDay + day * dayMs);
  const spans = spansOf(hours).map(({ from, to, times }) => {
    const days = from === to ? nameOf(from) : range(nameOf(from), nameOf(to));
    return `${days}\u00a0${times}`;
  });
  return `${new Intl.ListFormat(language, { type: 'unit' }).format(spans)} (${zoneIn(language, timeZone)})`;
}

/** Never broken at its dash, where a line would end. */
const range = (from: string, to: string): string => `${from}\u2060–\u2060${to}`;

/** Days that follow one another with the same hours are one span. */
function spansOf(hours: WeeklyHours[]): { from: number; to: number; times: string }[] {
  const spans: { from: number; to: number; times: string }[] = [];
  week.forEach((day, n) => {
    const times = hours
      .filter(one => one.day === day)
      .map(({ from, to }) => range(from, to))
      .join(', ');
    const last = spans.at(-1);
    if (!times) return;
    if (last && last.times === times && last.to === n - 1) last.to = n;
    else spans.push({ from: n, to: n, times });
  });
  return spans;
}
