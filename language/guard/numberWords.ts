import type { Language } from '../../assistant/vocabulary.ts';

/** One to twenty, forms of one number joined by |. */
const teens: Record<Language, string> = {
  en: 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  es: 'un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  fr: 'un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt|vingts',
  de: 'ein|eine|einen|einem|einer|eins zwei|zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  pt: 'um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte',
  it: 'un|uno|una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti',
  ru: 'один|одна|одно|одну|одного|одной два|две|двух|двумя три|трех|трёх|тремя четыре|четырех|четырёх пять|пяти шесть|шести семь|семи восемь|восьми девять|девяти десять|десяти одиннадцать|одиннадцати двенадцать|двенадцати тринадцать|тринадцати четырнадцать|четырнадцати пятнадцать|пятнадцати шестнадцать семнадцать восемнадцать девятнадцать двадцать|двадцати',
  ar: 'واحد|واحدة اثنان|اثنين|اثنتان|اثنتين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني|ثمان تسعة|تسع عشرة|عشر',
  zh: '',
};

/** The tens and hundreds a language writes as words of their own, each with its amount. */
const larger: Partial<Record<Language, string>> = {
  en: '30 thirty 40 forty 50 fifty 60 sixty 70 seventy 80 eighty 90 ninety 100 hundred 1000 thousand 12 dozen',
  es: '21 veintiún|veintiuno 22 veintidós 23 veintitrés 24 veinticuatro 25 veinticinco 26 veintiséis 27 veintisiete 28 veintiocho 29 veintinueve 30 treinta 40 cuarenta 50 cincuenta 60 sesenta 70 setenta 80 ochenta 90 noventa 100 cien|ciento 200 doscientos|doscientas 300 trescientos|trescientas 400 cuatrocientos|cuatrocientas 500 quinientos|quinientas 600 seiscientos|seiscientas 700 setecientos|setecientas 800 ochocientos|ochocientas 900 novecientos|novecientas 1000 mil 12 docena',
  fr: '30 trente 40 quarante 50 cinquante 60 soixante 70 septante 80 huitante 90 nonante 100 cent|cents 1000 mille 12 douzaine',
  de: '30 dreißig 40 vierzig 50 fünfzig 60 sechzig 70 siebzig 80 achtzig 90 neunzig 100 hundert 1000 tausend 12 dutzend',
  pt: '30 trinta 40 quarenta 50 cinquenta 60 sessenta 70 setenta 80 oitenta 90 noventa 100 cem|cento 200 duzentos|duzentas 300 trezentos|trezentas 400 quatrocentos|quatrocentas 500 quinhentos|quinhentas 600 seiscentos|seiscentas 700 setecentos|setecentas 800 oitocentos|oitocentas 900 novecentos|novecentas 1000 mil 12 dúzia',
  it: '30 trenta 40 quaranta 50 cinquanta 60 sessanta 70 settanta 80 ottanta 90 novanta 100 cento 200 duecento 300 trecento 500 cinquecento 1000 mille|mila 12 dozzina',
  ru: '30 тридцать|тридцати 40 сорок|сорока 50 пятьдесят|пятидесяти 60 шестьдесят|шестидесяти 70 семьдесят|семидесяти 80 восемьдесят|восьмидесяти 90 девяносто|девяноста 100 сто|ста 200 двести|двухсот 300 триста|трехсот|трёхсот 400 четыреста|четырехсот|четырёхсот 500 пятьсот|пятисот 600 шестьсот|шестисот 700 семьсот|семисот 800 восемьсот|восьмисот 900 девятьсот|девятисот 1000 тысяча|тысячу|тысячи|тысяч 12 дюжина|дюжину',
  ar: '20 عشرون|عشرين 30 ثلاثون|ثلاثين 40 أربعون|أربعين 50 خمسون|خمسين 60 ستون|ستين 70 سبعون|سبعين 80 ثمانون|ثمانين 90 تسعون|تسعين 100 مائة|مئة 200 مئتان|مائتان|مئتين|مائتين 300 ثلاثمائة|ثلاثمئة 400 أربعمائة|أربعمئة 500 خمسمائة|خمسمئة 600 ستمائة|ستمئة 700 سبعمائة|سبعمئة 800 ثمانمائة|ثمانمئة 900 تسعمائة|تسعمئة 1000 ألف',
};

const wordMaps = new Map<Language, Map<string, number>>();

/** The language's words for numbers, each with its amount. */
export function numberWords(language: Language): Map<string, number> {
  let words = wordMaps.get(language);
  if (!words) {
    words = new Map();
    for (const [, amount, forms] of (larger[language] ?? '').matchAll(/(\d+) (\S+)/g))
      for (const form of (forms ?? '').split('|')) words.set(form, Number(amount));
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
    } else if (amount === 20 && current % 100 === 4)
      current += 76; // "quatre-vingt" is four times twenty.
    else current += amount;
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
