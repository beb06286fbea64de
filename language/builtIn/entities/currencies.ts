import { readFileSync } from 'node:fs';
import type { Language } from '../../../assistant/vocabulary.ts';
import { fold } from '../words.ts';

/** What buyers pay in: the world's commonest, by ISO 4217. */
const codes =
  'USD EUR GBP CNY JPY INR CAD AUD NZD CHF RUB BRL MXN ARS CLP COP PEN UYU BOB PYG VES CRC GTQ DOP SEK NOK DKK ISK PLN CZK HUF RON BGN UAH BYN KZT GEL TRY ILS AED SAR QAR KWD BHD OMR JOD EGP MAD TND DZD ZAR NGN KES GHS XOF HKD TWD SGD KRW THB VND IDR MYR PHP PKR BDT LKR'.split(
    ' ',
  );
/** Codes that are common words too, so they count only after a number. */
const words = new Set(['TRY', 'MAD', 'COP', 'PEN', 'RON', 'TOP', 'BOB', 'GEL']);

/** Signs, longest first where one begins with another; `$` and `¥` stand for several. */
const signs: Record<string, string> = {
  us$: 'USD',
  u$d: 'USD',
  u$s: 'USD',
  usd$: 'USD',
  ca$: 'CAD',
  cad$: 'CAD',
  can$: 'CAD',
  c$: 'CAD',
  'c $': 'CAD',
  au$: 'AUD',
  aud$: 'AUD',
  a$: 'AUD',
  nz$: 'NZD',
  hk$: 'HKD',
  sg$: 'SGD',
  s$: 'SGD',
  nt$: 'TWD',
  r$: 'BRL',
  mx$: 'MXN',
  mxn$: 'MXN',
  mex$: 'MXN',
  ar$: 'ARS',
  col$: 'COP',
  $: '$',
  '€': 'EUR',
  '£': 'GBP',
  '¥': '¥',
  'cn¥': 'CNY',
  'jp¥': 'JPY',
  '₽': 'RUB',
  '₹': 'INR',
  '₺': 'TRY',
  '₴': 'UAH',
  '₩': 'KRW',
  '₪': 'ILS',
  '₫': 'VND',
  '₱': 'PHP',
  '฿': 'THB',
  '₦': 'NGN',
  '₡': 'CRC',
  '₭': 'LAK',
  '₸': 'KZT',
  '₲': 'PYG',
  zł: 'PLN',
  's/': 'PEN',
};

const data: Record<Language, { names: Record<string, string>; subunits: string }> = JSON.parse(
  readFileSync(new URL('../lexicon/currencies.json', import.meta.url), 'utf8'),
);

export interface Currencies {
  /** Folded names, signs and codes, each with its ISO code, or `$`/`¥` where it stands for several. */
  named: Map<string, string>;
  /** Alternatives for a pattern, longest first. */
  signs: string;
  codes: string;
  codesBefore: string;
  names: string;
  subunits: string;
}

const made = new Map<Language, Currencies>();

/** The money words of a language (with English): what Intl calls each currency, and the short and colloquial names. */
export function currenciesOf(language: Language): Currencies {
  const known = made.get(language);
  if (known) return known;
  const names = new Map<string, string>();
  for (const one of new Set<Language>([language, 'en'])) {
    for (const code of codes) for (const name of namesOf(code, one)) names.set(name, names.get(name) ?? code);
    for (const [code, list] of Object.entries(data[one].names))
      for (const name of list.split('/').filter(Boolean))
        if (one === language || !names.has(fold(name))) names.set(fold(name), code);
  }
  const lower = codes.map(code => code.toLowerCase());
  const subunits = [
    ...new Set([...data[language].subunits.split(','), ...data.en.subunits.split(',')].map(word => fold(word.trim()))),
  ];
  const currencies: Currencies = {
    named: new Map([
      ...names,
      ...Object.entries(signs),
      ...lower.map((code, n): [string, string] => [code, codes[n] as string]),
      ['rmb', 'CNY'],
    ]),
    signs: alternatives(Object.keys(signs)),
    codes: alternatives([...lower, 'rmb']),
    codesBefore: alternatives([...lower.filter(code => !words.has(code.toUpperCase())), 'rmb']),
    names: alternatives([...names.keys()]),
    subunits: alternatives(subunits),
  };
  made.set(language, currencies);
  return currencies;
}

/** "pesos mexicanos", "долларов США", as one, two or five of them are called. */
function namesOf(code: string, language: Language): Set<string> {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: code,
    currencyDisplay: 'name',
    maximumFractionDigits: 0,
  });
  const said = [1, 2, 5].map(
    count => format.formatToParts(count).find(part => part.type === 'currency')?.value ?? code,
  );
  return new Set(said.map(fold).filter(name => name.length > 1));
}

function alternatives(list: string[]): string {
  return [...list]
    .sort((a, b) => b.length - a.length)
    .map(one => one.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s'))
    .join('|');
}

const dollars = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'ARS', 'CLP', 'COP', 'UYU'];
/** A name that several countries share is the freelancer's own where theirs goes by it. */
const shared: Record<string, string[]> = {
  $: dollars,
  '¥': ['CNY', 'JPY'],
  MXN: ['MXN', 'ARS', 'CLP', 'COP', 'UYU', 'PHP', 'DOP'],
  INR: ['INR', 'PKR', 'LKR', 'IDR'],
  SEK: ['SEK', 'NOK', 'DKK', 'ISK', 'CZK'],
  KWD: ['KWD', 'BHD', 'JOD', 'TND', 'DZD', 'IQD'],
  SAR: ['SAR', 'QAR', 'OMR'],
  AED: ['AED', 'MAD'],
  MAD: ['MAD', 'AED'],
  KES: ['KES', 'UGX', 'TZS'],
};

/** The ISO code of what was said, given the freelancer's own currency. */
export function currencyOf(said: string | null, own: string): string {
  if (!said) return own;
  const candidates = shared[said];
  if (candidates?.includes(own)) return own;
  return said === '$' ? 'USD' : said === '¥' ? 'CNY' : said;
}
