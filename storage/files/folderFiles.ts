import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '../contracts.ts';
import { checkFolderName, fileId, isFileId, isFolderName } from './fileId.ts';

/**
 * Keeps each file as DIR/FREELANCER/ID with its content type in ID.type beside it. The type a file was first saved
 * with stays, so that nobody can turn what another buyer sent into something a browser runs.
 */
export function folderFiles(dir: string): Files {
  return {
    async save(freelancerId, bytes, contentType) {
      checkFolderName(freelancerId);
      const id = fileId(bytes);
      const path = join(dir, freelancerId, id);
      if ((await textOf(`${path}.type`)) !== undefined) return id;
      await mkdir(dirname(path), { recursive: true });
      await replaceFile(path, bytes);
      await replaceFile(`${path}.type`, Buffer.from(contentType));
      return id;
    },

    async read(freelancerId, id) {
      if (!isFolderName(freelancerId) || !isFileId(id)) return undefined;
      const path = join(dir, freelancerId, id);
      // The type is written last: where it is, the bytes are whole.
      const contentType = await textOf(`${path}.type`);
      return contentType === undefined ? undefined : { bytes: await readFile(path), contentType };
    },
  };
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Either the whole file is there under its name, on the disk, or nothing of it. */
async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    await writeSynced(unfinished, bytes);
    await rename(unfinished, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the rename itself durable; Windows neither needs nor allows it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
