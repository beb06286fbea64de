import type { Lexicon } from '../lexicon.ts';
import { isHan } from '../words.ts';

/** Folded text with its numbers in digits: "two fifty" is 250, "三百" 300, "٣٠٠" 300, "fünf" 5. */
export function withDigits(folded: string, lexicon: Lexicon): string {
  const plain = folded
    .replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 15))
    .replace(
      /(?<=^|[\s\p{P}]|ال)(اسبوع|يوم|شهر|ساع)ت?ين(?![\p{L}])/gu,
      (_, unit: string) => `2 ${unit === 'ساع' ? 'ساعه' : unit}`,
    );
  return lexicon.language === 'zh' ? hanNumbers(plain) : wordNumbers(plain, lexicon.numbers);
}

const hanDigits = '零一二三四五六七八九';
const hanUnits: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10000 };

function hanNumbers(text: string): string {
  return text
    .replace(/两(?=[百千万个天周篇张款份条首])/g, '二')
    .replace(/(\d+(?:\.\d+)?)([百千万])/g, (_, digits: string, unit: string) =>
      String(Number(digits) * (hanUnits[unit] ?? 1)),
    )
    .replace(/(?<![周期拜第])[零一二三四五六七八九十百千万]+(?=[^些样起下直定共般\p{P}]|$)/gu, hanValue);
}

function hanValue(said: string): string {
  let total = 0;
  let digit = 0;
  for (const sign of said) {
    const unit = hanUnits[sign];
    if (unit === undefined) digit = hanDigits.indexOf(sign);
    else if (unit === 10000) {
      total = (total + digit) * unit;
      digit = 0;
    } else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return String(total + digit);
}

/** Joins that belong inside a number: "two hundred and fifty", "treinta y cinco". */
const inside = new Set(['and', 'y', 'e', 'et', 'und', 'и']);

function wordNumbers(text: string, numbers: Map<string, number>): string {
  const parts = text.split(/(\s+|-(?=\p{L}))/u);
  let out = '';
  for (let i = 0; i < parts.length; i++) {
    const run = numberRun(parts, i, numbers);
    if (run) {
      out += run.value + run.tail;
      i = run.last;
    } else out += parts[i];
  }
  return out;
}

function bare(part: string | undefined): string {
  return (part ?? '').replace(/[\p{P}]+$/u, '');
}

function numberRun(parts: string[], start: number, numbers: Map<string, number>) {
  const values: number[] = [];
  let last = start;
  const first = parts[start] ?? '';
  if (isHan(first)) return null;
  for (let i = start; i < parts.length; i += 2) {
    const word = bare(parts[i]);
    const digits = /^\d+$/.test(word) && i === start ? Number(word) : undefined;
    const value = numbers.get(word) ?? digits;
    if (value === undefined) {
      const joined =
        values.length > 0 &&
        inside.has(word) &&
        (values.at(-1) ?? 0) >= 20 &&
        numbers.get(bare(parts[i + 2])) !== undefined &&
        (numbers.get(bare(parts[i + 2])) ?? 0) < (values.at(-1) ?? 0);
      if (!joined) break;
      continue;
    }
    values.push(value);
    last = i;
    if (bare(parts[i]) !== parts[i]) break;
  }
  if (values.length === 0 || (values.length === 1 && /^\d/.test(first))) return null;
  if (values.length > 1 && /^\d/.test(first) && (values[1] ?? 0) < 100) return null;
  const tail = (parts[last] ?? '').slice(bare(parts[last]).length);
  return { value: numberOf(values), last, tail };
}

function numberOf(values: number[]): number {
  let total = 0;
  let current = 0;
  for (const value of values) {
    if (value === 1000) {
      total = (total + (current || 1)) * 1000;
      current = 0;
    } else if (value === 100) current = (current || 1) * 100;
    // "two fifty" is how prices are said.
    else if (current > 0 && current < 10 && value >= 10) current = current * 100 + value;
    else current += value;
  }
  return total + current;
}
