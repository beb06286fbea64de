import type { Language } from '../../../assistant/vocabulary.ts';
import { compoundNumber } from './compounds.ts';
import { hanNumbers } from './hanNumbers.ts';
import { type NumberWord, numberWords } from './numberWords.ts';

/** Folded text with its numbers in digits: "two fifty" is 250, "trescientos" 300, "٣٠٠" 300; `prices` reads "two fifty" as one number. */
export function withDigits(folded: string, language: Language, prices: boolean): string {
  const plain = folded
    .replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 15))
    .replace(/[०-९]/g, digit => String(digit.charCodeAt(0) - 0x966))
    .replace(/٫/g, '.')
    .replace(/(?<=\d)٬(?=\d)/g, ',');
  if (language === 'zh') return hanNumbers(plain);
  return wordNumbers(language === 'ar' ? plain.replace(dual, twoOf) : plain, language, prices);
}

/** Arabic says "two weeks" in one word. */
const dual = /(?<=^|[\s\p{P}]|ال)(اسبوع|يوم|شهر|سن|عام|ساع|دقيق)ت?ين(?![\p{L}])/gu;
const feminine = new Set(['ساع', 'سن', 'دقيق']);
const twoOf = (_: string, unit: string): string => `2 ${feminine.has(unit) ? `${unit}ه` : unit}`;

/** 1,500 and 1.500 are fifteen hundred, 1,50,000 a lakh and a half; 15,50 and 15.5 are not. */
export function numberOf(written: string): number {
  const plain = written.replace(/[\s'’]/gu, '');
  const last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'));
  if (last < 0) return Number(plain);
  const mark = plain[last] as string;
  const marks = plain.split(mark).length - 1;
  const other = mark === ',' ? '.' : ',';
  const grouped = plain.length - last - 1 === 3 && (marks > 1 || !plain.includes(other)) && !plain.startsWith('0');
  if (grouped || marks > 1) return Number(plain.replace(/[.,]/g, ''));
  return Number(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`);
}

interface Run {
  value: number;
  /** Index of the first part after the run. */
  end: number;
}

function wordNumbers(text: string, language: Language, prices: boolean): string {
  const parts = text.split(
    /(\s+|-(?=\p{L})|(?<=\p{L})-|[;:!?…"“”«»()،؟]|,(?!\d)|(?<!\d),|\.(?=\s|$)|(?<=\d)(?=\p{L})|(?<=\p{L}')(?=\p{L}))/u,
  );
  const words = numberWords[language];
  let out = '';
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string;
    const run = part === '' || !/[\p{L}\d]/u.test(part) ? null : runAt(parts, i, language, prices, words);
    if (run) {
      out += shown(run.value);
      i = run.end - 1;
    } else out += part;
  }
  return out;
}

function shown(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

type Words = (typeof numberWords)[Language];

/** The entry that begins at a part, the longest first; its words may be joined by spaces or hyphens. */
function entryAt(parts: string[], start: number, { cardinals, longest }: Words, language: Language) {
  const said: string[] = [];
  let found: { word: NumberWord; end: number } | null = null;
  for (let i = start; i < parts.length && said.length < longest; i++) {
    const part = parts[i] as string;
    if (part === '') continue;
    if (said.length > 0 && /^[\s-]+$/u.test(part)) continue;
    if (!/[\p{L}\d]/u.test(part)) break;
    said.push(part);
    const word =
      cardinals.get(said.join(' ')) ?? (said.length === 1 ? compoundNumber(part, language, cardinals) : undefined);
    if (word) found = { word, end: i + 1 };
  }
  return found;
}

function skipJoin(parts: string[], end: number, and: string, joined: boolean): number {
  let i = end;
  while (i < parts.length && /^(?:[\s-]*)$/u.test(parts[i] as string)) i++;
  if (joined && and !== '' && parts[i] === and) {
    i++;
    while (i < parts.length && /^(?:[\s-]*)$/u.test(parts[i] as string)) i++;
  }
  return i;
}

const abbreviated = /^(?:тыс|млн|млрд|tsd|mio|mrd|mln|mld)$/;

/** Adds word after word for as long as each has a place in the number. */
function runAt(parts: string[], start: number, language: Language, prices: boolean, words: Words): Run | null {
  const first = parts[start] as string;
  const digits = /^\d+(?:[.,]\d+)*$/.test(first) ? numberOf(first) : null;
  const number = new Spoken(prices, language);
  let end = start;
  if (digits !== null) {
    number.start(digits);
    end = start + 1;
  }
  let count = 0;
  for (let from = start; from < parts.length; ) {
    let entry = count > 0 || digits === null ? entryAt(parts, from, words, language) : null;
    if (count === 0 && digits !== null) {
      from = skipJoin(parts, end, words.and, false);
      entry = entryAt(parts, from, words, language);
      if (entry && (entry.word.value < 100 || isCents(parts[from]))) return null;
    }
    if (count === 0 && isCents(parts[from])) return null;
    if (!entry) {
      entry = language === 'ar' && count > 0 ? arabicAnd(parts, from, words) : null;
      if (!entry) break;
    }
    if (!number.add(entry.word)) break;
    end = entry.end;
    count++;
    from = skipJoin(parts, end, words.and, number.joins());
  }
  // An abbreviation takes its dot along: "2 тыс. рублей".
  if (count > 0 && parts[end] === '.' && abbreviated.test(parts[end - 1] ?? '')) end++;
  return count > 0 ? { value: number.value(), end } : null;
}

/** French "cents" are hundreds only after another word of the number. */
function isCents(part: string | undefined): boolean {
  return part === 'cents';
}

/** Arabic writes "and" as the first letter of the next number. */
function arabicAnd(parts: string[], from: number, words: Words) {
  const part = parts[from] ?? '';
  if (!part.startsWith('و')) return null;
  return entryAt(parts.with(from, part.slice(1)), from, words, 'ar');
}

/** A number as it is said, place by place. */
class Spoken {
  private total = 0;
  private current = 0;
  private lastTimes = Number.POSITIVE_INFINITY;
  private begun = false;
  private last: NumberWord | null = null;
  private readonly prices: boolean;
  private readonly language: Language;

  constructor(prices: boolean, language: Language) {
    this.prices = prices;
    this.language = language;
  }

  start(value: number): void {
    this.current = value;
    this.begun = true;
  }

  add(word: NumberWord): boolean {
    if (this.last && !this.fits(word)) return false;
    if (word.place === 'times') {
      if (word.value > this.lastTimes) {
        this.total = (this.total + this.current) * word.value;
      } else this.total += (this.current || (this.begun && this.last ? 0 : 1)) * word.value;
      this.current = 0;
      this.lastTimes = word.value;
    } else if (word.place === 'hundred') this.current = (this.current || 1) * 100;
    else if (word.value >= 1000) this.total += word.value;
    else if (this.isPrice(word) || this.isYear(word)) this.current = this.current * 100 + word.value;
    else this.current += word.value;
    this.last = word;
    this.begun = true;
    return true;
  }

  private fits(word: NumberWord): boolean {
    if (word.place === 'times') return this.current > 0 || word.value > this.lastTimes;
    if (word.place === 'hundred')
      return this.current < 100 && this.current > 0 ? this.current < 20 : this.last?.place === 'times';
    if (word.place === 'hundreds') return this.current === 0;
    const rest = this.current % 100;
    if (this.isPrice(word) || this.isYear(word)) return true;
    if (word.value === 0) return false;
    if (word.place === 'tens') return rest === 0 || (this.language === 'ar' && rest < 10);
    if (word.value < 10) return rest % 10 === 0 && rest !== 10;
    return rest === 0 || (this.language === 'fr' && (rest === 60 || rest === 80));
  }

  /** "Two fifty" is how prices are said. */
  private isPrice({ place, value }: NumberWord): boolean {
    return (
      this.prices &&
      this.language === 'en' &&
      this.current > 0 &&
      this.current < 10 &&
      (place === 'tens' || (place === 'ones' && value >= 10))
    );
  }

  /** "Nineteen ninety six", "twenty twenty". */
  private isYear({ place, value }: NumberWord): boolean {
    return (
      ['en', 'de', 'fr'].includes(this.language) &&
      this.total === 0 &&
      this.current >= 17 &&
      this.current <= 20 &&
      this.last?.place !== 'hundred' &&
      (place === 'tens' || (place === 'ones' && value >= 10))
    );
  }

  /** A join may stand here: "two hundred and fifty", "treinta y cinco"; not "five and six". */
  joins(): boolean {
    return this.last !== null && (this.last.place !== 'ones' || this.last.value >= 1000);
  }

  value(): number {
    return this.total + this.current;
  }
}
