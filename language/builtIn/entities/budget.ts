import { money } from '../../../assistant/money.ts';
import type { Entities } from '../../understanding.ts';
import { cached, edges, type Lexicon, lexicons } from '../lexicon.ts';
import { type Amount, amountsIn, moneyOf } from './amounts.ts';
import { currencyOf } from './currencies.ts';

type Budget = NonNullable<Entities['budget']>;

/** What the buyer would spend, in the currency said or the freelancer's; `asked` when a budget was just asked for. */
export function budgetIn(text: string, lexicon: Lexicon, currency: string, asked: boolean): Budget | undefined {
  const amounts = amountsIn(text, lexicon.language);
  for (const [i, low] of amounts.entries()) {
    const high = amounts[i + 1];
    if (high && isRange(text, low, high, lexicon)) {
      const said = low.currency ?? high.currency;
      if (said || asked || near(text, low, high, lexicon)) return rangeOf(low, high, said, currency);
    }
    if (isBudget(text, low, lexicon, asked, amounts.length)) return single(low, currency);
  }
  return undefined;
}

function wordsAround(
  lexicon: Lexicon,
  list: 'budget' | 'prices' | 'packages' | 'from' | 'to',
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
    ) && !unitAfter(text.slice(high.to))
  );
}

/** What a number without a currency counts when it counts something. */
function unitAfter(after: string): boolean {
  return (
    /^\s?(?:%|-?\s?(?:x|px|dpi|gb|mb|kb|fps|min|mins|minutes?|seconds?|sec|words?|pages?|pcs|people|years?|am|pm|°))(?!\p{L})/u.test(
      after,
    ) ||
    (/^\s?\p{L}{3,}/u.test(after) &&
      !/^\s?(?:max|for|per|or|tops|total|is|if|in|and|on|to|but|y|para|como|max|máximo|pour|für|fur|por|per|para|за|на|or|на|ok|could|would|can|please|pls|the|all|each|my|budget|if|hablar|and|incl)/u.test(
        after,
      ))
  );
}

const budgetWord = /^\s*(?:\p{L}+\s+){0,3}(?:budget|presupuesto|orcamento|бюджет)|^\s*预算/u;

const deal =
  /(?:do|make|get|have|take|finish|design|build|write|edit|translate|record)\s+(?:[\p{L}\p{N}]+\s+){0,4}for\s*$|(?:haces|hacer|haceis|faz|fazer|fai|fare|machst|machen|faites|faire|fais|сделаете|сделать|возьметесь)\s+(?:\p{L}+\s+){0,3}(?:por|per|für|fur|pour|за)\s*$/u;

function isBudget(text: string, amount: Amount, lexicon: Lexicon, asked: boolean, count: number): boolean {
  const before =
    text
      .slice(Math.max(0, amount.from - 60), amount.from)
      .split(/[.!?;\n]/)
      .at(-1) ?? '';
  const after = text.slice(amount.to, amount.to + 25);
  if (wordsAround(lexicon, 'packages', 'start').test(after)) return false;
  if (/^\s*%/.test(after) || amount.value <= 0) return false;
  if (deal.test(before) && (amount.currency || !unitAfter(after))) return true;
  const said =
    wordsAround(lexicon, 'budget', 'any').test(before) ||
    /^\s*(?:max|tops|at most|maximum|以内|以下|左右|做吗|行吗)/u.test(after) ||
    budgetWord.test(after);
  const priced =
    wordsAround(lexicon, 'prices', 'any').test(before) &&
    !/budget|presupuesto|orcamento|бюджет|预算|ميزاني/u.test(before);
  if (amount.currency)
    return (
      asked ||
      (said && !priced) ||
      (!priced && text.trim().split(/\s+/).length <= 4 && count === 1 && !/[?？؟]/u.test(text))
    );
  if (asked) return !unitAfter(after) || text.trim().length <= 8;
  return (
    said &&
    (strongBefore(before, lexicon) || budgetWord.test(after)) &&
    !priced &&
    amount.value >= 5 &&
    !unitAfter(after)
  );
}

/** Without a currency the money has to be spoken of: "my budget is 300", "I can pay 300", "under 300" alone may be words. */
function strongBefore(before: string, lexicon: Lexicon): boolean {
  return (
    /budget|spend|afford|pay|spent|presupuest|gastar|pagar|orcamento|depenser|payer|ausgeben|zahlen|spendere|бюджет|потратить|заплатить|预算|花|付|ميزاني|ادفع/u.test(
      before,
    ) ||
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
