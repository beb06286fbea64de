import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes an absolute path a directory. Node's own recursive mkdir never returns where nothing can be made in an existing parent, as in /proc. */
export function makeDirectory(dir: string): void {
  if (existsSync(dir)) return;
  makeDirectory(dirname(dir));
  try {
    mkdirSync(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
