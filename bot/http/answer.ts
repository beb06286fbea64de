import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Request, RequestHandler, Response } from 'restify';
import { FaultsError, PublicError, publicError } from '../../assistant/errors.ts';

/** Writes one line for the operator. */
export type Log = (line: string) => void;

/** How long an answered caller may go on sending what nobody reads before the connection is cut. */
const lingerMs = 1000;

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, { 'Content-Type': 'application/json; charset=utf-8' }, JSON.stringify(body));
}

/** Sends a whole answer, or nothing when one has begun or the caller has left; only headers for HEAD. */
export function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Uint8Array = '',
): void {
  if (response.headersSent || response.destroyed) return;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status !== 204 && status !== 304) response.setHeader('Content-Length', Buffer.byteLength(body));
  response.statusCode = status;
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/**
 * The one place where an error becomes an answer: {"error": {"code", "message", "remedy"}}. An error that is not meant
 * for people becomes `unexpected`, and its own words go to the log only.
 */
export function sendError(response: ServerResponse, error: unknown, log: Log): void {
  const shown = shownError(error);
  if (shown.status >= 500 && !(error instanceof PublicError))
    log(`${requestLine(response.req)} failed: ${wordsOf(error)}`);
  if (!response.req.complete) closeAfterwards(response);
  const { code, message, remedy, faults } = shown;
  sendJson(response, shown.status, { error: { code, message, remedy, ...(faults && { faults }) } });
}

interface ShownError {
  status: number;
  code: string;
  message: string;
  remedy: string;
  /** Each with its path, where a document had several. */
  faults?: string[];
}

/** What people see of an error. */
function shownError(error: unknown): ShownError {
  if (error instanceof FaultsError) {
    const { code, status, message, remedy } = publicError('invalid', error.faults.join('; '));
    return { code, status, message, remedy, faults: error.faults };
  }
  const { code, status, message, remedy } = error instanceof PublicError ? error : publicError('unexpected');
  return { code, status, message, remedy };
}

function wordsOf(error: unknown): string {
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return words.replace(/\s+/g, ' ').slice(0, 500);
}

function requestLine(request: IncomingMessage): string {
  return `${request.method} ${(request.url ?? '').split('?')[0]}`;
}

/** Answers before the body has arrived: a plain close would reset the connection and the caller might never read the answer. */
function closeAfterwards(response: ServerResponse): void {
  const { socket } = response;
  response.setHeader('Connection', 'close');
  if (!socket) return;
  socket.destroySoon = () => {
    socket.end();
    setTimeout(() => socket.destroy(), lingerMs).unref();
  };
}

/** A route's handler from an async function: what it throws is answered by `sendError`. */
export function handler(log: Log, handle: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request, response, next) => {
    handle(request, response)
      .catch(error => sendError(response, error, log))
      .finally(() => next(false));
  };
}

/** Answers an error where there is no response object, as for an upgrade: by hand. */
export function refuse(socket: Duplex, error: unknown): void {
  const { status, code, message, remedy } = shownError(error);
  const body = JSON.stringify({ error: { code, message, remedy } });
  socket.on('error', () => socket.destroy());
  if (!socket.writable) return void socket.destroy();
  socket.end(
    `HTTP/1.1 ${status} ${code}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
