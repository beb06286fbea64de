import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { FaultsError } from '../../assistant/errors.ts';
import { type Answer, asker } from '../ask.ts';
import { now } from '../assemble.ts';
import type { Config } from '../config.ts';
import { argumentsOf } from './arguments.ts';
import { namedFreelancer, withPreview } from './preview.ts';
import { progress } from './progress.ts';
import { readText, type SayLine } from './reading.ts';

const usage = 'Write: npm run ask -- --freelancer ID [--json] [--conversation] [--file FILE] [MESSAGE …]';

const options = {
  freelancer: { type: 'string' },
  json: { type: 'boolean', default: false },
  conversation: { type: 'boolean', default: false },
  file: { type: 'string' },
} as const;

/** `ask --freelancer ID [--json] [--conversation] [--file FILE] [MESSAGE …]`: what the assistant would say. */
export async function askCommand(config: Config, args: string[], say: SayLine): Promise<void> {
  const { values, positionals } = argumentsOf(args, options, usage);
  const given = await givenMessages(values.file, positionals);
  await withPreview(config, now, async previewed => {
    const ask = asker(previewed, await namedFreelancer(previewed.store, values.freelancer));
    const conversation = values.conversation ? randomUUID() : undefined;
    const answered = progress(given?.length ?? 0);
    for await (const message of given ?? linesOfInput()) {
      const answer = await ask(message, conversation);
      say(values.json ? JSON.stringify(answer) : `> ${message}\n${inWords(answer)}\n`);
      answered.one();
    }
    answered.end();
  });
}

/** `chat --freelancer ID`: the same, by hand. */
export async function chatCommand(config: Config, args: string[], say: SayLine): Promise<void> {
  const { values } = argumentsOf(args, options, usage);
  await withPreview(config, now, async previewed => {
    const id = await namedFreelancer(previewed.store, values.freelancer);
    const ask = asker(previewed, id);
    const conversation = randomUUID();
    say(`You are a buyer of ${id}. Write, or leave with Ctrl-D.\n`);
    const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
    lines.prompt();
    for await (const line of lines) {
      if (line.trim()) say(`\n${inWords(await ask(line, conversation))}\n`);
      lines.prompt();
    }
  });
}

/** The arguments, else the lines of the file; undefined where standard input is to be read. */
async function givenMessages(file: string | undefined, given: string[]): Promise<string[] | undefined> {
  if (file !== undefined && given.length > 0)
    throw new FaultsError(['Messages come from a file or as arguments, not both: leave one of them out.']);
  if (file === undefined) return given.length > 0 ? given : undefined;
  const lines = (await readText(file)).replace(/^\uFEFF/, '').split(/\r?\n/);
  const messages = lines.filter(line => line.trim() !== '');
  if (messages.length === 0) throw new FaultsError([`${file} holds no message. Write one a line.`]);
  return messages;
}

/** Each as soon as it is read. */
async function* linesOfInput(): AsyncGenerator<string> {
  for await (const line of createInterface({ input: process.stdin })) if (line.trim()) yield line;
}

function inWords({ reply, handover, silent }: Answer): string {
  const notes = [handover && `[handed over: ${handover.reason}]`, silent && `[silent: ${silent}]`].filter(Boolean);
  return [reply, ...notes].filter(Boolean).join('\n');
}
