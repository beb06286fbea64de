import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import restify, { type Request, type Response, type Server } from 'restify';
import { publicError } from '../../assistant/errors.ts';
import { type Log, refuse, sendError } from './answer.ts';

/** A group of routes: registers them on the server. */
export type Routes = (server: Server) => void;

/** Takes a WebSocket upgrade, or answers false when it is not for it. */
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

export interface HttpParts {
  routes: Routes[];
  upgrades?: Upgrade[];
  log: Log;
  /** Tells browsers to come by https only. */
  https: boolean;
}

/** restify's types leave out the handlers that run before it looks at a request. */
interface EarlyServer extends Server {
  first(handle: (request: IncomingMessage, response: ServerResponse) => boolean): void;
}

/** The HTTP server with all its routes; it does not listen yet. No body is read but by the routes themselves. */
export function createHttpServer({ routes, upgrades = [], log, https }: HttpParts): Server {
  // An empty name: no Server header. restify's own log would write JSON lines between ours.
  const server = restify.createServer({
    name: '',
    log: silent,
    maxParamLength: 300,
  } as restify.ServerOptions) as EarlyServer;
  server.first((request: IncomingMessage, response: ServerResponse) => protect(request, response, https, log));
  for (const register of routes) register(server);
  server.on('restifyError', (request: Request, response: Response, error: Error) =>
    sendError(response, unrouted(request, response, error), log),
  );
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!upgrades.some(upgrade => upgrade(request, socket, head)))
      refuse(socket, publicError('unknownPage', pathOf(request)));
  });
  server.on('clientError', (_error: Error, socket: Duplex) =>
    refuse(socket, publicError('invalid', 'This is not HTTP.')),
  );
  return server;
}

/** Starts listening; rejects with one sentence for people when the port or the address cannot be had. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') reject(publicError('portInUse', port));
      else reject(publicError('cannotListen', `${host}:${port}`, error.code ?? error.message));
    };
    server.server.once('error', onError);
    // A listener of its own on the server: restify would throw what nobody hears.
    server.once('error', () => {});
    server.listen(port, host, () => {
      server.server.off('error', onError);
      resolve();
    });
  });
}

/** The headers every answer has, and the stop for addresses that no URL can be made of, over which restify would fall. */
function protect(request: IncomingMessage, response: ServerResponse, https: boolean, log: Log): boolean {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(self)');
  if (https) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  const path = request.url ?? '/';
  if (path.startsWith('/') && URL.canParse(`http://${request.headers.host || 'localhost'}${path}`)) return true;
  sendError(response, publicError('invalid', 'The address is not a web address.'), log);
  return false;
}

function unrouted(request: Request, response: Response, error: Error): Error {
  if (error.name === 'ResourceNotFoundError') return publicError('unknownPage', pathOf(request));
  if (error.name !== 'MethodNotAllowedError') return error;
  return publicError('methodNotAllowed', request.method ?? '', String(response.getHeader('Allow')));
}

function pathOf(request: IncomingMessage): string {
  return ((request.url ?? '/').split('?')[0] ?? '/').slice(0, 200);
}

const nothing = (): void => {};
const silent = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing };
