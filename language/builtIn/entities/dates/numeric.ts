import type { Language } from '../../../../assistant/vocabulary.ts';

/** A date or time written in figures, where it stands. */
export interface Written {
  from: number;
  to: number;
  kind: string;
  value: unknown;
}

/** A day as written: no year where none was. */
export interface DayWritten {
  year?: number | number[];
  month: number;
  day: number;
}

export interface ClockWritten {
  hour: number;
  minute: number;
  second: number;
  /** 1 in the afternoon, 0 before, undefined where it was not said. */
  pm?: number;
}

const yearFirst = /(\d{4})\s?([-/.年])\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})[日号]?(?!\d|-\d)/y;
const yearLast = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d|\2\d)/y;
const spaced = /(\d{1,2}) (\d{1,2}) (\d{4})(?!\d)/y;
const yearSpaced = /(\d{4}) (\d{1,2}) (\d{1,2})(?! ?\d)/y;
const pair = /(\d{1,2})\/(\d{1,2})(?![\d/]|[.,]\d)/y;
const dotted = /(\d{1,2})\.(\d{1,2})\.(?!\d)|(\d{1,2})\.(0[1-9]|1[0-2])(?![\d.,:]|\s?(?:uhr|h\b|%|€|\$|k\b))/y;
const clock = /(\d{1,2})(?::|h(?=\d))(\d{2})(?::(\d{2}))?\s?(?:h\b)?(?:\s?([ap])\.?\s?m\b\.?|([ap])(?!\p{L}))?(?!\d)/uy;
const half = /(\d{1,2})[:.](\d{2})\s?([ap])\.?\s?m\b\.?/y;
const meridian = /(\d{1,2})\s?([ap])(?:\.?\s?m)?\b\.?(?!\.\w)/y;
const military = /(\d{1,2})(\d{2})\s?([ap])\.?m\b\.?/y;
const uhr = /(\d{1,2})(?:[.:](\d{2}))?\s?uhr(?:\s(\d{1,2})(?!\d|\.))?(?!\p{L})/uy;
const hour24 = /(\d{1,2})\s?h(?![\p{L}\d])/uy;
const ordinal =
  /(\d{1,2})(?:\s?(?:st|nd|rd|th)|er|re|ro|ra|eme|ieme|e|\.?[ºoª°]|\.?º|-?го|-?ое|-?е|-?му|-?ого)(?![\p{L}\d])/uy;
const dottedDay = /(\d{1,2})\.(?=\s?\p{L}|\s?$|\s(?:und|bis))/uy;
const hanYear = /(\d{4}|0\d)\s?年(?!前|后|後)/y;
const hanDay = /(?:初)?(\d{1,2})\s?[日号號](?!元)/y;
const hanDecade = /(\d0)年代/y;
const decades = /(\d{3}0)\s?'?s(?![\p{L}\d])/uy;
const hanMonth = /(\d{1,2})\s?月份?/y;
const hanClock = /(\d{1,2})\s?[点點时時](?!间|候)[钟鐘整]?(?:([13])刻|(半)|(\d{1,2})(?:分(?!钟))?(?:(\d{1,2})秒)?)?/y;
const dashed = /\+?\d+(?:-\d+){2,}|(?!(?:19|20)\d\d-(?:19|20)\d\d(?!\d))\d{3,}-\d{3,}/y;

/** What is written in figures at this place, if it is a date, a time or a day of a month; English and Chinese put the month first. */
export function numericDate(text: string, at: number, language: Language): Written | undefined {
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const found = (kind: string, value: unknown, length: number): Written => ({ from: at, to: at + length, kind, value });
  const day = (length: number, written: DayWritten | undefined) => (written ? found('0', written, length) : undefined);
  return dayIn(match, day, language) ?? timeIn(match, found, text, at, language) ?? partIn(match, found, language);
}

type Match = (pattern: RegExp) => RegExpExecArray | null;
type Found = (kind: string, value: unknown, length: number) => Written;

function dayIn(
  match: Match,
  day: (length: number, written: DayWritten | undefined) => Written | undefined,
  language: Language,
) {
  const first = match(yearFirst) ?? match(yearSpaced);
  if (first) {
    const [a, b] = first.length === 5 ? [Number(first[3]), Number(first[4])] : [Number(first[2]), Number(first[3])];
    return day(first[0].length, ordered(a, b, true, Number(first[1])));
  }
  const last = match(yearLast) ?? match(spaced);
  if (last) {
    const [a, mark, b, year] =
      last.length === 5 ? [last[1], last[2], last[3], last[4]] : [last[1], ' ', last[2], last[3]];
    // Two figures each: the year may stand first (12-11-10), as Chinese has it.
    if (language === 'zh' && year?.length === 2)
      return day(last[0].length, ordered(Number(b), Number(year), true, 2000 + Number(a)));
    const monthFirst = language === 'en' && mark !== '.';
    return day(last[0].length, ordered(Number(a), Number(b), monthFirst, yearsOf(year ?? '')));
  }
  const two = match(pair);
  if (two) return day(two[0].length, ordered(Number(two[1]), Number(two[2]), language === 'en' || language === 'zh'));
  const dots = language === 'de' || language === 'ru' ? match(dotted) : null;
  if (dots) return day(dots[0].length, ordered(Number(dots[1] ?? dots[3]), Number(dots[2] ?? dots[4]), false));
  return undefined;
}

/** Two figures of a year are this century's until they would be far ahead. */
function yearsOf(year: string): number | number[] {
  const number = Number(year);
  if (year.length === 4) return number;
  return number < 35 ? 2000 + number : number < 40 ? [1900 + number, 2000 + number] : 1900 + number;
}

function ordered(a: number, b: number, monthFirst: boolean, year?: number | number[]): DayWritten | undefined {
  const [month, day] = (monthFirst && a <= 12) || b > 12 ? [a, b] : [b, a];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return { month, day, ...(year !== undefined && { year }) };
}

function timeIn(match: Match, found: Found, text: string, at: number, language: Language): Written | undefined {
  const time = (m: RegExpExecArray, hour: string | undefined, minute?: string, second?: string, half?: string) => {
    const value: ClockWritten = { hour: Number(hour), minute: Number(minute ?? 0), second: Number(second ?? 0) };
    if (half) value.pm = half === 'p' ? 1 : 0;
    return value.hour > 24 || value.minute > 59 || value.second > 59
      ? undefined
      : found('t', value, m[0].trimEnd().length);
  };
  const exact = match(half) ?? match(military);
  if (exact) return time(exact, exact[1], exact[2], undefined, exact[3]);
  const written = match(clock);
  if (written) return time(written, written[1], written[2], written[3], written[4] ?? written[5]);
  const german = language === 'de' ? match(uhr) : null;
  if (german) return time(german, german[1], german[2] ?? german[3]);
  const han = language === 'zh' ? match(hanClock) : null;
  if (han)
    return time(han, han[1], han[4] ?? (han[3] ? '30' : han[2] ? String(Number(han[2]) * 15) : undefined), han[5]);
  const said = match(meridian);
  if (
    said &&
    (said[0].length > 2 + (said[1]?.length ?? 0) - 1 || language === 'en') &&
    Number(said[1]) <= 12 &&
    isMeridian(said[0], text, at, language)
  )
    return time(said, said[1], undefined, undefined, said[2]);
  const french = language === 'fr' ? match(hour24) : null;
  return french ? time(french, french[1]) : undefined;
}

/** A lone a or p after a figure is "am" or "pm" in English only, and not an article. */
function isMeridian(said: string, text: string, at: number, language: Language): boolean {
  if (/m/.test(said)) return true;
  return language === 'en' && /^\d{1,2}[ap](?![\p{L}\d])/u.test(text.slice(at));
}

function partIn(match: Match, found: Found, language: Language): Written | undefined {
  if (language === 'zh') {
    const year = match(hanYear);
    if (year) return found('y', year[1]?.length === 4 ? Number(year[1]) : 2000 + Number(year[1]), year[0].length);
    const decade = match(hanDecade);
    if (decade) return found('9', Number(decade[1]), decade[0].length);
    const day = match(hanDay);
    if (day) return found('o', Number(day[1]), day[0].length);
    const month = match(hanMonth);
    return month && Number(month[1]) <= 12 ? found('m', Number(month[1]), month[0].length) : undefined;
  }
  const decade = language === 'en' ? match(decades) : null;
  if (decade) return found('9', Number(decade[1]), decade[0].length);
  const long = match(dashed);
  if (long && long[0].length > 7) return found('Z', long[0], long[0].length);
  const nth = match(ordinal) ?? (language === 'de' ? match(dottedDay) : null);
  return nth && Number(nth[1]) >= 1 ? found('o', Number(nth[1]), nth[0].length) : undefined;
}
