import type { Language } from '../../assistant/vocabulary.ts';

/** One to twenty, forms of one number joined by |. */
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

/** The language's words for numbers, each with its amount. */
export function numberWords(language: Language): Map<string, number> {
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
export function readWords(amounts: number[]): number {
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
export function compound(word: string, words: Map<string, number>): number | undefined {
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

/** What a number written as one word holds. */
export const compounding =
  /(?:hundert|tausend|und(?:zwan|drei|vier|fünf|sech|sieb|acht|neun)|cento|mila|mille|^venti|^trent|^quarant|^cinquant)/;
