import { z } from 'zod';
import {
  cardNames,
  flags,
  handoverReasons,
  languages,
  silenceReasons,
  tiers,
  topics,
} from '../../assistant/vocabulary.ts';
import { faultsOf } from '../../learning/faults.ts';
import { anId, filled, instant, line, list, oneOf, record } from '../../learning/trainingSchema.ts';

/** One of the list must hold; said as a list within a list. */
const either = <T extends z.core.SomeType>(item: T, expected: string) =>
  list(z.union([item, z.array(item).min(1)], { error: expected }));

const words = z.union([z.number(), filled(500)], { error: 'expected words or a number' });
const source = filled(200);
const amount = z.number({ error: 'expected a number' });

const brief = record({
  gigId: anId.exactOptional(),
  package: oneOf(tiers).exactOptional(),
  description: filled(2_000).exactOptional(),
  budget: record({ amount, currency: line, upTo: amount.exactOptional() }).exactOptional(),
  deadline: z.iso.date('expected a day as YYYY-MM-DD').exactOptional(),
  quantity: amount.exactOptional(),
  answers: z.record(z.string(), filled(2_000), { error: 'expected an object' }).exactOptional(),
  references: list(line).exactOptional(),
});

const expected = record({
  language: oneOf(languages).exactOptional(),
  topics: either(oneOf(topics), `expected one of ${topics.join(', ')}, or a list of such`).exactOptional(),
  sources: either(source, 'expected a source id, or a list of such').exactOptional(),
  notSources: list(source).exactOptional(),
  onlySources: list(source).exactOptional(),
  answered: z.boolean({ error: 'expected true or false' }).exactOptional(),
  leftOpen: z.boolean({ error: 'expected true or false' }).exactOptional(),
  says: either(words, 'expected words, a number or a list of such').exactOptional(),
  doesNotSay: list(words).exactOptional(),
  cards: list(oneOf(cardNames)).exactOptional(),
  notCards: list(oneOf(cardNames)).exactOptional(),
  handover: oneOf(handoverReasons).nullable().exactOptional(),
  flags: list(oneOf(flags)).exactOptional(),
  silent: oneOf(silenceReasons).nullable().exactOptional(),
  brief: brief.exactOptional(),
});

const caseSchema = record({
  message: filled(20_000).exactOptional(),
  messages: list(filled(20_000)).exactOptional(),
  freelancer: anId.exactOptional(),
  gig: anId.exactOptional(),
  kind: line.exactOptional(),
  now: instant.exactOptional(),
  note: z.string({ error: 'expected text' }).exactOptional(),
  expected,
});

/** A labelled case as people write it, one JSON object a line; the README's recipe says what each field means. */
export type WrittenCase = z.output<typeof caseSchema>;
export type Expected = WrittenCase['expected'];

/** A case that is whole: it says whose assistant is asked, and what it is asked one turn after the other. */
export interface Case {
  /** Where it stands in its file, counted from 1. */
  line: number;
  turns: string[];
  freelancer: string;
  gig?: string;
  kind: string;
  /** The moment it plays at, where that matters. */
  now?: string;
  expected: Expected;
}

/** The cases of a file, and every fault of it with its line and path. Lines that are empty are passed over. */
export function readCases(text: string, freelancer?: string): { cases: Case[]; faults: string[] } {
  const cases: Case[] = [];
  const faults: string[] = [];
  for (const [n, written] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (written.trim() === '') continue;
    const read = readCase(written, n + 1, freelancer);
    if ('faults' in read) faults.push(...read.faults.map(fault => `line ${n + 1}: ${fault}`));
    else cases.push(read);
  }
  if (cases.length === 0 && faults.length === 0) faults.push('there is no case in it: write one JSON object a line.');
  return { cases, faults };
}

function readCase(written: string, place: number, usual: string | undefined): Case | { faults: string[] } {
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch (error) {
    return { faults: [`not JSON: ${error instanceof Error ? error.message : error}`] };
  }
  const read = caseSchema.safeParse(json);
  if (!read.success) return { faults: faultsOf(read.error.issues, caseSchema, json) };
  const { message, messages, freelancer = usual, gig, kind = 'all', now, expected } = read.data;
  const turns = messages ?? (message === undefined ? [] : [message]);
  const faults = [
    ...((message === undefined) === (messages === undefined) ? ['message: expected it, or messages in its place'] : []),
    ...(messages?.length === 0 ? ['messages: expected one or more'] : []),
    ...(freelancer ? [] : ['freelancer: expected an id here, or --freelancer ID for all lines']),
    ...(Object.keys(expected).length === 0 ? ['expected: expected something to hold the answer against'] : []),
  ];
  if (faults.length > 0 || !freelancer) return { faults };
  return { line: place, turns, freelancer, kind, expected, ...(gig && { gig }), ...(now && { now }) };
}
