import type { Request } from 'restify';
import { publicError } from '../../../assistant/errors.ts';
import type { Store } from '../../../storage/contracts.ts';
import { type Sessions, sameSecret } from '../session.ts';

/** Who asks: the freelancer of the session, or the one a script names beside its key. Throws PublicError. */
export type Access = (request: Request, kind: 'read' | 'change') => Promise<string>;

/** Checks every request to the hub's routes; a change from a browser must come from our own page. */
export function hubAccess(given: {
  sessions: Sessions;
  store: Store;
  hubKey: string | null;
  publicUrl: string;
}): Access {
  return async (request, kind) => {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return scriptFreelancer(request, bearer, given);
    const freelancerId = await given.sessions.read(request);
    if (!freelancerId) throw publicError('unauthorized');
    if (kind === 'change') checkOrigin(request, given.publicUrl);
    return freelancerId;
  };
}

async function scriptFreelancer(
  request: Request,
  bearer: string,
  { store, hubKey }: { store: Store; hubKey: string | null },
): Promise<string> {
  if (!hubKey || !sameSecret(bearer, hubKey)) throw publicError('unauthorized');
  const freelancerId = queryOf(request).get('freelancer');
  if (!freelancerId) throw publicError('invalid', 'The address does not say whose hub: add ?freelancer=ID.');
  const known = /^[a-z0-9-]{3,40}$/.test(freelancerId) && (await store.read(freelancerId, 'freelancer', 'profile'));
  if (!known) throw publicError('unknownFreelancer', freelancerId);
  return freelancerId;
}

/** Beside SameSite: a foreign page cannot set the header without asking us first, and its origin gives it away. */
function checkOrigin(request: Request, publicUrl: string): void {
  const { origin, host } = request.headers;
  const ours = origin === undefined || origin === new URL(publicUrl).origin || sameHost(origin, host);
  if (!ours || request.headers['x-requested-with'] !== 'hub') {
    throw publicError('forbidden', 'This change did not come from the hub’s own page.');
  }
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** The query of a request, read here so that no parser of restify is needed. */
export function queryOf(request: Request): URLSearchParams {
  return new URL(request.url ?? '/', 'http://hub').searchParams;
}
