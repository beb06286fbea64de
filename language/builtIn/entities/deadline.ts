import type { Day } from '../../../assistant/documents.ts';
import { cached, edges, type Lexicon } from '../lexicon.ts';

const dayMs = 86_400_000;

/** The calendar day it is in the zone, as UTC midnight; an unknown zone counts as UTC. */
function todayIn(now: Date, timeZone: string): Date {
  let day: string;
  try {
    day = dayFormat(timeZone).format(now);
  } catch {
    day = now.toISOString().slice(0, 10);
  }
  return new Date(`${day}T00:00:00Z`);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, made);
  return made;
}

function plus(today: Date, days: number): Day {
  return new Date(today.getTime() + days * dayMs).toISOString().slice(0, 10);
}

interface Context {
  text: string;
  lexicon: Lexicon;
  today: Date;
  /** A deadline was just asked for: "2 weeks" alone is one. */
  asked: boolean;
}

type Rule = (context: Context) => Day | undefined;

/** The day the buyer wants it by, from digit text; the first rule that finds one decides. */
export function deadlineIn(
  text: string,
  lexicon: Lexicon,
  now: Date,
  timeZone: string,
  asked: boolean,
): Day | undefined {
  const context = { text, lexicon, today: todayIn(now, timeZone), asked };
  for (const rule of rules) {
    const day = rule(context);
    if (day) return day;
  }
  return undefined;
}

export function isUrgent(text: string, lexicon: Lexicon): boolean {
  return found(lexicon, 'urgent', lexicon.time.urgent, text) !== null;
}

function found(lexicon: Lexicon, name: string, words: string, text: string): RegExpExecArray | null {
  const { begin, end } = edges(lexicon.language);
  return cached(`time ${name} ${lexicon.language}`, () => new RegExp(begin + words + end, 'u')).exec(text);
}

function anyOf(groups: string[]): string {
  return groups.length ? `(?:${groups.join('|')})` : '(?!)';
}

const iso: Rule = ({ text }) => {
  const match = /(?<!\d)(20\d\d)[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)/.exec(text);
  return match ? calendarDay(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
};

function calendarDay(year: number, month: number, day: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** A day and month to come: this year's, or the next year's once it is past. */
function toCome(today: Date, month: number, day: number, year?: number): Day | undefined {
  const first = year ?? today.getUTCFullYear();
  const here = calendarDay(first, month, day);
  return here && year === undefined && here < plus(today, 0) ? calendarDay(first + 1, month, day) : here;
}

const named: Rule = ({ text, lexicon, today }) => {
  if (lexicon.language === 'zh') {
    const match = /(\d{1,2})月(?:(\d{1,2})[日号]?|底)/.exec(text);
    return match ? toCome(today, Number(match[1]), match[2] ? Number(match[2]) : 28) : undefined;
  }
  const months = lexicon.time.months;
  const { begin, end } = edges(lexicon.language);
  const month = `(?<month>${anyOf(months)})${end}\\.?`;
  const pattern = cached(`date ${lexicon.language}`, () => {
    const day = '(?<![\\d.,])(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\\.|-?го|-?е)?';
    const other = '(?<![\\d.,])(?<day2>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])';
    const year = '(?:[\\s,]+(?:de |del |of )?(?<year>20\\d\\d))?';
    return new RegExp(
      `${day}\\s*(?:of |de |do |di |من )?${begin}${month}${year}|${begin}${month.replace('?<month>', '?<month2>')}\\s*(?:the )?${other}${year.replace('?<year>', '?<year2>')}`,
      'u',
    );
  });
  const groups = pattern.exec(text)?.groups;
  if (groups) {
    const at = months.findIndex(name => new RegExp(`^${name}$`, 'u').test(groups.month ?? groups.month2 ?? ''));
    const year = groups.year ?? groups.year2;
    return toCome(today, at + 1, Number(groups.day ?? groups.day2), year ? Number(year) : undefined);
  }
  return partOfMonth({ text, lexicon, today });
};

/** "mid March", "end of June", "a finales de marzo". */
function partOfMonth({ text, lexicon, today }: Omit<Context, 'asked'>): Day | undefined {
  const { begin, end } = edges(lexicon.language);
  for (const [part, name] of [
    ['endOf', 0],
    ['midOf', 15],
    ['beginOf', 5],
  ] as const) {
    const match = cached(
      `${part} ${lexicon.language}`,
      () =>
        new RegExp(
          `${begin}${lexicon.time[part]}[\\s-]*(?:${lexicon.language === 'ar' ? '' : "de |d'|di "})?(?<month>${anyOf(lexicon.time.months)})${end}`,
          'u',
        ),
    ).exec(text);
    const said = match?.groups?.month;
    if (!said) continue;
    const month = lexicon.time.months.findIndex(one => new RegExp(`^${one}$`, 'u').test(said)) + 1;
    const last = new Date(Date.UTC(today.getUTCFullYear(), month, 0)).getUTCDate();
    return toCome(today, month, name || last);
  }
  return undefined;
}

/** 15/12 and 15.12.; month first only where the first cannot be a day of it, or in dollars' own land: 12/15. */
const numeric: Rule = ({ text, lexicon, today }) => {
  const match =
    /(?<![\d.,/$€£-])(\d{1,2})([/.-])(\d{1,2})(?:\2(20\d\d|\d\d))?(?!\d|[,.]\d|\s?(?:[$€£%]|k\b|hours?|h\b|days?|weeks?))\.?/u.exec(
      text,
    );
  if (!match || (match[2] === '-' && !match[4]) || (match[2] === '.' && lexicon.language === 'en' && !match[4]))
    return undefined;
  if (match[2] === '.' && !match[4] && !['de', 'ru'].includes(lexicon.language)) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const year = match[4] ? 2000 + (Number(match[4]) % 100) : undefined;
  const monthFirst = second > 12 || (lexicon.language === 'en' && first <= 12);
  return monthFirst ? toCome(today, first, second, year) : toCome(today, second, first, year);
};

const relative: Rule = ({ text, lexicon, today }) => {
  const has = (name: 'afterTomorrow' | 'tomorrow' | 'today') => found(lexicon, name, lexicon.time[name], text);
  if (has('afterTomorrow')) return plus(today, 2);
  const tomorrow = has('tomorrow');
  // "mañana por la mañana", "morgen": the other sense is "morning".
  if (tomorrow && !/(?:guten|por la|de la|this|der)\s*$/.test(text.slice(0, tomorrow.index))) return plus(today, 1);
  return has('today') && !/how (?:are|is|was)|como est|wie geht|ca va/.test(text) ? plus(today, 0) : undefined;
};

const amounts: Rule = ({ text, lexicon, today, asked }) => {
  const { begin, end } = edges(lexicon.language);
  const { days, weeks, months1, hours } = lexicon.time;
  const units = `(?:(?<hours>${hours})|(?<days>${days})|(?<weeks>${weeks})|(?<months>${months1}))${end}`;
  const range = '(?:\\d+\\s*(?:-|–|to|or|bis|a|o|ou|à|до|到)\\s*)?';
  const pattern = cached(
    `span ${lexicon.language}`,
    () =>
      new RegExp(
        `(?<lead>.{0,28}?)${range}(?<![\\d.,])(?<count>\\d{1,3})[\\s-]*(?:more |working |business |calendar |full )?${units}(?<tail>.{0,16})`,
        'gu',
      ),
  );
  for (const { groups } of text.matchAll(pattern)) {
    if (!groups) continue;
    const lead = groups.lead ?? '';
    const tail = groups.tail ?? '';
    if (
      found(lexicon, 'ago', lexicon.time.ago, lead) ||
      /^\s*(?:ago|old|atras|fa\b|назад|前|delivery|warranty|support|video|long|of support|turnaround|trial)/u.test(tail)
    )
      continue;
    const into =
      new RegExp(`${begin}${lexicon.time.in}[\\s:]*$`, 'u').test(lead) ||
      (lexicon.language === 'zh' && /^[之以]?内/u.test(tail)) ||
      (lexicon.language === 'en' && /^(?:'?s)? (?:from now|max|time|tops)/.test(tail));
    if (!into && !asked) continue;
    const count = Number(groups.count);
    if (groups.months) return monthsLater(today, count);
    return plus(today, groups.hours ? Math.ceil(count / 24) : groups.weeks ? count * 7 : count);
  }
  return undefined;
};

function monthsLater(today: Date, count: number): Day {
  const date = new Date(today);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return plus(date, 0);
}

const weekday: Rule = ({ text, lexicon, today }) => {
  const { begin, end } = edges(lexicon.language);
  const names = lexicon.time.weekdays;
  const next = lexicon.time.next;
  const pattern = cached(
    `weekday ${lexicon.language}`,
    () =>
      new RegExp(
        `(?<next>${lexicon.language === 'zh' ? next : `${begin}${next}`}\\s*)?${lexicon.language === 'zh' ? '' : begin}(?<day>${anyOf(names)})${end}(?<after>\\s*${lexicon.language === 'zh' ? '(?!)' : `${begin}${next}${end}`})?`,
        'u',
      ),
  );
  const groups = pattern.exec(text)?.groups;
  if (!groups?.day || /\b(?:on mondays|weekdays|every|mon-fri)\b/.test(text)) return undefined;
  const wanted = (names.findIndex(name => new RegExp(`^${name}$`, 'u').test(groups.day ?? '')) + 1) % 7;
  const ahead = (wanted - today.getUTCDay() + 7) % 7 || 7;
  // "Next Friday" said on a Monday is the Friday of next week; said on a Saturday it is the coming one.
  const sunday = (7 - today.getUTCDay()) % 7;
  const skips =
    (groups.next || groups.after) &&
    ['en', 'de', 'zh'].includes(lexicon.language) &&
    ahead <= sunday &&
    /next|nachst|下/.test(groups.next ?? groups.after ?? '');
  return plus(today, ahead + (skips ? 7 : 0));
};

const periods: Rule = ({ text, lexicon, today }) => {
  const has = (name: 'endOfMonth' | 'nextMonth' | 'thisWeek' | 'nextWeek' | 'christmas' | 'newYear') =>
    found(lexicon, name, lexicon.time[name], text);
  const toSunday = (7 - today.getUTCDay()) % 7;
  const monthEnd = (later: number) =>
    plus(new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1 + later, 0)), 0);
  if (has('nextWeek')) return plus(today, toSunday + 5);
  if (has('thisWeek')) return plus(today, (5 - today.getUTCDay() + 7) % 7);
  if (has('endOfMonth')) return monthEnd(has('nextMonth') ? 1 : 0);
  if (has('nextMonth')) return monthEnd(1);
  if (has('christmas')) return toCome(today, 12, 24);
  return has('newYear') ? toCome(today, 12, 31) : undefined;
};

/** "by the 5th", "antes del 5", "5号之前". */
const dayOfMonth: Rule = ({ text, today, asked }) => {
  const match =
    /(?:by|before|until|on|for|till)\s+the\s+(\d{1,2})(?:st|nd|rd|th)?(?!\s*(?:of|\p{L}{3,}|[%$€]))|(?:\bthe\s+)(\d{1,2})(?:st|nd|rd|th)\b|(?:antes del|para el|avant le|pour le|bis zum|bis|ate o dia|ate dia|entro il|per il|до|к)\s+(\d{1,2})(?:\.|-?го|-?му)?(?=$|[\s,.!?]*$)|(\d{1,2})[号日]/u.exec(
      text,
    );
  const day = Number(
    match?.[1] ??
      match?.[2] ??
      match?.[3] ??
      match?.[4] ??
      (asked ? /^\D{0,6}(\d{1,2})(?:st|nd|rd|th)\D{0,3}$/.exec(text)?.[1] : Number.NaN),
  );
  if (!day || day > 31) return undefined;
  const here = calendarDay(today.getUTCFullYear(), today.getUTCMonth() + 1, day);
  if (here && here >= plus(today, 0)) return here;
  const later = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1));
  return calendarDay(later.getUTCFullYear(), later.getUTCMonth() + 1, day);
};

const rules: Rule[] = [iso, named, numeric, relative, amounts, weekday, periods, dayOfMonth];
