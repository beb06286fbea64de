import type { Fact, FactValue } from '../assistant/documents.ts';
import { majorUnits } from '../assistant/money.ts';
import { remembered } from '../assistant/remembered.ts';
import { type Language, languages } from '../assistant/vocabulary.ts';
import { type Claim, claimsOf } from './guard/claims.ts';
import { sameDate } from './guard/dates.ts';
import { factsFor, isSum, type Said } from './guard/packages.ts';
import { statesScope } from './guard/scope.ts';
import { sameLength } from './guard/units.ts';

export type { Said };

export interface GuardContext {
  language: Language;
  /** The buyer's own words and the brief's values, which may be repeated. */
  alsoSaid: string[];
  /** Names that may hold numbers without promising them: packages, Gigs, people. */
  names: string[];
}

export type Verdict = { ok: true } | { ok: false; unbacked: string[] };

function claimOfValue(value: FactValue): Claim[] {
  switch (value.kind) {
    case 'price':
      return [
        { kind: 'money', text: '', amounts: [majorUnits(value.money)], currencies: [value.money.currency] },
        ...(value.money.amount === 0 ? [{ kind: 'promise', text: '', promise: 'free' } as const] : []),
      ];
    case 'days':
      return [{ kind: 'quantity', text: '', amounts: [value.days], unit: 'day' }];
    case 'revisions':
      return value.revisions === 'unlimited'
        ? [{ kind: 'unlimited', text: '' }]
        : [{ kind: 'quantity', text: '', amounts: [value.revisions], unit: 'revision' }];
    case 'date':
      return claimsOf(value.day, 'en');
    case 'scope':
      return [];
  }
}

const share = (some: number[], others: number[]): boolean => some.some(one => others.includes(one));

/** A bare number is backed by what counts the same thing, never by a duration or a revision count of that size. */
function backsNumber(backing: Claim, amounts: number[], repeated: boolean): boolean {
  if (backing.kind === 'number' || backing.kind === 'money') return share(amounts, backing.amounts);
  return repeated && (backing.kind === 'quantity' || backing.kind === 'percent') && share(amounts, backing.amounts);
}

/** True where the backing states the same; a buyer's bare number (`repeated`, no noun after it) may be said back with its unit. */
function backs(backing: Claim, claim: Claim, repeated: boolean): boolean {
  const bare = repeated && backing.kind === 'number' && backing.alone;
  switch (claim.kind) {
    case 'link':
      return backing.kind === 'link' && backing.link === claim.link;
    case 'date':
      return backing.kind === 'date' && sameDate(backing.date, claim.date);
    case 'clock':
      return backing.kind === 'clock' && backing.clock === claim.clock;
    case 'label':
      return backing.kind === 'label' && backing.label === claim.label;
    case 'unlimited':
      return backing.kind === 'unlimited';
    case 'promise':
      return backing.kind === 'promise' && backing.promise === claim.promise;
    case 'percent':
      return (backing.kind === 'percent' || bare) && share(backing.amounts, claim.amounts);
    case 'money':
      if (bare) return share(backing.amounts, claim.amounts);
      return (
        backing.kind === 'money' &&
        share(backing.amounts, claim.amounts) &&
        claim.currencies.some(one => backing.currencies.includes(one))
      );
    case 'quantity':
      if (bare) return share(backing.amounts, claim.amounts);
      return (
        backing.kind === 'quantity' &&
        backing.amounts.some(a => claim.amounts.some(b => sameLength(a, backing.unit, b, claim.unit)))
      );
    case 'number':
      return backsNumber(backing, claim.amounts, repeated);
  }
}

function withoutNames(text: string, names: string[]): string {
  return names.reduce((left, name) => left.replaceAll(name, ' '), text);
}

/** A language's reader of claims, which keeps what it read: facts and most of what we say of them come again in every turn. */
const readers = Object.fromEntries(
  languages.map(language => [language, remembered(text => claimsOf(text, language))]),
) as Record<Language, (text: string) => Claim[]>;

/** In the language that is spoken, and as the freelancer may have written it. */
const inBoth = (language: Language): Language[] => (language === 'en' ? ['en'] : [language, 'en']);

/** Whether every number, price, date, hour, percentage, link and promise of the sentence stands in its facts or was said by the buyer. */
export function guard(sentence: Said, context: GuardContext): Verdict {
  const { facts } = sentence;
  const text = withoutNames(sentence.text, context.names);
  const claims = readers[context.language](text);
  if (claims.length === 0) return { ok: true };
  const known = new Map(facts.map(fact => [fact, claimsOfFact(fact, context.language)]));
  let heard: Claim[] | undefined;
  const isRepeated = (claim: Claim): boolean => {
    heard ??= inBoth(context.language).flatMap(one => context.alsoSaid.flatMap(said => claimsOf(said, one)));
    return heard.some(one => backs(one, claim, true));
  };
  const isBacked = (claim: Claim) =>
    factsFor(claim, claims, sentence).some(fact => known.get(fact)?.some(one => backs(one, claim, false))) ||
    isRepeated(claim) ||
    isSum(claim, sentence, context.language);
  const unbacked = claims.filter(claim => !isBacked(claim)).map(claim => claim.text);
  return unbacked.length === 0 ? { ok: true } : { ok: false, unbacked };
}

function claimsOfFact(fact: Fact, language: Language): Claim[] {
  return [...fact.values.flatMap(claimOfValue), ...inBoth(language).flatMap(one => readers[one](fact.text))];
}

/** Whether a sentence that says something is included, or is not offered, rests on any fact at all. */
export function guardScope(sentence: Said, language: Language): Verdict {
  const stated = statesScope(sentence.text, language);
  return stated === null || sentence.facts.length > 0 ? { ok: true } : { ok: false, unbacked: [stated] };
}
