import { createHash } from 'node:crypto';
import type { Response } from 'restify';
import { send } from '../answer.ts';

/** Answers JSON that no cache keeps, with an ETag: the document's own where there is one. */
export function sendTagged(response: Response, body: unknown, etag?: string): void {
  const text = JSON.stringify(body);
  const tag = etag?.replaceAll('"', '') ?? createHash('sha256').update(text).digest('base64url').slice(0, 22);
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ETag: `"${tag}"` };
  send(response, 200, headers, text);
}
