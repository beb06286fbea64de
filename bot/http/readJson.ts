import type { IncomingMessage } from 'node:http';
import type { JsonObject } from '../../assistant/documents.ts';
import { type PublicError, publicError } from '../../assistant/errors.ts';

export interface BodyLimits {
  /** In bytes. */
  limit: number;
  /** How long the whole body may take. */
  timeoutMs: number;
}

/** An activity is a page of text and a card at most; Bot Framework itself stops at 256 KB. */
export const jsonLimits: BodyLimits = { limit: 256 * 1024, timeoutMs: 10_000 };
/** Deeper than any card, shallow enough for everything that walks JSON by recursion. */
const maxDepth = 64;

/** The body as a JSON object; anything else throws a PublicError (400, 408, 413 or 415). Limits: 256 KB, 10 s, 64 levels. */
export async function readJson(request: IncomingMessage, limits: Partial<BodyLimits> = {}): Promise<JsonObject> {
  if (!isJson(request.headers['content-type'])) throw publicError('notJson');
  return parseJson(await readBody(request, { ...jsonLimits, ...limits }));
}

/** JSON from the network, checked as `readJson` does. */
export function parseJson(bytes: Uint8Array): JsonObject {
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (depthOf(text) > maxDepth) throw publicError('invalid', `The JSON is nested deeper than ${maxDepth} levels.`);
    value = JSON.parse(text);
  } catch (error) {
    throw error instanceof SyntaxError || error instanceof TypeError ? publicError('malformedJson') : error;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw publicError('malformedJson');
  return value as JsonObject;
}

/** The raw body; throws a PublicError when it is compressed (415), too large (413) or too slow (408), without reading on. */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer<ArrayBuffer>> {
  if (!/^(identity)?$/i.test(request.headers['content-encoding'] ?? '')) throw publicError('encodedBody');
  const tooLarge = (): PublicError => publicError('tooLarge', sizeInWords(limits.limit));
  if (Number(request.headers['content-length'] ?? 0) > limits.limit) throw tooLarge();
  return await new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => end(() => reject(publicError('slowBody'))), limits.timeoutMs);
    const onData = (part: Buffer): void => {
      size += part.length;
      parts.push(part);
      if (size > limits.limit) end(() => reject(tooLarge()));
    };
    const onEnd = (): void => end(() => resolve(Buffer.concat(parts)));
    const onLost = (): void => end(() => reject(publicError('invalid', 'The body was cut off.')));
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onLost).pause();
      settle();
    };
    request.on('data', onData).on('end', onEnd).on('close', onLost).on('error', onLost);
  });
}

function isJson(contentType = ''): boolean {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const charset = parameters.map(parameter => parameter.trim()).find(parameter => parameter.startsWith('charset='));
  return /^application\/([\w.-]+\+)?json$/.test(type.trim()) && /^(charset="?utf-?8"?)?$/.test(charset ?? '');
}

function sizeInWords(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${Math.round(bytes / 1024)} KB`;
}

function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth);
    else if (char === '}' || char === ']') depth -= 1;
  }
  return deepest;
}
