import type { Language } from '../../assistant/vocabulary.ts';

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

const teens: Record<Language, string> = {
  en: 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  es: 'un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  fr: 'un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  de: 'ein|eine|einen|einem|einer|eins zwei|zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  pt: 'um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte',
  it: 'un|uno|una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti',
  ru: 'один|одна|одно|одну|одного|одной два|две|двух|двумя три|трех|трёх|тремя четыре|четырех|четырёх пять|пяти шесть|шести семь|семи восемь|восьми девять|девяти десять|десяти одиннадцать|одиннадцати двенадцать|двенадцати тринадцать|тринадцати четырнадцать|четырнадцати пятнадцать|пятнадцати шестнадцать семнадцать восемнадцать девятнадцать двадцать|двадцати',
  ar: 'واحد|واحدة اثنان|اثنين|اثنتان|اثنتين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني|ثمان تسعة|تسع عشرة|عشر',
  zh: '',
};

const larger: Partial<Record<Language, Record<string, number>>> = {
  en: {
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    hundred: 100,
    thousand: 1000,
  },
  es: {
    treinta: 30,
    cuarenta: 40,
    cincuenta: 50,
    sesenta: 60,
    setenta: 70,
    ochenta: 80,
    noventa: 90,
    cien: 100,
    ciento: 100,
    doscientos: 200,
    trescientos: 300,
    quinientos: 500,
    mil: 1000,
  },
  fr: { trente: 30, quarante: 40, cinquante: 50, soixante: 60, cent: 100, cents: 100, mille: 1000 },
  de: {
    dreißig: 30,
    vierzig: 40,
    fünfzig: 50,
    sechzig: 60,
    siebzig: 70,
    achtzig: 80,
    neunzig: 90,
    hundert: 100,
    tausend: 1000,
  },
  pt: {
    trinta: 30,
    quarenta: 40,
    cinquenta: 50,
    sessenta: 60,
    setenta: 70,
    oitenta: 80,
    noventa: 90,
    cem: 100,
    cento: 100,
    duzentos: 200,
    trezentos: 300,
    quinhentos: 500,
    mil: 1000,
  },
  it: {
    trenta: 30,
    quaranta: 40,
    cinquanta: 50,
    sessanta: 60,
    settanta: 70,
    ottanta: 80,
    novanta: 90,
    cento: 100,
    duecento: 200,
    trecento: 300,
    cinquecento: 500,
    mille: 1000,
    mila: 1000,
  },
  ru: {
    тридцать: 30,
    сорок: 40,
    пятьдесят: 50,
    шестьдесят: 60,
    семьдесят: 70,
    восемьдесят: 80,
    девяносто: 90,
    сто: 100,
    двести: 200,
    триста: 300,
    пятьсот: 500,
    тысяча: 1000,
    тысячу: 1000,
    тысячи: 1000,
    тысяч: 1000,
  },
  ar: {
    عشرون: 20,
    عشرين: 20,
    ثلاثون: 30,
    ثلاثين: 30,
    خمسون: 50,
    خمسين: 50,
    مائة: 100,
    مئة: 100,
    مئتان: 200,
    ألف: 1000,
  },
};

const wordMaps = new Map<Language, Map<string, number>>();

function numberWords(language: Language): Map<string, number> {
  let words = wordMaps.get(language);
  if (!words) {
    words = new Map(Object.entries(larger[language] ?? {}));
    for (const [n, forms] of teens[language].split(' ').entries())
      for (const form of forms.split('|')) if (form) words.set(form, n + 1);
    wordMaps.set(language, words);
  }
  return words;
}

/** "three hundred and fifty" as 350: hundreds and thousands multiply what stands before them. */
function readWords(amounts: number[]): number {
  let total = 0;
  let current = 0;
  for (const amount of amounts) {
    if (amount === 100) current = Math.max(1, current) * 100;
    else if (amount === 1000) {
      total += Math.max(1, current) * 1000;
      current = 0;
    } else current += amount;
  }
  return total + current;
}

/** German and Italian write "zweihundertfünfzig" and "duemila" as one word. */
function compound(word: string, words: Map<string, number>): number | undefined {
  const amounts: number[] = [];
  let rest = word;
  while (rest !== '') {
    const part = [...words.keys()]
      .filter(one => one.length > 2 && rest.startsWith(one))
      .sort((a, b) => b.length - a.length)[0];
    if (part === undefined) return undefined;
    amounts.push(words.get(part) ?? 0);
    rest = rest.slice(part.length).replace(/^und/, '');
  }
  return readWords(amounts);
}

const compounding =
  /(?:hundert|tausend|und(?:zwan|drei|vier|fünf|sech|sieb|acht|neun)|cento|mila|mille|^venti|^trent|^quarant|^cinquant)/;

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
    const amount = words.get(word) ?? (written ? compound(word, words) : undefined);
    if (amount === undefined) continue;
    const end = match.index + match[0].length;
    const goesOn =
      run && joining.test(text.slice(run.end, match.index)) && (amount >= 100 || (run.amounts.at(-1) ?? 0) >= 20);
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
