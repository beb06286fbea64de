import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchMatching } from './matching.ts';
import { benchMessage } from './message.ts';
import { benchSlots } from './slots.ts';

/** One comparison: prints its own table; `data` is the folder given with --data, undefined where none was. */
export type Part = (say: (line: string) => void, data: string | undefined) => Promise<void>;

/** In the order they run; a new comparison is a line here. */
const parts: Record<string, Part> = { matching: benchMatching, message: benchMessage, slots: benchSlots };

/** `--data FOLDER` names the public data sets, `--part NAME` runs one comparison alone. */
export async function benchLanguage(say: (line: string) => void, args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { data: { type: 'string' }, part: { type: 'string' } } });
  const data = values.data === undefined ? undefined : resolve(values.data);
  if (data !== undefined && !existsSync(data)) throw new Error(`There is no folder ${data}.`);
  for (const [name, part] of Object.entries(parts)) {
    if (values.part !== undefined && values.part !== name) continue;
    say(`## ${name}`);
    await part(say, data);
  }
}
