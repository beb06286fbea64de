import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { isLoopback } from '../config.ts';

/**
 * Who calls, for rate limits: the peer's address, or what a proxy beside us (loopback or a private network) says it is.
 * Of several forwarded addresses the last one counts, the only one a caller cannot make up.
 */
export function clientOf(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? 'unknown';
  if (!isLoopback(peer) && !isPrivate(peer)) return peer;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  const address = forwarded?.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
  return address && isIP(address) ? address : peer;
}

function isPrivate(address: string): boolean {
  return /^(::ffff:)?(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)|^f[cd]/i.test(address);
}

/** Where the caller reaches us: PUBLIC_URL when it was set, else the address the request came by. */
export function originOf(request: IncomingMessage, config: { publicUrl: string; publicUrlGiven: boolean }): string {
  const host = request.headers.host ?? '';
  if (config.publicUrlGiven || !/^[\w.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i.test(host)) return config.publicUrl;
  return `http://${host}`;
}
