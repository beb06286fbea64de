import { type Language, languages } from '../../assistant/vocabulary.ts';

/** A day of a month as it stands in a text; numeric dates have both readings. */
export interface WrittenDate {
  start: number;
  end: number;
  text: string;
  readings: { day: number; month: number; year?: number }[];
}

/** Month names of every language, as that language writes them alone, in a date and shortened. */
function monthNames(): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of languages.filter((one: Language) => one !== 'zh')) {
    for (let month = 0; month < 12; month += 1) {
      const date = new Date(Date.UTC(2026, month, 15));
      for (const style of ['long', 'short'] as const) {
        const alone = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }).format(date);
        const parts = new Intl.DateTimeFormat(language, {
          day: 'numeric',
          month: style,
          timeZone: 'UTC',
        }).formatToParts(date);
        const inDate = parts.find(part => part.type === 'month')?.value ?? alone;
        for (const name of [alone, inDate]) names.set(name.toLowerCase().replace(/\.$/, ''), month + 1);
      }
    }
  }
  return names;
}

const months = monthNames();
const name = [...months.keys()]
  .filter(one => /\p{L}/u.test(one))
  .sort((a, b) => b.length - a.length)
  .join('|');
const dayFirst = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.)?\\s?(?:de |of |d['’])?(${name})(?![\\p{L}])\\.?(?:,?\\s?(?:de )?(\\d{4}))?`,
  'giu',
);
const monthFirst = new RegExp(
  `(?<![\\p{L}])(${name})\\.?\\s(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.,]\\d)(?:,?\\s(\\d{4}))?`,
  'giu',
);
const iso = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g;
const han = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]/g;
const numeric = /(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/g;

function dated(
  match: RegExpMatchArray,
  days: [day: string | undefined, month: number | undefined, year: string | undefined][],
): WrittenDate {
  const start = match.index ?? 0;
  const readings = days
    .map(([day, month, year]) => {
      const number = year === undefined ? undefined : Number(year) + (year.length === 2 ? 2000 : 0);
      return { day: Number(day), month: month ?? 0, ...(number === undefined ? {} : { year: number }) };
    })
    .filter(({ day, month }) => day >= 1 && day <= 31 && month >= 1 && month <= 12);
  return { start, end: start + match[0].length, text: match[0], readings };
}

const monthOf = (word = '') => months.get(word.toLowerCase().replace(/\.$/, ''));

/** Every date with a day and a month, in words of any supported language or in digits. */
export function datesIn(text: string): WrittenDate[] {
  if (!/\d/.test(text)) return [];
  return [
    ...[...text.matchAll(iso)].map(m => dated(m, [[m[3], Number(m[2]), m[1]]])),
    ...[...text.matchAll(han)].map(m => dated(m, [[m[3], Number(m[2]), m[1]]])),
    ...[...text.matchAll(numeric)].map(m =>
      dated(m, [
        [m[1], Number(m[3]), m[4]],
        [m[3], Number(m[1]), m[4]],
      ]),
    ),
    ...[...text.matchAll(dayFirst)].map(m => dated(m, [[m[1], monthOf(m[2]), m[3]]])),
    ...[...text.matchAll(monthFirst)].map(m => dated(m, [[m[2], monthOf(m[1]), m[3]]])),
  ].filter(date => date.readings.length > 0);
}

/** True where a reading of each is the same day; a year counts where both name one. */
export function sameDate(a: WrittenDate, b: WrittenDate): boolean {
  return a.readings.some(one =>
    b.readings.some(
      other =>
        one.day === other.day && one.month === other.month && (one.year ?? other.year) === (other.year ?? one.year),
    ),
  );
}
