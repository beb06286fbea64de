import { FaultsError } from '../../assistant/errors.ts';
import { now, openStore } from '../assemble.ts';
import type { Config } from '../config.ts';
import { type Case, readCases } from '../evaluation/cases.ts';
import { type Examined, evaluate } from '../evaluation/evaluate.ts';
import { exportedCases } from '../evaluation/export.ts';
import { knowledgeFaults } from '../evaluation/knowledgeFaults.ts';
import { reportText, scores } from '../evaluation/report.ts';
import { argumentsOf } from './arguments.ts';
import { namedFreelancer, type Previewed, withPreview } from './preview.ts';
import { progress } from './progress.ts';
import { readText, type SayLine } from './reading.ts';

const usage =
  'Write: npm run evaluate -- FILE.jsonl [--freelancer ID] [--floor 0.9] [--json], or npm run evaluate -- --export ID [--conversation ID]';

const options = {
  freelancer: { type: 'string' },
  floor: { type: 'string' },
  json: { type: 'boolean', default: false },
  export: { type: 'string' },
  conversation: { type: 'string' },
} as const;

/** `evaluate FILE.jsonl`: puts labelled cases to the assistant and says what holds. `--export ID`: makes cases of conversations. */
export async function evaluateCommand(config: Config, args: string[], say: SayLine): Promise<void> {
  const { values, positionals } = argumentsOf(args, options, usage);
  if (values.export !== undefined) return exportCases(config, values.export, values.conversation, say);
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new FaultsError([`Name one file of cases. ${usage}`]);
  const floor = floorOf(values.floor);
  const { cases, faults } = readCases(await readText(file), values.freelancer);
  let moment: string | undefined;
  const clock = (): Date => (moment === undefined ? now() : new Date(moment));
  await withPreview(config, clock, async previewed => {
    const examined = await examinedBy(previewed, cases, at => {
      moment = at;
    });
    const all = [...faults, ...knowledgeFaults(cases, examined)];
    if (all.length > 0) throw new FaultsError(all.map(fault => `${file}: ${fault}`));
    const tried = progress(cases.length, { quiet: true });
    const results = await evaluate(examined, cases, tried.one);
    tried.end();
    const score = scores(results);
    say(values.json ? JSON.stringify(score) : reportText(score));
    if (floor !== undefined && score.share < floor)
      throw new FaultsError([`${score.passed} of ${score.cases} cases pass, fewer than the floor of ${floor}.`]);
  });
}

function floorOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const floor = Number(written);
  if (written.trim() === '' || !(floor >= 0 && floor <= 1))
    throw new FaultsError([`--floor: expected a share from 0 to 1, such as 0.9, got "${written}".`]);
  return floor;
}

async function examinedBy(previewed: Previewed, cases: Case[], at: Examined['at']): Promise<Examined> {
  const ids = [...new Set(cases.map(({ freelancer }) => freelancer))];
  const profiles = new Map(await Promise.all(ids.map(async id => [id, await previewed.profiles.get(id)] as const)));
  return { parts: previewed, at, profile: id => profiles.get(id) };
}

async function exportCases(config: Config, wanted: string, only: string | undefined, say: SayLine): Promise<void> {
  const store = openStore(config);
  try {
    const id = await namedFreelancer(store, wanted);
    for await (const written of exportedCases(store, id, only)) say(JSON.stringify(written));
  } finally {
    await store.close();
  }
}
