import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { languages } from '../../assistant/vocabulary.ts';
import { type Case, readCases } from '../../bot/evaluation/cases.ts';
import { evaluate } from '../../bot/evaluation/evaluate.ts';
import { knowledgeFaults } from '../../bot/evaluation/knowledgeFaults.ts';
import { type Scores, scores } from '../../bot/evaluation/report.ts';
import { openCaseHouse } from './house.ts';

const floorsFile = new URL('floors.json', import.meta.url);
/** Shares that pass, by what the cases are grouped by; they may rise and not fall. */
type Floors = Record<'languages' | 'kinds' | 'numbers', Record<string, number>>;

/** Above its floor by this much, a share has risen for good; less may be a case or two. */
const clearly = 0.05;

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
    assert.ok(cases.length >= 250, `${cases.length} cases`);
    assert.deepEqual(
      languages.filter(language => !score.languages.some(({ name }) => name === language)),
      [],
    );
  });

  it('holds no number that no source, no name and no word of the buyer backs', () => {
    assert.equal(score.numbers.unbacked, 0, failing(score, 'numbers'));
  });

  for (const group of ['languages', 'kinds', 'numbers'] as const)
    it(`is at least what it was, by ${group}`, () => {
      const floors: Floors = JSON.parse(readFileSync(floorsFile, 'utf8'));
      const measured = sharesOf(score)[group];
      const fallen = Object.entries(floors[group]).filter(([name, floor]) => (measured[name] ?? 0) < floor);
      const shown = fallen.map(([name, floor]) => `${name} ${measured[name]} < ${floor}\n${failing(score, name)}`);
      assert.equal(fallen.length, 0, shown.join('\n'));
    });

  it('says when the floors should rise, and raises them where RAISE_FLOORS is set', () => {
    const floors: Floors = JSON.parse(readFileSync(floorsFile, 'utf8'));
    const raised = raisedFloors(floors, sharesOf(score));
    if (process.env.RAISE_FLOORS) writeFileSync(floorsFile, `${JSON.stringify(raised, null, 2)}\n`);
    else if (Object.values(changes(floors, raised)).some(rise => rise >= clearly))
      process.stdout.write(
        '      test/cases/floors.json can rise: RAISE_FLOORS=1 npx mocha test/cases/cases.test.ts\n',
      );
  });
});

const downToHundredths = (share: number): number => Math.floor(share * 100) / 100;

function sharesOf({ languages, kinds, numbers }: Scores): Floors {
  const shares = (rows: Scores['kinds']): Record<string, number> =>
    Object.fromEntries(rows.map(({ name, passed, of }) => [name, downToHundredths(passed / of)]));
  return {
    languages: shares(languages),
    kinds: shares(kinds),
    numbers: { said: downToHundredths(numbers.said / numbers.asked) },
  };
}

function raisedFloors(floors: Floors, measured: Floors): Floors {
  const higher = (group: keyof Floors): Record<string, number> =>
    Object.fromEntries(
      Object.entries(measured[group]).map(([name, share]) => [name, Math.max(share, floors[group][name] ?? 0)]),
    );
  return { languages: higher('languages'), kinds: higher('kinds'), numbers: higher('numbers') };
}

function changes(floors: Floors, raised: Floors): Record<string, number> {
  const groups = ['languages', 'kinds', 'numbers'] as const;
  return Object.fromEntries(
    groups.flatMap(group =>
      Object.entries(raised[group]).map(([name, share]) => [`${group} ${name}`, share - (floors[group][name] ?? 0)]),
    ),
  );
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
