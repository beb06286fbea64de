import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { FaultsError } from '../../assistant/errors.ts';

/** A command's arguments by its options; one it does not have is a fault, said with what to write. */
export function argumentsOf<Options extends ParseArgsOptionsConfig>(args: string[], options: Options, usage: string) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new FaultsError([`${error instanceof Error ? error.message : error} ${usage}`]);
  }
}
