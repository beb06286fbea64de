import { FaultsError, PublicError } from '../assistant/errors.ts';
import { StoreUnavailableError } from '../storage/unavailable.ts';
import { askCommand, chatCommand } from './commands/ask.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { trainCommand } from './commands/train.ts';
import { readConfig } from './config.ts';
import { serve } from './serve.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const commands = { ask: askCommand, chat: chatCommand, train: trainCommand, evaluate: evaluateCommand } as const;

async function main([name, ...args]: string[]): Promise<void> {
  const config = readConfig(process.env);
  if (name === undefined) return serve(config, say);
  const command = Object.entries(commands).find(([known]) => known === name)?.[1];
  if (!command) throw new FaultsError([`"${name}" is not a command. Use one of: ${Object.keys(commands).join(', ')}.`]);
  await command(config, args, say);
}

/** What stopped us, in words that say what to do; anything unforeseen in one line. */
function wordsFor(error: unknown): string {
  if (error instanceof FaultsError) return error.faults.join('\n');
  if (error instanceof PublicError) return `${error.message} ${error.remedy}`;
  if (error instanceof StoreUnavailableError) return error.message;
  return `Something unforeseen stopped this: ${error instanceof Error ? error.message : String(error)}`;
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${wordsFor(error)}\n`);
  process.exit(1);
});
