import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { languages } from '../../assistant/vocabulary.ts';
import { type Case, readCases } from '../../bot/evaluation/cases.ts';
import { evaluate } from '../../bot/evaluation/evaluate.ts';
import { knowledgeFaults } from '../../bot/evaluation/knowledgeFaults.ts';
import { type Scores, scores } from '../../bot/evaluation/report.ts';
import { openCaseHouse } from './house.ts';

const floorsFile = new URL('floors.json', import.meta.url);
/** How many cases pass, by what they are grouped by: may rise and not fall. Counts and not shares, so that a new case lowers none. */
type Floors = Record<'languages' | 'kinds' | 'numbers', Record<string, number>>;

const groups = ['languages', 'kinds', 'numbers'] as const;

/** A group has clearly risen when this many more of its cases pass. */
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
      const measured = passedOf(score)[group];
      const fallen = Object.entries(floorsNow()[group]).filter(([name, floor]) => (measured[name] ?? 0) < floor);
      const shown = fallen.map(
        ([name, floor]) => `${name}: ${measured[name] ?? 0} pass, ${floor} did\n${failing(score, name)}`,
      );
      assert.equal(fallen.length, 0, shown.join('\n'));
    });

  it('says when the floors should rise, and raises them where RAISE_FLOORS is set', () => {
    const floors = floorsNow();
    const measured = passedOf(score);
    if (process.env.RAISE_FLOORS) {
      writeFileSync(floorsFile, `${JSON.stringify(raised(floors, measured), null, 2)}\n`);
      return;
    }
    const risen = groups.flatMap(group =>
      Object.entries(measured[group]).filter(([name, passed]) => passed >= (floors[group][name] ?? 0) + clearly),
    );
    const names = risen.map(([name]) => name).join(', ');
    if (risen.length > 0)
      process.stdout.write(`      ${names} rose: RAISE_FLOORS=1 npx mocha test/cases/cases.test.ts\n`);
  });
});

const floorsNow = (): Floors => JSON.parse(readFileSync(floorsFile, 'utf8'));

function passedOf({ languages, kinds, numbers }: Scores): Floors {
  const passed = (rows: Scores['kinds']): Record<string, number> =>
    Object.fromEntries(rows.map(({ name, passed }) => [name, passed]));
  return { languages: passed(languages), kinds: passed(kinds), numbers: { said: numbers.said } };
}

function raised(floors: Floors, measured: Floors): Floors {
  const higher = (group: keyof Floors): Record<string, number> =>
    Object.fromEntries(
      Object.entries(measured[group]).map(([name, passed]) => [name, Math.max(passed, floors[group][name] ?? 0)]),
    );
  return { languages: higher('languages'), kinds: higher('kinds'), numbers: higher('numbers') };
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
