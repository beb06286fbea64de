import { createHash } from 'node:crypto';

/** The SHA-256 of the bytes in base64url: 43 characters. */
export function fileId(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/** Whether it can be a file's id at all; nothing else ever becomes part of a path. */
export function isFileId(id: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(id);
}

/** Whether the partition can be a folder's name on every system. */
export function isFolderName(freelancerId: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(freelancerId);
}

/** Throws where the partition must be a folder's name and is none. */
export function checkFolderName(freelancerId: string): void {
  if (!isFolderName(freelancerId)) throw new Error(`"${freelancerId}" is not the id of a freelancer.`);
}
