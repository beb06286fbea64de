import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { publicError } from '../../assistant/errors.ts';
import type { Store } from '../../storage/contracts.ts';
import type { Profile } from '../../web/chat/profile.ts';
import type { IssueToken, TokenWanted } from '../channels/directLine/issue.ts';
import type { Config } from '../config.ts';
import { handler, type Log, send, sendJson } from './answer.ts';
import { clientOf } from './client.ts';
import { allowAnyOrigin, preflight } from './cors.ts';
import { noticePage } from './hub/noticePage.ts';
import type { Pages } from './pages.ts';
import { readJson } from './readJson.ts';

export interface ChatParts {
  store: Store;
  issueToken: IssueToken;
  /** Undefined where there is no such freelancer. `language` is what the browser asks for. */
  describe(freelancerId: string, wanted: { gigId?: string; language?: string }): Promise<Profile | undefined>;
  pages: Pages;
  config: Pick<Config, 'publicUrl' | 'publicUrlGiven' | 'directLineSecret'>;
  log: Log;
  /** A household or an office behind one address, reloading; 120 unless told. */
  tokensPerMinute?: number;
}

const wanted = z.object({
  freelancer: z.string().min(1),
  gig: z.string().max(100).nullish(),
  buyerToken: z.string().max(4000).nullish(),
});

/** The buyer's page, what it shows first, and its token. */
export function chatRoutes(parts: ChatParts) {
  const { log } = parts;
  const limit = new RateLimiterMemory({ points: parts.tokensPerMinute ?? 120, duration: 60 });
  const page = handler(log, async (request, response) => {
    const known = await isFreelancer(parts.store, String(request.params.id));
    if (!known) return send(response, 404, noticeHeaders, noticePage(nobodyHere));
    const headers = { 'Content-Security-Policy': chatPolicy(parts.config) };
    await parts.pages.send('chat/index.html', request, response, headers);
  });
  return (server: Server): void => {
    server.get('/chat/:id', page);
    server.head('/chat/:id', page);
    server.get(
      '/api/chat/:id',
      handler(log, async (request, response) => shown(parts, request, response)),
    );
    server.opts('/api/chat/token', handler(log, preflight));
    server.post(
      '/api/chat/token',
      handler(log, async (request, response) => {
        allowAnyOrigin(response);
        await limit.consume(clientOf(request)).catch(() => {
          throw publicError('tooManyRequests');
        });
        await issue(parts, request, response);
      }),
    );
  };
}

async function issue({ store, issueToken }: ChatParts, request: Request, response: Response): Promise<void> {
  const read = wanted.safeParse(await readJson(request));
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw publicError('invalid', faults.join('; '));
  }
  const { freelancer, gig, buyerToken } = read.data;
  if (!(await isFreelancer(store, freelancer))) throw publicError('unknownFreelancer', freelancer.slice(0, 40));
  const asked: TokenWanted = {
    freelancerId: freelancer,
    ...(gig && { gigId: gig }),
    ...(buyerToken && { buyerToken }),
  };
  response.setHeader('Cache-Control', 'no-store');
  sendJson(response, 200, await issueToken(asked));
}

async function shown({ describe }: ChatParts, request: Request, response: Response): Promise<void> {
  const id = String(request.params.id);
  const query = new URLSearchParams((request.url ?? '').split('?')[1]);
  const gig = query.get('gig');
  const lang = query.get('lang');
  const profile = isId(id)
    ? await describe(id, { ...(gig && { gigId: gig }), ...(lang && { language: lang }) })
    : undefined;
  if (!profile) throw publicError('unknownFreelancer', id.slice(0, 40));
  response.setHeader('Cache-Control', 'no-cache');
  sendJson(response, 200, profile);
}

const isId = (id: string): boolean => /^[a-z0-9-]{3,40}$/.test(id);

async function isFreelancer(store: Store, id: string): Promise<boolean> {
  return isId(id) && (await store.read(id, 'freelancer', 'profile')) !== undefined;
}

const nobodyHere = {
  title: 'Nobody answers here',
  text: 'There is no chat at this address. The link may be incomplete, or the freelancer has closed it.',
  steps: ['Check the link you were given.', 'Or ask the freelancer for a new one.'],
};

const noticeHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
};

/**
 * Any site may frame the chat: the widget opens it there. Web Chat styles itself with style elements, shows pictures of
 * cards from anywhere, and shrinks pictures in a worker made from a blob.
 */
function chatPolicy({ publicUrl, publicUrlGiven, directLineSecret }: ChatParts['config']): string {
  const origin = new URL(publicUrl).origin;
  const lines = [
    ...(publicUrlGiven ? [origin, origin.replace(/^http/, 'ws')] : []),
    ...(directLineSecret ? ['https://*.botframework.com', 'wss://*.botframework.com'] : []),
  ];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "media-src 'self' data: blob: https:",
    "font-src 'self' data:",
    `connect-src ${["'self'", 'blob:', 'data:', ...lines].join(' ')}`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
  ].join('; ');
}
