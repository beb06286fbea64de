import { majorUnits, money } from '../assistant/money.ts';
import { shown } from './faults.ts';
import { sameText } from './ids.ts';

/** Larger documents are refused: a year of chats takes a tenth of it. */
const documentLimit = 2 * 1024 * 1024;

type Given = Record<string, unknown>;

const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
const listAt = (value: unknown, key: string): unknown[] => {
  const list = at(value, key);
  return Array.isArray(list) ? list : [];
};

/** The faults between values, found whatever else is wrong: repeats, too many, and amounts finer than the currency. */
export function crossFaults(given: unknown): string[] {
  const size = Buffer.byteLength(JSON.stringify(given) ?? '');
  if (size > documentLimit) return [`document: expected at most 2 MB, got ${(size / 1024 / 1024).toFixed(1)} MB`];
  return [
    ...tooMany('', given, 'gigs', 1, 100),
    ...repeats('gigs', listAt(given, 'gigs'), 'id'),
    ...listAt(given, 'gigs').flatMap((gig, index) => gigFaults(`gigs[${index}]`, gig, at(given, 'freelancer'))),
    ...tooMany('', given, 'qa', 0, 2_000),
    ...repeats('qa', listAt(given, 'qa'), 'id'),
    ...repeats('qa', listAt(given, 'qa'), 'question'),
    ...tooMany('', given, 'chats', 0, 5_000),
    ...repeats('chats', listAt(given, 'chats'), 'id'),
  ];
}

function gigFaults(path: string, gig: unknown, freelancer: unknown): string[] {
  const packages = listAt(gig, 'packages');
  const currency = at(freelancer, 'currency') ?? 'USD';
  const questionFaults = ['requirements', 'customOfferRequirements'].flatMap(key => {
    const questions = listAt(gig, key);
    return [
      ...tooMany(`${path}.`, gig, key, 0, 50),
      ...repeats(`${path}.${key}`, questions, 'question'),
      ...questions.flatMap((question, index) => choiceFaults(`${path}.${key}[${index}]`, question)),
    ];
  });
  return [
    ...tooMany(`${path}.`, gig, 'packages', 1, 3),
    ...repeats(`${path}.packages`, packages, 'tier'),
    ...['packages', 'extras'].flatMap(key => priceFaults(`${path}.${key}`, listAt(gig, key), currency)),
    ...tooMany(`${path}.`, gig, 'extras', 0, 50),
    ...tooMany(`${path}.`, gig, 'faqs', 0, 200),
    ...questionFaults,
    ...['does', 'doesNotOffer', 'rules', 'tags'].flatMap(key => tooMany(`${path}.`, gig, key, 0, 100)),
  ];
}

function choiceFaults(path: string, question: unknown): string[] {
  const kind = at(question, 'kind');
  if (kind !== 'choice' && kind !== 'multipleChoice') return [];
  const choices = at(question, 'choices');
  if (choices !== undefined && !Array.isArray(choices)) return [];
  const count = listAt(question, 'choices').length;
  if (count < 2 || count > 50) return [`${path}.choices: expected 2 to 50 choices, got ${shown(choices)}`];
  return [];
}

function priceFaults(path: string, items: unknown[], currency: unknown): string[] {
  if (typeof currency !== 'string' || !Intl.supportedValuesOf('currency').includes(currency)) return [];
  return items.flatMap((item, index) => {
    const price = at(item, 'price');
    if (typeof price !== 'number' || price < 0 || majorUnits(money(price, currency)) === price) return [];
    return [`${path}[${index}].price: expected no more decimals than ${currency} has, got ${shown(price)}`];
  });
}

function tooMany(holder: string, given: unknown, key: string, least: number, most: number): string[] {
  const path = `${holder}${key}`;
  const items = at(given, key);
  if (!Array.isArray(items)) return [];
  if (items.length > most) return [`${path}: expected at most ${most}, got ${items.length}`];
  return items.length < least ? [`${path}: expected at least ${least}, got ${items.length}`] : [];
}

function repeats(path: string, items: unknown[], key: string): string[] {
  const firsts = new Map<string, number>();
  return items.flatMap((item, index) => {
    const value = at(item, key);
    if (typeof value !== 'string') return [];
    const first = firsts.get(sameText(value));
    if (first === undefined) firsts.set(sameText(value), index);
    return first === undefined
      ? []
      : [`${path}[${index}].${key}: expected one of its own, got ${shown(value)} as in ${path}[${first}]`];
  });
}
