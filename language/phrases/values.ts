import { isRightToLeft, keptTogether } from '../../assistant/direction.ts';
import { dateFormat, listFormat, numberFormat } from '../../assistant/formats.ts';
import { type Money, majorUnits } from '../../assistant/money.ts';
import type { Language } from '../../assistant/vocabulary.ts';

/** Latin digits in Arabic, so that prices and dates read the same to both sides. */
export function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language === 'ar' ? 'ar-u-nu-latn' : language;
}

/** In a line from right to left, an amount keeps its own direction; the mark that Intl puts before it would turn it round. */
function kept(language: Language, amount: string): string {
  return isRightToLeft(language) ? `\u2066${amount.replace(/[\u200e\u200f]/g, '')}\u2069` : amount;
}

/** "$" is a dollar's sign everywhere but in Portuguese, which tells the dollars apart. */
const shortSigns = (language: Language): string[] => (language === 'pt' ? ['GBP'] : ['USD', 'GBP']);

/** An amount as the language writes it, without decimals where there are none. */
export function moneyIn(language: Language, money: Money): string {
  const major = majorUnits(money);
  const digits = Number.isInteger(major) ? { maximumFractionDigits: 0 } : {};
  const format = {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: shortSigns(language).includes(money.currency) ? 'narrowSymbol' : 'symbol',
    ...digits,
  } as const;
  return kept(language, numberFormat(localeOf(language), format).format(major));
}

/** French alone writes the first of a month as an ordinal. */
const ordinal = (language: Language, date: string): string =>
  language === 'fr' ? date.replace(/(?<![\d,])1 (?=\p{L})/u, '1er ') : date;

/** A day given as YYYY-MM-DD, with its year when that is not the year of `now`. */
export function dayIn(language: Language, day: string, now: Date): string {
  const withYear = Number(day.slice(0, 4)) !== now.getUTCFullYear();
  const format = dateFormat(localeOf(language), {
    day: 'numeric',
    month: 'long',
    ...(withYear && { year: 'numeric' }),
    timeZone: 'UTC',
  });
  return ordinal(language, format.format(new Date(`${day}T12:00:00Z`)));
}

/** Whose clocks are meant: in English the zone's city, whose name no other language has at hand; elsewhere the zone. */
export function zoneIn(language: Language, timeZone: string): string {
  if (language === 'en') return timeZone.replace(/^.*\//, '').replaceAll('_', ' ');
  const parts = dateFormat(localeOf(language), { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** Weekday, day and hour on the clocks of a zone, and which zone that is. */
export function momentIn(language: Language, moment: Date, timeZone: string): string {
  const options = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  } as const;
  const local = ordinal(language, dateFormat(localeOf(language), options).format(moment));
  const zone = zoneIn(language, timeZone);
  return language === 'zh' ? `${local}（${zone}）` : `${local} (${zone})`;
}

/** "a, b and c" as the language joins them; Chinese with its own comma alone, since "和" would stick to a Latin name. */
export function listIn(language: Language, items: string[]): string {
  if (language === 'zh') return items.join('、');
  return listFormat(localeOf(language), {}).format(items.map(item => keptTogether(language, item)));
}
