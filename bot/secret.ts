import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FaultsError } from '../assistant/errors.ts';
import { makeDirectory } from '../storage/makeDirectory.ts';

const secretBytes = 32;

/** The key that signs our tokens: made once, then kept in DIR/secret, readable by its owner only. Throws FaultsError. */
export async function loadSecret(dir: string): Promise<Uint8Array> {
  const path = join(dir, 'secret');
  const secret = (await readSecret(path)) ?? (await makeSecret(dir, path));
  if (secret.length < secretBytes)
    throw new FaultsError([
      `${path}: is damaged. Delete it: a new one is made, and open chat pages have to be reloaded.`,
    ]);
  return secret;
}

async function readSecret(path: string): Promise<Uint8Array | undefined> {
  try {
    return Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw unusable(path, error);
  }
}

async function makeSecret(dir: string, path: string): Promise<Uint8Array> {
  const draft = join(dir, `secret.${randomUUID()}`);
  try {
    makeDirectory(resolve(dir));
    await writeFile(draft, randomBytes(secretBytes).toString('base64url'), { mode: 0o600, flag: 'wx' });
    // A link appears whole or not at all, so of two processes that start together one wins and both read the same.
    await link(draft, path).catch(error => {
      if (!isCode(error, 'EEXIST')) throw error;
    });
  } catch (error) {
    throw unusable(path, error);
  } finally {
    await rm(draft, { force: true }).catch(() => {});
  }
  return (await readSecret(path)) ?? new Uint8Array();
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function unusable(path: string, error: unknown): FaultsError {
  const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  return new FaultsError([
    `DATA_DIR: ${path} cannot be read or written (${why}). Set DATA_DIR to a folder this user may write to.`,
  ]);
}
