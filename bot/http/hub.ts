import type { Server } from 'restify';
import { handler } from './answer.ts';
import { hubAccess, queryOf } from './hub/access.ts';
import { conversationRoutes } from './hub/conversations.ts';
import { eventRoutes } from './hub/events.ts';
import { inviteRoutes } from './hub/invite.ts';
import type { HubOptions } from './hub/options.ts';
import { signIn } from './hub/signIn.ts';
import { standingRoutes } from './hub/standing.ts';
import { turnedOffChats } from './hub/turnedOff.ts';
import { sessions } from './session.ts';

export type { HubOptions } from './hub/options.ts';
export { createSignInLink } from './hub/signIn.ts';

/** The freelancer's side over HTTP: /hub, its sign-in, and /api/hub. */
export function hubRoutes(options: HubOptions): (server: Server) => void {
  const { store, secret, config, now, log } = options;
  const signed = sessions({ secret, publicUrl: config.publicUrl, now });
  const access = hubAccess({ sessions: signed, store, ...config });
  const context = { ...options, access, handOverTurnedOff: turnedOffChats(options) };
  const groups = [conversationRoutes, standingRoutes, inviteRoutes, eventRoutes].map(make => make(context));
  return server => {
    server.get(
      '/hub',
      handler(log, async (request, response) => {
        if (queryOf(request).has('code')) await signIn(request, response, { ...config, store, sessions: signed, now });
        else await options.pages.send('hub/index.html', request, response, pageHeaders);
      }),
    );
    for (const register of groups) register(server);
  };
}

/** Cards bring pictures from elsewhere; everything else is ours. */
const policy = [
  "default-src 'self'",
  "img-src 'self' data: https:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const pageHeaders = { 'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer' };
