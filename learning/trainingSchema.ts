import { z } from 'zod';
import { weekdays } from '../assistant/availability.ts';
import { tiers } from '../assistant/vocabulary.ts';

// Each message completes "expected …, got …"; faults.ts adds the path and what was given.

const currencies = new Set(Intl.supportedValuesOf('currency'));
const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

export const record = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, { error: 'expected an object' });
export const list = <T extends z.core.SomeType>(item: T) => z.array(item, { error: 'expected a list' });
const flag = z.boolean({ error: 'expected true or false' });

const text = (limit: number) =>
  z.string({ error: 'expected text' }).trim().max(limit, `expected text of at most ${limit} characters`);
export const filled = (limit: number) => text(limit).refine(value => value !== '', 'expected some text');
export const line = filled(200);
const paragraph = filled(5_000);

export const anId = z
  .string({ error: 'expected an id' })
  .regex(/^[a-z0-9-]{3,40}$/, 'expected 3 to 40 of a-z, 0-9 and -');
const foreignId = filled(200);

const amount = z
  .number({ error: 'expected a number' })
  .nonnegative('expected 0 or more')
  .max(1_000_000_000, 'expected at most 1000000000');
const days = z
  .number({ error: 'expected a number' })
  .refine(value => Number.isInteger(value) && value >= 1 && value <= 3650, 'expected whole days, 1 or more');
const revisions = z
  .union([z.number(), z.literal('unlimited')], { error: 'expected a number or "unlimited"' })
  .refine(
    value => value === 'unlimited' || (Number.isInteger(value) && value >= 0 && value <= 1_000),
    'expected a whole number, 0 or more',
  );

export const instant = z
  .string({ error: 'expected a time' })
  .refine(
    value => z.iso.datetime({ offset: true, local: true }).or(z.iso.date()).safeParse(value).success,
    'expected a time as ISO 8601, such as 2026-11-22T10:00:00Z',
  );
const clock = z
  .string({ error: 'expected a time' })
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'expected a time such as 09:30');
const timeZone = z
  .string({ error: 'expected a time zone' })
  .refine(isTimeZone, 'expected a time zone such as Europe/Lisbon');
const currency = z
  .string({ error: 'expected a currency' })
  .refine(value => currencies.has(value), 'expected a currency of ISO 4217 such as USD');
const language = z
  .string({ error: 'expected a language code' })
  .refine(isLanguage, 'expected a language code such as en or pt-BR');

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    // Offsets such as +01:00 pass too, but know nothing of daylight saving time.
    return !/^[+-]/.test(value);
  } catch {
    return false;
  }
}

function isLanguage(value: string): boolean {
  try {
    return /^[a-z]{2,3}(-|$)/.test(value) && languageNames.of(value) !== undefined;
  } catch {
    return false;
  }
}

export const oneOf = <const W extends readonly [string, ...string[]]>(words: W) =>
  z.enum(words, { error: `expected one of ${words.join(', ')}` });

const questionAnswer = { question: filled(500), alsoAsked: list(filled(500)).exactOptional(), answer: paragraph };

const requirement = record({
  question: filled(500),
  kind: oneOf(['text', 'choice', 'multipleChoice', 'attachment']).exactOptional(),
  choices: list(line).exactOptional(),
  required: flag.exactOptional(),
});

const gig = record({
  id: anId.exactOptional(),
  title: line,
  category: text(200).exactOptional(),
  description: text(10_000).exactOptional(),
  tags: list(line).exactOptional(),
  packages: list(
    record({
      tier: oneOf(tiers),
      name: text(200).exactOptional(),
      description: text(2_000).exactOptional(),
      price: amount,
      deliveryDays: days.exactOptional(),
      revisions: revisions.exactOptional(),
      includes: list(filled(500)).exactOptional(),
    }),
  ),
  extras: list(
    record({ name: line, price: amount, deliveryDays: days.exactOptional(), additionalDays: days.exactOptional() }),
  ).exactOptional(),
  faqs: list(record(questionAnswer)).exactOptional(),
  requirements: list(requirement).exactOptional(),
  customOfferRequirements: list(requirement).exactOptional(),
  does: list(filled(1_000)).exactOptional(),
  doesNotOffer: list(filled(1_000)).exactOptional(),
  rules: list(filled(1_000)).exactOptional(),
});

const chat = record({
  id: foreignId,
  startedAt: instant,
  gigId: anId.exactOptional(),
  buyer: record({ id: foreignId, displayName: text(200).exactOptional(), sells: flag.exactOptional() }),
  messages: list(record({ from: oneOf(['buyer', 'freelancer']), at: instant, text: text(20_000) })).exactOptional(),
  order: record({ id: foreignId, amount, at: instant }).exactOptional(),
});

/** The training document, version 1, as people write it: only the shape and single values; checks.ts does the rest. */
export const trainingSchema = record({
  version: z.literal(1, { error: 'expected 1' }),
  freelancer: record({
    id: anId,
    displayName: line,
    headline: text(500).exactOptional(),
    bio: text(10_000).exactOptional(),
    languages: list(language).exactOptional(),
    timeZone: timeZone.exactOptional(),
    currency: currency.exactOptional(),
    level: oneOf(['none', 'one', 'two', 'topRated']).exactOptional(),
    sellerPlus: oneOf(['none', 'standard', 'premium']).exactOptional(),
    outOfOffice: flag.exactOptional(),
    skills: list(line).exactOptional(),
  }),
  assistant: record({
    active: flag.exactOptional(),
    name: filled(40).exactOptional(),
    workingHours: list(record({ day: oneOf(weekdays), from: clock, to: clock })).exactOptional(),
  }).exactOptional(),
  gigs: list(gig),
  qa: list(record({ id: anId.exactOptional(), ...questionAnswer })).exactOptional(),
  chats: list(chat).exactOptional(),
});

/** What the schema lets through; times, money and ids are not made uniform yet. */
export type WrittenDocument = z.output<typeof trainingSchema>;
