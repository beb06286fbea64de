import { readFile } from 'node:fs/promises';
import { FaultsError } from '../../assistant/errors.ts';

/** Says one line on standard output. */
export type SayLine = (line: string) => void;

/** A whole file; one that is not there, or is a folder, is a fault in words. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new FaultsError([`${file} cannot be read. Check the path.`]);
  }
}
