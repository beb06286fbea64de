import { money } from '../../../assistant/money.ts';
import type { Entities } from '../../understanding.ts';
import { cached, edges, type Lexicon, lexicons } from '../lexicon.ts';
import { type Amount, amountsIn, moneyOf } from './amounts.ts';
import { currencyOf } from './currencies.ts';
import { most } from './quantity.ts';

type Budget = NonNullable<Entities['budget']>;

/** What the buyer would spend, in the currency said or the freelancer's; `asked` when a budget was just asked for, `corrects` lets "make that 900" be one. */
export function budgetIn(
  text: string,
  lexicon: Lexicon,
  currency: string,
  { asked, corrects }: { asked: boolean; corrects: boolean },
): Budget | undefined {
  const amounts = amountsIn(text, lexicon.language);
  for (const [i, low] of amounts.entries()) {
    const high = amounts[i + 1];
    if (high && isRange(text, low, high, lexicon)) {
      const said = low.currency ?? high.currency;
      if (said || asked || near(text, low, high, lexicon)) return rangeOf(low, high, said, currency);
    }
    if (isBudget(text, low, lexicon, asked, amounts.filter(one => one.currency).length)) return single(low, currency);
    if (corrects && amounts.length === 1 && isSum(text, low, lexicon)) return single(low, currency);
  }
  return undefined;
}

/** A bare number too large to count pieces, and no year. */
function isSum(text: string, { currency, value, to }: Amount, lexicon: Lexicon): boolean {
  return !currency && value >= most && !(value > 1900 && value < 2100) && !unitAfter(text.slice(to), lexicon);
}

function wordsAround(
  lexicon: Lexicon,
  list: 'budget' | 'prices' | 'packages' | 'from' | 'to' | 'limits' | 'spending' | 'allOfIt',
  at: 'end' | 'start' | 'any',
): RegExp {
  return cached(`money ${list} ${at} ${lexicon.language}`, () => {
    const { begin, end } = edges(lexicon.language);
    const both =
      lexicon.language === 'en' ? lexicon.money[list] : `(?:${lexicon.money[list]}|${lexicons.en.money[list]})`;
    const core = `${begin}${both}${end}`;
    return new RegExp(at === 'end' ? `${core}[\\s:=~]*$` : at === 'start' ? `^[\\s-]*${core}` : core, 'u');
  });
}

function isRange(text: string, low: Amount, high: Amount, lexicon: Lexicon): boolean {
  const between = text.slice(low.to, high.from);
  if (high.value * high.times <= low.value && high.value <= low.value) return false;
  if (/^\s*[-–—~]\s*$/.test(between)) return true;
  const joined = wordsAround(lexicon, 'to', 'start').exec(between);
  if (!joined || between.slice(joined[0].length).trim() !== '') return false;
  return (
    wordsAround(lexicon, 'from', 'any').test(text.slice(Math.max(0, low.from - 14), low.from)) ||
    !/^\s*(?:and|y|et|und|e|и|و|和|or|o|ou|oder|или|أو|或)\s*$/u.test(between)
  );
}

function near(text: string, low: Amount, high: Amount, lexicon: Lexicon): boolean {
  return (
    wordsAround(lexicon, 'budget', 'any').test(
      text.slice(Math.max(0, low.from - 40), low.from) + text.slice(high.to, high.to + 12),
    ) && !unitAfter(text.slice(high.to), lexicon)
  );
}

/** What a number without a currency counts when it counts something: a word follows that is no function word. */
function unitAfter(after: string, lexicon: Lexicon): boolean {
  if (/^\s?(?:%|-?\s?(?:x|px|dpi|gb|mb|kb|fps|min|sec|pcs|am|pm|°))(?!\p{L})/u.test(after)) return true;
  const word = /^\s?(\p{L}{3,})/u.exec(after)?.[1];
  if (word === undefined) return false;
  return !lexicon.frequent.has(word) && !lexicons.en.frequent.has(word) && !noUnit.test(word);
}

const noUnit =
  /^(?:max|maximum|maximo|massimo|tops|total|totales|per|each|para|como|pour|fur|por|statt|stat|instead|incl|could|would|budget|presupuesto|orcamento|бюджет|вместо|pls|or|ok|limit|altogether|all)/u;

const budgetWord = /^\s*(?:\p{L}+\s+){0,3}(?:budget|presupuesto|orcamento|бюджет)|^\s*预算/u;

const deal =
  /(?:do|make|get|have|take|finish|design|build|write|edit|translate|record)\s+(?:[\p{L}\p{N}]+\s+){0,4}for\s*$|(?:haces|hacer|haceis|faz|fazer|fai|fare|machst|machen|faites|faire|fais|сделаете|сделать|возьметесь)\s+(?:\p{L}+\s+){0,3}(?:por|per|für|fur|pour|за)\s*$/u;

/** The part of the sentence that an amount stands in, up to the amount and after it. */
function around(text: string, amount: Amount): { before: string; after: string; part: string } {
  const before =
    text
      .slice(Math.max(0, amount.from - 60), amount.from)
      .split(/[!?;\n]|(?<!\b(?:ca|max|approx|no|nr))\.(?=\s)/u)
      .at(-1) ?? '';
  const left = before.split(/[,،、(]/u).at(-1) ?? '';
  const right = text.slice(amount.to, amount.to + 80).split(/[,،、;.!?\n)]|\s(?:and|y|e|et|und|и)\s|\sو/u)[0] ?? '';
  return { before, after: text.slice(amount.to, amount.to + 40), part: `${left}#${right}`.trim() };
}

function isBudget(text: string, amount: Amount, lexicon: Lexicon, asked: boolean, count: number): boolean {
  const { before, after, part } = around(text, amount);
  // "The $297 one": its words are digits by now.
  if (
    wordsAround(lexicon, 'packages', 'start').test(after) ||
    /^ 1(?!\d)/.test(after) ||
    /^\s*%/.test(after) ||
    amount.value <= 0
  )
    return false;
  if (deal.test(before) && (amount.currency || !unitAfter(after, lexicon))) return true;
  if (wordsAround(lexicon, 'allOfIt', 'start').test(after)) return amount.currency !== null || amount.value > 31;
  const priced =
    wordsAround(lexicon, 'prices', 'any').test(before) && !wordsAround(lexicon, 'spending', 'any').test(before);
  const limited = /^\s*(?:max|tops|at most|maximum|以内|以下|左右|做吗|行吗)/u.test(after) || budgetWord.test(after);
  if (amount.currency) {
    if (asked || ((wordsAround(lexicon, 'budget', 'any').test(before) || limited) && !priced)) return true;
    // "Need it tomorrow, 500 dollars": what stands by itself.
    return !priced && count === 1 && part.split(/\s+/).length <= 4 && !/[?？؟]/u.test(text);
  }
  if (asked) return !unitAfter(after, lexicon) || text.trim().length <= 8;
  if (amount.value > 31 && !priced && wordsAround(lexicon, 'spending', 'end').test(before)) return true;
  if (priced || unitAfter(after, lexicon) || /^\s?[/:.]\d/.test(after)) return false;
  // Up to the 31st is also a day.
  if (amount.value > 31 && wordsAround(lexicon, 'limits', 'end').test(before)) return true;
  return (
    amount.value >= 5 && (strongBefore(before, lexicon) || budgetWord.test(after) || (limited && amount.value > 31))
  );
}

/** Without a currency the money has to be spoken of: "my budget is 300", "I can pay 300". */
function strongBefore(before: string, lexicon: Lexicon): boolean {
  return (
    wordsAround(lexicon, 'spending', 'any').test(before) ||
    (lexicon.language === 'en' && /(?:i|we)(?: only)?(?:'ve)? (?:have|got)(?: only| about| around)?\s*$/.test(before))
  );
}

function single(amount: Amount, own: string): Budget {
  return { ...moneyOf(amount, own) };
}

function rangeOf(low: Amount, high: Amount, said: string | null, own: string): Budget {
  const currency = currencyOf(said, own);
  const start =
    low.times === 1 && high.times > 1 && low.value < high.value / high.times ? low.value * high.times : low.value;
  return { amount: money(start, currency).amount, currency, upTo: money(high.value, currency).amount };
}
