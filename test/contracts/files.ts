import assert from 'node:assert/strict';
import type { Files } from '../../storage/contracts.ts';

/** What every keeper of files has to do. */
export function filesContract(name: string, open: () => Promise<{ files: Files; dispose(): Promise<void> }>): void {
  describe(`${name} keeps the contract of files`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let files: Files;
    before(async function () {
      // An emulator is a process that loads for some seconds.
      this.timeout(60_000);
      opened = await open();
      files = opened.files;
    });
    after(() => opened.dispose());

    it('gives back the same bytes and type', async () => {
      const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256);
      const id = await files.save('ana', bytes, 'image/png');
      const read = await files.read('ana', id);
      assert.equal(read?.contentType, 'image/png');
      assert.deepEqual(Buffer.from(read?.bytes ?? []), Buffer.from(bytes));
    });

    it('names a file by its content, and keeps the type it came with first', async () => {
      const bytes = Buffer.from('%PDF-1.7');
      const ids = await Promise.all([1, 2, 3].map(() => files.save('ana', bytes, 'application/pdf')));
      assert.equal(new Set(ids).size, 1);
      assert.equal(await files.save('ana', bytes, 'text/html'), ids[0]);
      assert.equal((await files.read('ana', ids[0] ?? ''))?.contentType, 'application/pdf');
      assert.notEqual(await files.save('ana', Buffer.from('%PDF-1.8'), 'application/pdf'), ids[0]);
    });

    it('keeps an empty file, too', async () => {
      const id = await files.save('ana', new Uint8Array(), '');
      assert.equal((await files.read('ana', id))?.bytes.length, 0);
    });

    it('shows nobody another freelancer’s file', async () => {
      const id = await files.save('ana', Buffer.from('secret'), 'text/plain');
      assert.equal(await files.read('ben', id), undefined);
    });

    it('finds nothing under a name that is no file’s, and writes nowhere else', async () => {
      const id = await files.save('ana', Buffer.from('here'), 'text/plain');
      for (const name of ['', '..', '../ana', `../ana/${id}`, `${id}.type`, 'a'.repeat(43)]) {
        assert.equal(await files.read('ana', name), undefined);
      }
      for (const freelancer of ['', '..', '../x', 'a/b', '.hidden', 'Ana', 'a\0b']) {
        assert.equal(await files.read(freelancer, id), undefined);
        await assert.rejects(files.save(freelancer, Buffer.from('x'), 'text/plain'), /not the id of a freelancer/);
      }
    });
  });
}
