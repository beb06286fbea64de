import { isIP } from 'node:net';
import type { Attachment } from '../../assistant/documents.ts';
import { publicError } from '../../assistant/errors.ts';
import type { Files } from '../../storage/contracts.ts';
import { isLoopback } from '../config.ts';
import { checkFile, maxFileBytes } from './directLine/fileTypes.ts';

/** A file a channel announced: its name, declared type and address, which may be a data URI. */
export interface Announced {
  name: string;
  contentType: string;
  url: string;
}

const fetchTimeoutMs = 8_000;
const mostFiles = 10;

/**
 * Fetches files at once, since a channel's links live briefly, checks and keeps them. Throws PublicError for one that
 * cannot be taken. `local`: files of this machine's Emulator or Playground; otherwise only public https hosts are asked.
 */
export async function fetchAttachments(
  files: Files,
  freelancerId: string,
  announced: Announced[],
  local: boolean,
): Promise<Attachment[]> {
  if (announced.length > mostFiles) throw publicError('invalid', `A message carries at most ${mostFiles} files.`);
  return Promise.all(
    announced.map(async ({ name, contentType, url }) => {
      const bytes = await fetchBounded(name, url, local);
      const checked = checkFile(name, contentType, bytes);
      const id = await files.save(freelancerId, bytes, checked.contentType);
      return { ...checked, url: id, size: bytes.length };
    }),
  );
}

async function fetchBounded(name: string, address: string, local: boolean): Promise<Uint8Array> {
  const url = URL.parse(address);
  if (!url || !mayAsk(url, local)) throw publicError('refusedFile', name, 'its address is not one we may open');
  const response = await fetch(url, { signal: AbortSignal.timeout(fetchTimeoutMs), redirect: 'error' }).catch(
    () => undefined,
  );
  if (!response?.ok || !response.body) throw publicError('refusedFile', name, 'it could not be fetched');
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.length;
    if (size > maxFileBytes) throw publicError('refusedFile', name, 'it is larger than 10 MB');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Nothing of the inner network is asked for on a stranger's word. */
function mayAsk({ protocol, hostname }: URL, local: boolean): boolean {
  if (protocol === 'data:') return true;
  if (local) return protocol === 'http:' && isLoopback(hostname);
  return protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && hostname.includes('.');
}
