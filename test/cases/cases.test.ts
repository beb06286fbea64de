import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { languages } from '../../assistant/vocabulary.ts';
import { type Case, readCases } from '../../bot/evaluation/cases.ts';
import { evaluate } from '../../bot/evaluation/evaluate.ts';
import { knowledgeFaults } from '../../bot/evaluation/knowledgeFaults.ts';
import { type Scores, scores } from '../../bot/evaluation/report.ts';
import { openCaseHouse } from './house.ts';

const floorsFile = new URL('floors.json', import.meta.url);
/**
 * How many cases must pass, by what they are grouped by: may rise and not fall. Counts and not shares, so that a new case
 * lowers none.
 */
type Floors = Record<Group, Record<string, number>>;
const groups = ['all', 'numbers', 'languages', 'kinds'] as const;
type Group = (typeof groups)[number];

/** A model that is trained anew moves a case or two of a small group: a floor stands this share of its cases, and one at least, below what passed. */
const room: Record<Group, number> = { all: 0.01, numbers: 0.01, languages: 0.05, kinds: 0.05 };

/** A group has clearly risen when its floor could rise by this many cases. */
const clearly = 3;

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter(name => name.endsWith('.jsonl'));

describe('what buyers get, by labelled cases', function () {
  this.timeout(120_000);
  const cases: Case[] = [];
  let house: Awaited<ReturnType<typeof openCaseHouse>>;
  let score: Scores;

  before(async () => {
    house = await openCaseHouse();
    for (const file of files) {
      const read = readCases(readFileSync(new URL(file, folder), 'utf8'));
      assert.deepEqual([...read.faults, ...knowledgeFaults(read.cases, house.examined)], [], file);
      cases.push(...read.cases);
    }
    score = scores(await evaluate(house.examined, cases));
  });
  after(() => house.close());

  it('are asked in every language, most of them of freelancers whose knowledge is in another', () => {
    assert.ok(cases.length >= 600, `${cases.length} cases`);
    assert.deepEqual(
      languages.filter(language => !score.languages.some(({ name }) => name === language)),
      [],
    );
  });

  it('holds no number that no source, no name and no word of the buyer backs', () => {
    assert.equal(score.numbers.unbacked, 0, failing(score, 'numbers'));
  });

  for (const group of groups)
    it(`is at least what it was, by ${group}`, () => {
      const measured = rowsOf(score)[group];
      const passed = (name: string): number => measured.find(row => row.name === name)?.passed ?? 0;
      const fallen = Object.entries(floorsNow()[group]).filter(([name, floor]) => passed(name) < floor);
      const shown = fallen.map(
        ([name, floor]) => `${name}: ${passed(name)} pass, ${floor} must\n${failing(score, name)}`,
      );
      assert.equal(fallen.length, 0, shown.join('\n'));
    });

  it('says when the floors should rise, and raises them where RAISE_FLOORS is set', () => {
    const floors = floorsNow();
    const raised = raisedBy(score, floors);
    if (process.env.RAISE_FLOORS) {
      writeFileSync(floorsFile, `${JSON.stringify(raised, null, 2)}\n`);
      return;
    }
    const risen = groups.flatMap(group =>
      Object.entries(raised[group]).filter(([name, floor]) => floor >= (floors[group][name] ?? 0) + clearly),
    );
    const names = risen.map(([name]) => name).join(', ');
    if (risen.length > 0)
      process.stdout.write(`      ${names} rose: RAISE_FLOORS=1 npx mocha test/cases/cases.test.ts\n`);
  });
});

const floorsNow = (): Floors => JSON.parse(readFileSync(floorsFile, 'utf8'));

function rowsOf({ languages, kinds, numbers, cases, passed }: Scores): Record<Group, Scores['kinds']> {
  return {
    all: [{ name: 'cases', passed, of: cases }],
    numbers: [{ name: 'said', passed: numbers.said, of: numbers.asked }],
    languages,
    kinds,
  };
}

function raisedBy(score: Scores, floors: Floors): Floors {
  const raised = (group: Group): Record<string, number> =>
    Object.fromEntries(
      rowsOf(score)[group].map(({ name, passed, of }) => {
        const floor = Math.max(0, passed - Math.max(1, Math.round(of * room[group])));
        return [name, Math.max(floor, floors[group][name] ?? 0)];
      }),
    );
  return { all: raised('all'), numbers: raised('numbers'), languages: raised('languages'), kinds: raised('kinds') };
}

/** The failures of a language, a kind or a check, a message a line. */
function failing(score: Scores, name: string): string {
  return score.failures
    .filter(
      ({ kind, language, failed }) => [kind, language].includes(name) || failed.some(({ check }) => check === name),
    )
    .map(({ freelancer, messages, failed }) => {
      const wrong = failed.map(({ check, expected }) => `${check} ${expected}`).join('; ');
      return `  ${freelancer}: ${messages.join(' > ')} ✗ ${wrong}`;
    })
    .join('\n');
}
