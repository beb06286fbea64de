import type { IncomingMessage } from 'node:http';
import type { Attachment } from '../../../assistant/documents.ts';
import { publicError } from '../../../assistant/errors.ts';
import type { Files } from '../../../storage/contracts.ts';
import { parseJson, readBody } from '../../http/readJson.ts';
import { checkFile, maxFileBytes } from './fileTypes.ts';
import { type PostedActivity, readActivity } from './incoming.ts';

/** Room for two of the largest files and what surrounds them. */
const uploadLimits = { limit: 2 * maxFileBytes + 512 * 1024, timeoutMs: 120_000 };
const maxFiles = 10;
const activityType = 'application/vnd.microsoft.activity';

interface Part {
  name: string;
  contentType: string;
  bytes: Uint8Array;
}

interface Uploaded {
  /** The message the files came with, if one did. */
  activity: PostedActivity | undefined;
  files: Attachment[];
}

/**
 * An upload: multipart with files and perhaps the activity they belong to, or one file as the whole body. All files are
 * checked before the first is kept; throws PublicError with a sentence for the buyer.
 */
export async function readUpload(request: IncomingMessage, freelancerId: string, files: Files): Promise<Uploaded> {
  const contentType = request.headers['content-type'] ?? '';
  const body = await readBody(request, uploadLimits);
  const { activity, parts } = /^multipart\/form-data/i.test(contentType)
    ? await readMultipart(body, contentType)
    : { activity: undefined, parts: [{ name: nameOf(request), contentType, bytes: body }] };
  if (parts.length === 0) throw publicError('invalid', 'The upload holds no file.');
  if (parts.length > maxFiles) throw publicError('invalid', `An upload holds at most ${maxFiles} files.`);
  const checked = parts.map(part => ({ ...part, ...checkFile(part.name, part.contentType, part.bytes) }));
  const kept = checked.map(async ({ name, contentType, bytes }) => ({
    name,
    contentType,
    url: await files.save(freelancerId, bytes, contentType),
    size: bytes.length,
  }));
  return { activity, files: await Promise.all(kept) };
}

async function readMultipart(body: Buffer<ArrayBuffer>, contentType: string) {
  const form = await new Response(body, { headers: { 'Content-Type': contentType } }).formData().catch(() => {
    throw publicError('invalid', 'The upload is not well-formed multipart/form-data.');
  });
  let activity: PostedActivity | undefined;
  const parts: Part[] = [];
  for (const [name, value] of form) {
    const type = typeof value === 'string' ? '' : value.type;
    const bytes = typeof value === 'string' ? Buffer.from(value) : new Uint8Array(await value.arrayBuffer());
    if (name === 'activity' || type === activityType) activity = readActivity(parseJson(bytes));
    else if (typeof value !== 'string') parts.push({ name: value.name, contentType: type, bytes });
  }
  return { activity, parts };
}

function nameOf(request: IncomingMessage): string {
  const disposition = request.headers['content-disposition'] ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded && /^(%[0-9a-f]{2}|[^%])*$/i.test(encoded)) return decodeURIComponentSafely(encoded);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? 'file';
}

function decodeURIComponentSafely(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
