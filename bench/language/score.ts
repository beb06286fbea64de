import type { Intents, Labelled } from './intents.ts';

export interface Guess {
  intent: string;
  /** Higher is surer; the scale is the matcher's own. */
  sureness: number;
}

export type Matcher = (text: string) => Guess | Promise<Guess>;

export interface Score {
  /** Share of the questions in scope that were answered, and with the right intent. */
  inScope: number;
  /** Share of the questions out of scope that were rejected. */
  rejected: number;
  /** The share in scope answered rightly where exactly `comparedRejection` of those outside are rejected. */
  compared: number;
  /** Chance that a question in scope is held surer than one out of it. */
  auroc: number;
  /** Share in scope with the right intent, had nothing been rejected. */
  unrejected: number;
  milliseconds: number;
}

/** Every threshold is put where so many questions out of scope are rejected in the validation set. */
const wantedRejection = 0.88;
/** Beside a threshold from so few as the validation set holds, all are compared at one point of the test set. */
export const comparedRejection = 0.87;

interface Judged {
  right: boolean;
  sureness: number;
}

async function judge(matcher: Matcher, cases: Labelled[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [text, intent] of cases) {
    const guess = await matcher(text);
    judged.push({ right: guess.intent === intent, sureness: guess.sureness });
  }
  return judged;
}

const share = (list: Judged[], holds: (one: Judged) => boolean): number => list.filter(holds).length / list.length;

function areaUnderCurve(inside: Judged[], outside: Judged[]): number {
  const sorted = outside.map(one => one.sureness).sort((a, b) => a - b);
  const below = (value: number, orEqual: boolean): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = sorted[middle] as number;
      if (at < value || (orEqual && at === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  let wins = 0;
  for (const { sureness } of inside) wins += (below(sureness, false) + below(sureness, true)) / 2;
  return wins / (inside.length * outside.length);
}

/** The sureness below or at which this share of the questions lies. */
function rejecting(wanted: number, outside: Judged[]): number {
  const sorted = outside.map(one => one.sureness).sort((a, b) => a - b);
  return sorted[Math.ceil(wanted * sorted.length) - 1] ?? 0;
}

/** Chooses the threshold on the validation set, measures on the test set. */
export async function score(matcher: Matcher, { outsideVal, test, outsideTest }: Intents): Promise<Score> {
  const threshold = rejecting(wantedRejection, await judge(matcher, outsideVal));
  const start = performance.now();
  const inTest = await judge(matcher, test);
  const outTest = await judge(matcher, outsideTest);
  const comparing = rejecting(comparedRejection, outTest);
  return {
    milliseconds: (performance.now() - start) / (test.length + outsideTest.length),
    inScope: share(inTest, one => one.right && one.sureness > threshold),
    rejected: share(outTest, one => one.sureness <= threshold),
    compared: share(inTest, one => one.right && one.sureness > comparing),
    auroc: areaUnderCurve(inTest, outTest),
    unrejected: share(inTest, one => one.right),
  };
}
