import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blobFiles } from '../../storage/files/blobFiles.ts';
import { folderFiles } from '../../storage/files/folderFiles.ts';
import { memoryFiles } from '../../storage/files/memoryFiles.ts';
import { StoreUnavailableError } from '../../storage/unavailable.ts';
import { blobEmulator } from '../support/blobEmulator.ts';
import { filesContract } from './files.ts';

filesContract('memory', async () => ({ files: memoryFiles(), dispose: async () => {} }));

filesContract('a folder', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'assistant-files-'));
  return { files: folderFiles(join(dir, 'files')), dispose: () => rm(dir, { recursive: true }) };
});

it('Blob Storage that does not answer is said in words that name the variable', async () => {
  await assert.rejects(blobFiles({ endpoint: 'http://127.0.0.1:9' }), error => {
    assert.ok(error instanceof StoreUnavailableError);
    assert.match(error.message, /127\.0\.0\.1:9 cannot be reached: check BLOB_ENDPOINT/);
    return true;
  });
});

filesContract('Blob Storage over the wire', async () => {
  const { endpoint, stop } = await blobEmulator();
  return { files: await blobFiles({ endpoint }), dispose: stop };
});
