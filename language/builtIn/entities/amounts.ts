import { type Money, money } from '../../../assistant/money.ts';
import { cached, type Lexicon, lexicons } from '../lexicon.ts';

/** A sum of money, or a bare number that may be one, and where it stands. */
export interface Amount {
  from: number;
  to: number;
  value: number;
  /** ISO 4217, or null where none was said. */
  currency: string | null;
  /** "1-2k": the k is for both. */
  times: number;
}

const symbols: Record<string, string> = {
  us$: 'USD',
  r$: 'BRL',
  c$: 'CAD',
  a$: 'AUD',
  $: '$',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'CNY',
  '₽': 'RUB',
  '₹': 'INR',
  '₺': 'TRY',
  '₴': 'UAH',
};
const codes =
  'usd eur gbp cad aud brl mxn cny rmb rub inr aed sar egp chf jpy kwd qar try pln sek nok dkk ars cop clp pen zar ngn pkr'.split(
    ' ',
  );
const thousands: Record<string, number> = {
  k: 1000,
  к: 1000,
  mil: 1000,
  tsd: 1000,
  тыс: 1000,
  'тыс.': 1000,
  grand: 1000,
  m: 1e6,
};
const dollars = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'ARS', 'CLP', 'COP'];
const pesos = ['MXN', 'ARS', 'CLP', 'COP', 'UYU', 'PHP'];

/** Amounts of money stated with a currency, in order, whatever they are for (a package named by its price). */
export function pricesIn(text: string, lexicon: Lexicon, currency: string): Money[] {
  return amountsIn(text, lexicon)
    .filter(amount => amount.currency)
    .map(amount => money(amount.value, currencyOf(amount.currency, currency)));
}

function currencyWords(lexicon: Lexicon): Map<string, string> {
  return new Map([...lexicons.en.money.currencies, ...lexicon.money.currencies]);
}

/** Every number that is not part of a longer one, with its currency where one was said, in order. */
export function amountsIn(text: string, lexicon: Lexicon): Amount[] {
  const words = currencyWords(lexicon);
  const pattern = cached(`amount ${lexicon.language}`, () => {
    const signs = Object.keys(symbols)
      .sort((a, b) => b.length - a.length)
      .map(sign => sign.replace(/\$/g, '\\$'))
      .join('|');
    const named = [...words.keys(), ...codes].sort((a, b) => b.length - a.length).join('|');
    const before = `(?:(?<sign>${signs})\\s?|(?<![\\p{L}])(?<code>${codes.join('|')})\\s?)?`;
    const number = String.raw`(?<![\p{N}.,/:]|[\p{L}]-?)(?<number>\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?![\d])`;
    const times = String.raw`(?:\s?(?<times>k|к|mil|tsd|тыс\.?|grand)(?![\p{L}]))?`;
    const after = `(?:\\s?(?:(?<mark>${signs})|(?:of\\s|de\\s)?(?<word>${named})${lexicon.language === 'zh' ? '' : '(?![\\p{L}])'}))?`;
    return new RegExp(
      before +
        number.replace('(?<![\\p{N}.,/:]|[\\p{L}]-?)', '(?<![\\p{N}.,/:])(?<!\\p{Script=Latin}-?)') +
        times +
        after,
      'gu',
    );
  });
  return [...text.matchAll(pattern)].map(found => {
    const { sign, code, number = '', times, mark, word } = found.groups ?? {};
    const named = word ? (words.get(word) ?? word.toUpperCase()) : null;
    const symbol = sign ?? mark;
    const currency = (symbol && symbols[symbol]) || code?.toUpperCase() || named;
    const factor = times ? (thousands[times] ?? 1) : 1;
    const value = numberOf(number) * factor;
    return {
      from: found.index,
      to: found.index + found[0].length,
      value,
      currency: currency === 'RMB' ? 'CNY' : currency || null,
      times: factor,
    };
  });
}

/** 1,500 and 1.500 are fifteen hundred; 15,50 and 15.5 are not. */
function numberOf(number: string): number {
  const plain = number.replace(/[ ']/g, '');
  const last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'));
  if (last < 0) return Number(plain);
  const decimals = plain.length - last - 1;
  if (decimals === 3) return Number(plain.replace(/[.,]/g, ''));
  return Number(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`);
}

/** The ISO code of what was said: a bare $ or peso is the freelancer's own where theirs goes by that name. */
export function currencyOf(said: string | null, own: string): string {
  if (!said) return own;
  if (said === '$') return dollars.includes(own) ? own : 'USD';
  if (said === 'MXN' && pesos.includes(own)) return own;
  if (said === 'CNY' && own === 'JPY') return own;
  return said;
}
