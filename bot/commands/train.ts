import { FaultsError } from '../../assistant/errors.ts';
import { reportText } from '../../learning/importReport.ts';
import { importTraining } from '../../learning/importTraining.ts';
import { readTrainingDocument } from '../../learning/trainingDocument.ts';
import { now, openStore } from '../assemble.ts';
import type { Config } from '../config.ts';
import { readText, type SayLine } from './reading.ts';

/** `train FILE.json`: imports or updates a freelancer and prints what was learned. */
export async function trainCommand(config: Config, [file, ...more]: string[], say: SayLine): Promise<void> {
  if (!file || more.length > 0) throw new FaultsError(['Name one training document: npm run train -- FILE.json']);
  const document = readTrainingDocument(await readJsonFile(file));
  const store = openStore(config);
  try {
    say(reportText(await importTraining({ store, now }, document)));
  } finally {
    await store.close();
  }
}

async function readJsonFile(file: string): Promise<unknown> {
  const text = await readText(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FaultsError([`${file} is not JSON: ${error instanceof Error ? error.message : error}`]);
  }
}
