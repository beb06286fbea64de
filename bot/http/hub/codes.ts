import { randomInt } from 'node:crypto';
import { ConflictError, codePartition, type Documents, type Store } from '../../../storage/contracts.ts';

export type CodePurpose = Documents['code']['purpose'];

/** No letter or digit that is taken for another one. */
const easy = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of `length` characters that are easy to read out; 8 of them are 6·10¹¹ possibilities. */
export function randomCode(length: number): string {
  return Array.from({ length }, () => easy[randomInt(easy.length)]).join('');
}

/** As it is kept: typed in lower case, or with spaces and dashes, it is the same code. */
const normalCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');

/** Keeps a one-time code for the freelancer. */
export async function createCode(
  store: Store,
  code: string,
  given: { freelancerId: string; purpose: CodePurpose; expiresAt: Date },
): Promise<void> {
  const value = { ...given, expiresAt: given.expiresAt.toISOString() };
  await store.write(codePartition(code), 'code', code, value, 'absent');
}

/** Whose code it is, exactly once: a second or late use, or another purpose, answers undefined. */
export async function consumeCode(
  store: Store,
  typed: string,
  purpose: CodePurpose,
  now: Date,
): Promise<string | undefined> {
  const code = normalCode(typed);
  if (!/^[0-9A-Z]{6,64}$/.test(code)) return undefined;
  const partition = codePartition(code);
  const found = await store.read(partition, 'code', code);
  if (!found || found.value.purpose !== purpose || found.value.expiresAt <= now.toISOString()) return undefined;
  try {
    // The write decides who of two was first; a removal could not.
    const spent = { ...found.value, expiresAt: new Date(0).toISOString() };
    await store.write(partition, 'code', code, spent, { etag: found.etag });
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
  await store.remove(partition, 'code', code);
  return found.value.freelancerId;
}
