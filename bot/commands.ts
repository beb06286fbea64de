import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { FaultsError, publicError } from '../assistant/errors.ts';
import { reportText } from '../learning/importReport.ts';
import { importTraining } from '../learning/importTraining.ts';
import { readTrainingDocument } from '../learning/trainingDocument.ts';
import { withConversationsApart } from '../storage/apart.ts';
import type { Store } from '../storage/contracts.ts';
import { memoryStore } from '../storage/memory/memoryStore.ts';
import { type Answer, asker } from './ask.ts';
import { assembleEngine, now, openStore } from './assemble.ts';
import type { Config } from './config.ts';
import { freelancerIds, seedDemo } from './demo.ts';

type SayLine = (line: string) => void;

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

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new FaultsError([`${file} cannot be read. Check the path.`]);
  }
}

/** `ask --freelancer ID [--json] [--conversation] [--file FILE] [MESSAGE …]`: what the assistant would say. */
export async function askCommand(config: Config, args: string[], say: SayLine): Promise<void> {
  const { values, positionals } = askArguments(args);
  await withAsker(config, values.freelancer, async ask => {
    const conversation = values.conversation ? crypto.randomUUID() : undefined;
    for await (const message of messagesOf(values.file, positionals)) {
      const answer = await ask(message, conversation);
      say(values.json ? JSON.stringify(answer) : `> ${message}\n${inWords(answer)}\n`);
    }
  });
}

/** `chat --freelancer ID`: the same, by hand. */
export async function chatCommand(config: Config, args: string[], say: SayLine): Promise<void> {
  const { values } = askArguments(args);
  await withAsker(config, values.freelancer, async (ask, id) => {
    const conversation = crypto.randomUUID();
    say(`You are a buyer of ${id}. Write, or leave with Ctrl-D.\n`);
    const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
    lines.prompt();
    for await (const line of lines) {
      if (line.trim()) say(`\n${inWords(await ask(line, conversation))}\n`);
      lines.prompt();
    }
  });
}

function askArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        freelancer: { type: 'string' },
        json: { type: 'boolean', default: false },
        conversation: { type: 'boolean', default: false },
        file: { type: 'string' },
      },
    });
  } catch (error) {
    throw new FaultsError([
      `${error instanceof Error ? error.message : error} Write: npm run ask -- --freelancer ID [--json] [--conversation] [--file FILE] [MESSAGE …]`,
    ]);
  }
}

/** From the arguments, from a file line by line, or as the lines of standard input come in. */
async function* messagesOf(file: string | undefined, given: string[]): AsyncGenerator<string> {
  if (given.length > 0) yield* given;
  else {
    const lines = file ? (await readText(file)).split(/\r?\n/) : createInterface({ input: process.stdin });
    for await (const line of lines) if (line.trim()) yield line;
  }
}

async function withAsker(
  config: Config,
  wanted: string | undefined,
  use: (ask: ReturnType<typeof asker>, freelancerId: string) => Promise<void>,
): Promise<void> {
  const shared = openStore(config);
  const store = withConversationsApart(shared, memoryStore());
  try {
    await seedDemo(shared, now);
    const id = await chosen(shared, wanted);
    const { running } = assembleEngine({ ...config, burstMs: 0 }, store, {});
    await use(asker({ engine: running, store, now }, id), id);
    await running.close();
  } finally {
    await store.close();
  }
}

async function chosen(store: Store, wanted: string | undefined): Promise<string> {
  const known = await freelancerIds(store, 20);
  if (wanted === undefined)
    throw new FaultsError([`Say whose assistant: --freelancer ID. Here are: ${known.join(', ')}`]);
  if (!(await store.read(wanted, 'freelancer', 'profile'))) throw publicError('unknownFreelancer', wanted);
  return wanted;
}

function inWords({ reply, handover, silent }: Answer): string {
  const notes = [handover && `[handed over: ${handover.reason}]`, silent && `[silent: ${silent}]`].filter(Boolean);
  return [reply, ...notes].filter(Boolean).join('\n');
}
