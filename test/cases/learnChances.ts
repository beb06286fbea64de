import { writeFileSync } from 'node:fs';
import { type Labelled, labelledClauses } from './labelledClauses.ts';

/**
 * Learns how much each sign of an answer tells, from the labelled cases: `node test/cases/learnChances.ts`, half a minute.
 * Shows first how good and how sure it is for freelancers that it has not learned from, each left out in turn.
 * Run it when cases, or what understanding gives, have changed.
 */
const file = new URL('../../dialogs/buyer/chances.json', import.meta.url);

/** How strongly a weight is held to what it is taken for beforehand; of .003, .01 and .02 the best for freelancers left out. */
const held = 0.001;
const steps = 600;
const firstStep = 0.1;

/**
 * What too few cases show: "and the other one?" goes on with the number before, what a revision means is no number, who
 * names an amount wants to hear prices, a comparison is of packages, what another Gig answers
 * counts less, and where nothing but a number is asked for, no other words are an answer.
 */
const beforehand: Record<string, number> = {
  'number.before': 5,
  'number.meaning': -4,
  'package.compares': 4,
  'price.bids': 3,
  'words.foreign': -2,
  'words.onlyNumbers': -4,
};

/** A clause with its signs as places in one list, which is many times quicker than by name. */
interface Row {
  options: { right: boolean; signs: [place: number, value: number][] }[];
}

const names: string[] = [];
const places = new Map<string, number>();

function placeOf(name: string): number {
  const known = places.get(name);
  if (known !== undefined) return known;
  places.set(name, names.length);
  return names.push(name) - 1;
}

const rowOf = ({ options }: Labelled): Row => ({
  options: options.map(({ right, signs }) => ({
    right,
    signs: Object.entries(signs).map(([name, value]) => [placeOf(name), value]),
  })),
});

function chances({ options }: Row, weights: Float64Array): number[] {
  const raised = options.map(({ signs }) =>
    Math.exp(signs.reduce((sum, [place, value]) => sum + value * (weights[place] ?? 0), 0)),
  );
  const all = raised.reduce((sum, value) => sum + value, 0);
  return raised.map(value => value / all);
}

/** Maximum likelihood of the right ones, by gradient descent (Adam) in steps that shrink. */
function learn(rows: Row[]): Float64Array {
  const start = Float64Array.from(names, name => beforehand[name] ?? 0);
  const weights = Float64Array.from(start);
  const mean = new Float64Array(names.length);
  const square = new Float64Array(names.length);
  for (let step = 1; step <= steps; step++) {
    const slopes = slopesOf(rows, weights);
    for (let n = 0; n < names.length; n++) {
      const slope = (slopes[n] ?? 0) / rows.length + held * ((weights[n] ?? 0) - (start[n] ?? 0));
      mean[n] = 0.9 * (mean[n] ?? 0) + 0.1 * slope;
      square[n] = 0.99 * (square[n] ?? 0) + 0.01 * slope ** 2;
      const direction = (mean[n] ?? 0) / (1 - 0.9 ** step) / (Math.sqrt((square[n] ?? 0) / (1 - 0.99 ** step)) + 1e-8);
      weights[n] = (weights[n] ?? 0) - firstStep * (1 - step / (steps + 1)) * direction;
    }
  }
  return weights;
}

function slopesOf(rows: Row[], weights: Float64Array): Float64Array {
  const slopes = new Float64Array(names.length);
  for (const row of rows) {
    const chance = chances(row, weights);
    const right = row.options.reduce((sum, option, n) => sum + (option.right ? (chance[n] ?? 0) : 0), 1e-12);
    for (const [n, option] of row.options.entries()) {
      const tooMuch = (chance[n] ?? 0) * (option.right ? 1 - 1 / right : 1);
      for (const [place, value] of option.signs) slopes[place] = (slopes[place] ?? 0) + tooMuch * value;
    }
  }
  return slopes;
}

/** The likeliest of each clause, by weights learned from all other freelancers. */
function leftOut(clauses: Labelled[]): { one: Labelled; name: string; chance: number; right: boolean }[] {
  const freelancers = new Set(clauses.map(({ freelancer }) => freelancer));
  return [...freelancers].flatMap(left => {
    const weights = learn(clauses.filter(({ freelancer }) => freelancer !== left).map(rowOf));
    return clauses
      .filter(({ freelancer }) => freelancer === left)
      .map(one => {
        const chance = chances(rowOf(one), weights);
        const best = chance.indexOf(Math.max(...chance));
        const { name = '', right = false } = one.options[best] ?? {};
        return { one, name, right, chance: chance[best] ?? 0 };
      });
  });
}

const clauses = await labelledClauses(new URL('./', import.meta.url));
for (const one of clauses) rowOf(one);
const tried = leftOut(clauses);
const rightOf = (some: typeof tried): string => `${some.filter(({ right }) => right).length} of ${some.length} right`;
process.stdout.write(`freelancers left out in turn: ${rightOf(tried)}\n`);
for (const least of [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
  const some = tried.filter(({ chance, name }) => name !== 'none' && chance >= least && chance < (least || 0.3) + 0.1);
  process.stdout.write(`  said with ${least || 'less'}: ${rightOf(some)}\n`);
}
if (process.argv.includes('--wrong'))
  for (const { one, name, chance } of tried.filter(({ right }) => !right).sort((a, b) => b.chance - a.chance)) {
    const wanted = one.options.filter(({ right }) => right).map(option => option.name);
    process.stdout.write(`${chance.toFixed(2)} ${one.freelancer} | ${one.text} | ${name} | ${wanted.join(', ')}\n`);
  }
const weights = learn(clauses.map(rowOf));
const rounded = names.map((name, n) => [name, Number((weights[n] ?? 0).toFixed(2))] as const).sort();
writeFileSync(file, `${JSON.stringify(Object.fromEntries(rounded), null, 2)}\n`);
process.exit(0);
