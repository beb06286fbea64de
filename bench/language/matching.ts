import { type Intents, type Labelled, readIntents } from './intents.ts';
import { regression } from './regression.ts';
import { assistant, miniSearch, nlpjs } from './rivals.ts';
import { comparedRejection, type Matcher, score } from './score.ts';

type Train = (known: Labelled[]) => Matcher | Promise<Matcher>;

const rivals: Record<string, Train> = {
  'the assistant': assistant,
  'logistic regression': regression,
  'nlp.js': nlpjs,
  MiniSearch: miniSearch,
};

/** Which of the training examples are known; drawn at random they vary more than the file's first ones do. */
const draws: Record<string, number | undefined> = { 'the first ten': undefined, 'ten at random': 12_345 };

const heads = [
  '',
  'in scope',
  'rejected',
  `at ${comparedRejection}`,
  'AUROC',
  'no threshold',
  'learning s',
  'ms/message',
];
const row = (cells: string[]): string =>
  cells.map((cell, n) => (n === 0 ? cell.padEnd(20) : cell.padStart(13))).join('');

async function measured(name: string, train: Train, intents: Intents): Promise<string> {
  const start = performance.now();
  const matcher = await train(intents.known);
  const seconds = (performance.now() - start) / 1000;
  const { inScope, rejected, compared, auroc, unrejected, milliseconds } = await score(matcher, intents);
  const shares = [inScope, rejected, compared, auroc, unrejected].map(value => value.toFixed(3));
  return row([name, ...shares, seconds.toFixed(2), milliseconds.toFixed(3)]);
}

/** Few-shot matching and rejection: CLINC150, ten examples an intent, thresholds from its validation set. */
export async function benchMatching(say: (line: string) => void, data: string | undefined): Promise<void> {
  if (data === undefined) {
    say('Left out: needs --data with the folder of CLINC150.');
    return;
  }
  for (const [draw, seed] of Object.entries(draws)) {
    const intents = readIntents(data, seed);
    say(row([`${draw}:`, ...heads.slice(1)]));
    for (const [name, train] of Object.entries(rivals)) say(await measured(name, train, intents));
  }
}
