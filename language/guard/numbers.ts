import type { Language } from '../../assistant/vocabulary.ts';
import { compound, compounding, numberWords, readWords } from './numberWords.ts';

/** A number as it stands in a text, and every amount it can mean: 1.195 is 1195 to some and 1.195 to others. */
export interface WrittenNumber {
  start: number;
  end: number;
  text: string;
  amounts: number[];
  /** Written as a word, which small ones often are without counting anything. */
  word: boolean;
}

const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810,
];

/** Digits of every script as 0 to 9, marks between them as the West writes them, spaces as plain ones. */
export function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, digit => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = zeros.find(one => code >= one && code < one + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replace(/٬/g, ',')
    .replace(/٫/g, '.')
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F]/g, ' ')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\u061C]/g, '');
}

const joining = /^(?:[\s-]+|\s+(?:and|y|et|und|e|и)\s+)$/i;

function addWords(text: string, language: Language, found: WrittenNumber[]): void {
  const words = numberWords(language);
  let run: { start: number; end: number; amounts: number[] } | undefined;
  const close = () => {
    if (run)
      found.push({
        start: run.start,
        end: run.end,
        text: text.slice(run.start, run.end),
        amounts: [readWords(run.amounts)],
        word: true,
      });
    run = undefined;
  };
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    const word = match[0].toLowerCase();
    const written = (language === 'de' || language === 'it') && word.length > 6 && compounding.test(word);
    // "أربعمائة وخمسة وأربعون", "بعشرة": Arabic writes "and" and "for" as the first letter of what follows.
    const added = run && language === 'ar' && word.startsWith('و') ? words.get(word.slice(1)) : undefined;
    const behind = language === 'ar' && word.startsWith('ب') ? words.get(word.slice(1)) : undefined;
    const amount = words.get(word) ?? added ?? behind ?? (written ? compound(word, words) : undefined);
    if (amount === undefined) continue;
    const end = match.index + match[0].length;
    const last = run?.amounts.at(-1) ?? 0;
    const fits = added !== undefined || amount >= 100 || last >= 20 || (last === 4 && word.startsWith('vingt'));
    const goesOn = run && fits && joining.test(text.slice(run.end, match.index));
    if (run && goesOn) {
      run.amounts.push(amount);
      run.end = end;
    } else {
      close();
      run = { start: match.index, end, amounts: [amount] };
    }
  }
  close();
}

const hanDigits = '零一二三四五六七八九';
const hanScales: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10000 };

function readHan(text: string): number {
  let total = 0;
  let digit = 0;
  for (const sign of text.replaceAll('两', '二')) {
    const scale = hanScales[sign];
    if (scale === undefined) digit = hanDigits.indexOf(sign);
    else {
      total = scale === 10000 ? (total + digit) * scale : total + Math.max(1, digit) * scale;
      digit = 0;
    }
  }
  return total + digit;
}

/** All that a run of digits, points, commas and spaces can mean. */
function readDigits(text: string): number[] {
  const plain = text.replace(/['’\s]/g, '');
  const marks = plain.match(/[.,]/g) ?? [];
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const ungrouped = Number(plain.replace(/[.,]/g, ''));
  if (marks.length === 0) return [ungrouped];
  const decimal = Number(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`);
  const three = plain.length - last - 1 === 3;
  if (marks.length > 1) return marks.every(mark => mark === marks[0]) ? [ungrouped] : [decimal];
  return three ? [ungrouped, decimal] : [decimal];
}

/** Every number of a text that `plainDigits` has made plain, in digits and in the language's words, in order. */
export function numbersIn(text: string, language: Language): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  for (const match of text.matchAll(/\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)*/g)) {
    const end = match.index + match[0].length;
    const thousands = /^\s?(?:k(?!\p{L})|тыс|mil(?!\p{L})|tsd)/iu.test(text.slice(end));
    const tenThousands = text[end] === '万';
    const amounts = readDigits(match[0]).map(amount => amount * (thousands ? 1000 : tenThousands ? 10000 : 1));
    found.push({ start: match.index, end, text: match[0], amounts, word: false });
  }
  if (language === 'zh') {
    for (const { 0: run, index } of text.matchAll(/[零一二两三四五六七八九十百千万]+/g)) {
      if (/\d$/.test(text.slice(0, index))) continue;
      found.push({ start: index, end: index + run.length, text: run, amounts: [readHan(run)], word: true });
    }
  } else addWords(text, language, found);
  return found.sort((a, b) => a.start - b.start);
}
