import type { Fact, FactValue } from '../../assistant/documents.ts';
import { majorUnits } from '../../assistant/money.ts';
import type { Language } from '../../assistant/vocabulary.ts';
import type { Claim } from './claims.ts';
import { numbersIn, plainDigits } from './numbers.ts';

export interface Said {
  text: string;
  facts: Fact[];
}

/** A package's or an extra's fact begins with its name. */
const nameOf = (fact: Fact): string => fact.text.split(':')[0] ?? '';

/** Chinese writes no space around a name. */
const goesOn = /[[\p{L}\p{N}]--\p{Script=Han}]/v;

function isNamed(fact: Fact, text: string): boolean {
  const name = nameOf(fact);
  const at = name.length > 1 ? text.indexOf(name) : -1;
  return at >= 0 && !goesOn.test(text[at - 1] ?? '') && !goesOn.test(text[at + name.length] ?? '');
}

type Priced = Extract<FactValue, { kind: 'price' }>;
const priceIn = (fact: Fact): Priced | undefined =>
  fact.values.find((value): value is Priced => value.kind === 'price');

/** True where the amount is the sum of what the sentence names, or one named price times a count it names: code can work that out. */
export function isSum(claim: Claim, { text, facts }: Said, language: Language): boolean {
  if (claim.kind !== 'money') return false;
  const prices = new Map<string, Priced['money']>();
  for (const fact of facts) {
    const price = priceIn(fact);
    if (price && claim.currencies.includes(price.money.currency) && isNamed(fact, text))
      prices.set(fact.source, price.money);
  }
  const amounts = [...prices.values()].map(majorUnits);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const says = (amount: number) => claim.amounts.some(one => Math.abs(one - amount) < 0.005);
  if (amounts.length > 1) return says(total);
  const counts = numbersIn(plainDigits(text), language).flatMap(one => one.amounts);
  return amounts.length === 1 && counts.some(count => count > 1 && says(total * count));
}

function speaksOf(value: FactValue, claim: Claim): boolean {
  if (value.kind === 'revisions') return claim.kind === 'quantity' && claim.unit === 'revision';
  if (value.kind === 'days') return claim.kind === 'quantity' && claim.unit !== 'revision';
  return value.kind === 'price' && claim.kind === 'money';
}

/** The facts that may back a claim: where one package alone is named, and its own fact is at hand, no other package's. */
export function factsFor(claim: Claim, claims: Claim[], { text, facts }: Said): Fact[] {
  const packages = facts.filter(({ source }) => source.includes('/package:'));
  const named = new Set(packages.filter(fact => isNamed(fact, text)).map(({ source }) => source));
  const [source] = named;
  if (named.size !== 1) return facts;
  const value = packages.flatMap(fact => (fact.source === source ? fact.values : [])).find(one => speaksOf(one, claim));
  const alike = value ? claims.filter(one => speaksOf(value, one)).length : 0;
  return alike === 1 ? facts.filter(fact => fact.source === source || !packages.includes(fact)) : facts;
}
