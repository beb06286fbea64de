import { randomUUID } from 'node:crypto';
import type { Profile } from '../../learning/cachedProfiles.ts';
import { type Answer, asker } from '../ask.ts';
import { unbackedNumbers } from './backedNumbers.ts';
import type { Case } from './cases.ts';
import { type Check, judge } from './judge.ts';

/** A case as it went; without an answer where the turn broke down. */
export interface Result {
  tried: Case;
  answer: Answer | null;
  checks: Check[];
  passes: boolean;
}

/** What is asked: an engine whose clock `at` sets, and what each freelancer of the cases knows. */
export interface Examined {
  parts: Parameters<typeof asker>[0];
  /** The moment from now on; real time where none is given. */
  at(moment: string | undefined): void;
  profile(freelancerId: string): Profile | undefined;
}

/** A turn waits for the store, and for a model where there is one: so many conversations go on side by side. */
const atOnce = 8;

/** Puts every case to its assistant, each in a conversation of its own; results come in the order of the cases. */
export async function evaluate(examined: Examined, cases: Case[], done: () => void = () => {}): Promise<Result[]> {
  const results = new Map<Case, Result>();
  for (const [moment, together] of Map.groupBy(cases, ({ now }) => now)) {
    examined.at(moment);
    const waiting = together.values();
    const work = async (): Promise<void> => {
      for (const tried of waiting) {
        results.set(tried, await examine(examined, tried));
        done();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
  return cases.flatMap(tried => results.get(tried) ?? []);
}

async function examine(examined: Examined, tried: Case): Promise<Result> {
  const { answer, problem } = await answerTo(examined, tried);
  if (!answer) {
    const broken: Check = { name: 'answer', holds: false, expected: 'an answer', got: problem ?? '' };
    return { tried, answer: null, checks: [broken], passes: false };
  }
  const checks = [...judge(tried.expected, answer), numbersCheck(answer, tried, examined)];
  return { tried, answer, checks, passes: checks.every(({ holds }) => holds) };
}

async function answerTo({ parts }: Examined, { turns, freelancer, gig }: Case) {
  const ask = asker(parts, freelancer);
  const conversation = randomUUID();
  let answer: Answer | undefined;
  try {
    for (const turn of turns) answer = await ask(turn, conversation, gig);
    return { answer };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function numbersCheck(answer: Answer, { turns, freelancer }: Case, { profile }: Examined): Check {
  const unbacked = unbackedNumbers(answer, turns, profile(freelancer));
  const got = unbacked.length === 0 ? 'none' : `${unbacked.join(', ')} in: ${answer.reply}`;
  return { name: 'numbers', holds: unbacked.length === 0, expected: 'no number without a source', got };
}
