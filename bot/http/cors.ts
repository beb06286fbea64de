import type { Request, Response } from 'restify';
import { send } from './answer.ts';

/** Lets a page of any site read the answer: there are no cookies, only what the token allows. */
export function allowAnyOrigin(response: Response): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}

/** Answers a browser that asks whether a page of another site may call. */
export async function preflight(request: Request, response: Response): Promise<void> {
  allowAnyOrigin(response);
  const asked = String(request.headers['access-control-request-headers'] ?? '');
  send(response, 204, {
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': /^[\w, -]{1,500}$/.test(asked) ? asked : 'authorization, content-type',
    'Access-Control-Max-Age': '86400',
  });
}
