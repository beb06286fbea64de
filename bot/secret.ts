import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { FaultsError } from '../assistant/errors.ts';
import { ConflictError, type Store, servicePartition } from '../storage/contracts.ts';
import { makeDirectory } from '../storage/makeDirectory.ts';

const secretBytes = 32;

/** Long past any replica that has not heard of another host's write yet. */
const patienceMs = 5_000;
const pauseMs = 100;

/**
 * The key that signs our tokens, for all hosts of one store: the first to write it decides, and where that host has a
 * DIR/secret of its own from before, it stays the key. Throws FaultsError.
 */
export async function sharedSecret(store: Store, dir: string): Promise<Uint8Array> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pauseMs) {
    const kept = await store.read(servicePartition, 'signingSecret', 'current');
    if (kept) return checked(Buffer.from(kept.value.key, 'base64url'), 'The signing secret in the database');
    // Where somebody else was first, the replica we read from may not show it yet.
    if (!(await isWritten(store, await keptOrNew(dir)))) await setTimeout(pauseMs);
  }
  throw new FaultsError(['The signing secret in the database cannot be read. Start again once the database answers.']);
}

async function keptOrNew(dir: string): Promise<Uint8Array> {
  const path = join(dir, 'secret');
  const kept = await readSecret(path);
  return kept ? checked(kept, path) : randomBytes(secretBytes);
}

async function isWritten(store: Store, secret: Uint8Array): Promise<boolean> {
  const key = Buffer.from(secret).toString('base64url');
  try {
    await store.write(servicePartition, 'signingSecret', 'current', { key }, 'absent');
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

/** The key that signs our tokens: made once, then kept in DIR/secret, readable by its owner only. Throws FaultsError. */
export async function loadSecret(dir: string): Promise<Uint8Array> {
  const path = join(dir, 'secret');
  return checked((await readSecret(path)) ?? (await makeSecret(dir, path)), path);
}

function checked(secret: Uint8Array, where: string): Uint8Array {
  if (secret.length >= secretBytes) return secret;
  throw new FaultsError([
    `${where}: is damaged. Delete it: a new one is made, and open chat pages have to be reloaded.`,
  ]);
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
