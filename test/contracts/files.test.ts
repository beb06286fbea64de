import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderFiles } from '../../storage/files/folderFiles.ts';
import { memoryFiles } from '../../storage/files/memoryFiles.ts';
import { filesContract } from './files.ts';

filesContract('memory', async () => ({ files: memoryFiles(), dispose: async () => {} }));

filesContract('a folder', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'assistant-files-'));
  return { files: folderFiles(join(dir, 'files')), dispose: () => rm(dir, { recursive: true }) };
});
