import { isDeepStrictEqual } from 'node:util';
import type { Language } from '../../assistant/vocabulary.ts';
import { numbersIn, plainDigits } from '../../language/guard/numbers.ts';
import type { Answer } from '../ask.ts';
import type { Expected } from './cases.ts';

/** One thing expected of an answer, and whether it holds; what was expected and what came, as people read it. */
export interface Check {
  name: keyof Expected | 'numbers' | 'answer';
  holds: boolean;
  expected: string;
  got: string;
}

type Words = string | number;
type Judge = (expected: Expected, answer: Answer) => Check[];

const listOf = <T>(item: T | T[]): T[] => (Array.isArray(item) ? item : [item]);
const named = (items: Words[]): string => items.join(' or ');
const shownOr = (items: string[], none: string): string => (items.length > 0 ? items.join(', ') : none);

/** Holds an answer against what was expected of it: a check for each thing expected. */
export function judge(expected: Expected, answer: Answer): Check[] {
  return judges.flatMap(each => each(expected, answer));
}

/** Whether a source id is meant by a pattern, in which `*` stands for anything. */
export function meansSource(pattern: string, id: string): boolean {
  const parts = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(id);
}

/** Scripts whose words stand apart; an Arabic "and" leans on the Latin name that follows it. */
const joining = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{N}/u];

/** Whether a text says the words, in any case and from the start of a word on, or the number, however it is written. */
function saysWords(text: string, language: string, words: Words): boolean {
  if (typeof words === 'number')
    return numbersIn(plainDigits(text), language as Language).some(({ amounts }) => amounts.includes(words));
  const escaped = plain(words).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const script = joining.find(pattern => pattern.test(words.charAt(0)))?.source;
  const before = script ? `(?<!${script}|\\p{N})` : '';
  const after = /\d$/.test(words) ? '(?!\\d)' : '';
  return new RegExp(before + escaped + after, 'u').test(plain(text));
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[’‘]/g, "'")
    .toLowerCase();

const judges: Judge[] = [
  (expected, { language }) => same('language', expected.language, language),
  ({ topics = [] }, answer) =>
    topics.map(one => {
      const holds = listOf(one).some(topic => answer.topics.includes(topic));
      return { name: 'topics', holds, expected: named(listOf(one)), got: shownOr(answer.topics, 'no topic') };
    }),
  judgeSources,
  ({ answered }, { sources }) =>
    answered === undefined
      ? []
      : [
          {
            name: 'answered',
            holds: sources.length > 0 === answered,
            expected: answered ? 'an answer from the knowledge' : 'nothing told as an answer',
            got: ids(sources),
          },
        ],
  ({ leftOpen }, { open }) =>
    leftOpen === undefined
      ? []
      : [
          {
            name: 'leftOpen',
            holds: open.length > 0 === leftOpen,
            expected: leftOpen ? 'a question left open' : 'no question left open',
            got: open.length > 0 ? `left open: ${open.join(' · ')}` : 'none left open',
          },
        ],
  judgeWords,
  judgeCards,
  (expected, { handover }) => same('handover', expected.handover, handover?.reason ?? null),
  (expected, { flags }) =>
    expected.flags
      ? same('flags', shownOr([...expected.flags].sort(), 'none'), shownOr([...flags].sort(), 'none'))
      : [],
  (expected, { silent }) => same('silent', expected.silent, silent),
  judgeBrief,
];

function same(name: Check['name'], wanted: string | null | undefined, got: string | null): Check[] {
  if (wanted === undefined) return [];
  return [{ name, holds: wanted === got, expected: wanted ?? 'none', got: got ?? 'none' }];
}

const ids = (sources: Answer['sources']): string =>
  shownOr(
    sources.map(({ id }) => id),
    'no source',
  );

function judgeSources({ sources = [], notSources = [], onlySources }: Expected, answer: Answer): Check[] {
  const rests = (pattern: string): boolean => answer.sources.some(({ id }) => meansSource(pattern, id));
  const got = ids(answer.sources);
  return [
    ...sources.map((one): Check => {
      const wanted = listOf(one);
      return { name: 'sources', holds: wanted.some(rests), expected: named(wanted), got };
    }),
    ...notSources.map((one): Check => ({ name: 'notSources', holds: !rests(one), expected: `not ${one}`, got })),
    ...(onlySources
      ? [
          {
            name: 'onlySources' as const,
            holds: answer.sources.every(({ id }) => onlySources.some(pattern => meansSource(pattern, id))),
            expected: `nothing but ${named(onlySources)}`,
            got,
          },
        ]
      : []),
  ];
}

function judgeWords({ says = [], doesNotSay = [] }: Expected, { reply, language }: Answer): Check[] {
  return [
    ...says.map((one): Check => {
      const wanted = listOf<Words>(one);
      const holds = wanted.some(words => saysWords(reply, language, words));
      return { name: 'says', holds, expected: named(wanted), got: reply };
    }),
    ...doesNotSay.map((words): Check => {
      const holds = !saysWords(reply, language, words);
      return { name: 'doesNotSay', holds, expected: `not ${words}`, got: reply };
    }),
  ];
}

function judgeCards({ cards = [], notCards = [] }: Expected, answer: Answer): Check[] {
  const got = shownOr(answer.cards, 'no card');
  return [
    ...cards.map((card): Check => ({ name: 'cards', holds: answer.cards.includes(card), expected: card, got })),
    ...notCards.map((card): Check => {
      const holds = !answer.cards.includes(card);
      return { name: 'notCards', holds, expected: `not ${card}`, got };
    }),
  ];
}

/** Only what is expected of the brief is looked at; of what is text it must hold the words. */
function judgeBrief({ brief = {} }: Expected, answer: Answer): Check[] {
  const { answers = {}, ...slots } = brief;
  const given: Record<string, unknown> = { ...answer.brief };
  const wanted: [string, unknown, unknown][] = [
    ...Object.entries(slots).map(([slot, value]): [string, unknown, unknown] => [slot, value, given[slot]]),
    ...Object.entries(answers).map(([id, value]): [string, unknown, unknown] => [
      id,
      value,
      answer.brief?.answers?.[id],
    ]),
  ];
  return wanted.map(([slot, value, got]) => ({
    name: 'brief',
    holds: sameValue(value, got),
    expected: `${slot} ${JSON.stringify(value)}`,
    got: `${slot} ${JSON.stringify(got) ?? 'unknown'}`,
  }));
}

const sameValue = (wanted: unknown, got: unknown): boolean =>
  typeof wanted === 'string' && typeof got === 'string'
    ? plain(got).includes(plain(wanted))
    : isDeepStrictEqual(wanted, got);
