import { type Money, money } from '../../../assistant/money.ts';
import type { Language } from '../../../assistant/vocabulary.ts';
import { cached } from '../lexicon.ts';
import { currenciesOf, currencyOf } from './currencies.ts';
import { numberOf } from './numbers.ts';

/** A sum of money, or a bare number that may be one, and where it stands. */
export interface Amount {
  from: number;
  to: number;
  /** In the currency's unit, or in its hundredth where `cents`. */
  value: number;
  cents: boolean;
  /** ISO 4217, `$` or `¥` where it may be several, or null where none was said. */
  currency: string | null;
  /** "1-2k": the k is for both. */
  times: number;
}

const times: Record<string, number> = { k: 1000, к: 1000, m: 1e6, mm: 1e6, b: 1e9, bn: 1e9 };

const number = String.raw`\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:\s\d{3})+(?:[.,]\d{1,2})?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,2})?|\d+(?:[.,]\d+)?|(?<=[\s$€£])\.\d+`;

/** Amounts of money stated with a currency, in order, whatever they are for (a package named by its price). */
export function pricesIn(text: string, language: Language, currency: string): Money[] {
  return amountsIn(text, language)
    .filter(amount => amount.currency)
    .map(amount => moneyOf(amount, currency));
}

/** The amount in minor units of the currency said, or of the freelancer's own. */
export function moneyOf({ value, cents, currency }: Amount, own: string): Money {
  return money(cents ? value / 100 : value, currencyOf(currency, own));
}

function patternOf(language: Language): RegExp {
  return cached(`amount ${language}`, () => {
    const { signs, codes, codesBefore, names, subunits } = currenciesOf(language);
    const wordEnd = language === 'zh' ? '' : '(?![\\p{L}])';
    const before = `(?:(?<sign>${signs})\\s?|(?<![\\p{L}\\d])(?<code>${codesBefore})\\.?\\s?|(?<![\\p{L}])(?<name>${names})\\s*(?:de\\s)?)?`;
    const guarded = `(?<![\\p{N}.,/:])(?<!\\p{Script=Latin}-?(?<!${codes})(?<!\\d[kк]-))(?<number>${number})(?!\\d|[.,:/]\\d|\\s?[x×*]\\s?\\d|\\s?%)`;
    const factor = '(?:\\s?(?<times>k|к|mm?|bn?)(?=[€$£]|eur|usd|(?![\\p{L}\\d])))?';
    const between = "(?:\\s?-?\\s?|\\s(?:of|de|di|d')\\s?)";
    const after = `(?:${between}(?:(?<mark>${signs}|\\$\\s?c(?![\\p{L}]))|(?<iso>${codes})(?![\\p{L}\\d])|(?<word>${names})${wordEnd}|(?<cents>${subunits})${wordEnd}))?`;
    return new RegExp(before + guarded + factor + after, 'gu');
  });
}

/** Every number of digit text that is not part of a longer one, with its currency where one was said, in order. */
export function amountsIn(text: string, language: Language): Amount[] {
  // Digit text has its number words in digits by now.
  if (!/\d/.test(text)) return [];
  const { named } = currenciesOf(language);
  const found: Amount[] = [];
  for (const match of text.matchAll(patternOf(language))) {
    const last = found.at(-1);
    if (last && match.index < last.to) continue;
    const amount = amountOf(match, named);
    found.push(withCents(text, amount, language));
  }
  return found;
}

function amountOf(match: RegExpExecArray, named: Map<string, string>): Amount {
  const { sign, code, name, number: digits = '', times: factor, mark, iso, word, cents } = match.groups ?? {};
  const said = sign ?? code ?? mark ?? iso ?? word ?? (cents ? undefined : name);
  const plainly = said
    ? (named.get(said.replace(/\s/g, '')) ?? named.get(said) ?? (/^\$\s?c$/.test(said) ? 'CAD' : null))
    : null;
  // A metre and a million are one letter; only money makes it the second.
  const scale = factor && (factor.startsWith('k') || factor === 'к' || plainly) ? (times[factor] ?? 1) : 1;
  return {
    from: match.index,
    to: match.index + match[0].length,
    value: numberOf(digits) * scale,
    cents: cents !== undefined && said === undefined,
    currency: plainly ?? (cents ? '$' : null),
    times: scale,
  };
}

/** "13 dollars and 45 cents", "15 dollars 50", "50元6角3分", and "75 USD million". */
function withCents(text: string, amount: Amount, language: Language): Amount {
  if (!amount.currency || amount.cents) return amount;
  const rest = text.slice(amount.to, amount.to + 40);
  const million = /^\s1(?:000){2,4}(?!\d)/.exec(rest);
  if (million) return { ...amount, value: amount.value * Number(million[0]), to: amount.to + million[0].length };
  const pattern =
    language === 'zh'
      ? /^(?:又|零)?(?:(?<tenths>\d)[角毛])?(?:(?<cents>\d{1,2})(?:美?分|日本銭)?)?(?!\d|[.,]\d|\s?[\p{L}%])/u
      : cached(
          `cents ${language}`,
          () =>
            new RegExp(
              `^\\s(?:(?:and|y|e|et|und|con|com)\\s)?(?<cents>\\d{1,2})(?:\\s?(?:${currenciesOf(language).subunits})(?![\\p{L}])|(?=\\s*$|[.,;!?]\\s|[.,;!?]$))`,
              'u',
            ),
        );
  const match = pattern.exec(rest);
  const { tenths, cents } = match?.groups ?? {};
  if (!match || (!tenths && !cents)) return amount;
  const hundredths = tenths
    ? Number(tenths) * 10 + Number(cents ?? 0)
    : language === 'zh' && !/分|銭/.test(match[0])
      ? Number(cents) * 10
      : Number(cents);
  return { ...amount, value: Math.round(amount.value * 100 + hundredths) / 100, to: amount.to + match[0].length };
}
