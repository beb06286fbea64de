import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes an absolute path a directory; throws the system's error, ENOTDIR naming the file in the way. Node's own recursive mkdir never returns where nothing can be made in an existing parent, as in /proc. */
export function makeDirectory(dir: string): void {
  if (!existsSync(dir)) {
    makeDirectory(dirname(dir));
    try {
      mkdirSync(dir);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  if (!statSync(dir).isDirectory())
    throw Object.assign(new Error(`${dir} is not a directory`), { code: 'ENOTDIR', path: dir });
}
