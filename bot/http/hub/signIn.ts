import type { Request, Response } from 'restify';
import type { Store } from '../../../storage/contracts.ts';
import type { Sessions } from '../session.ts';
import { queryOf } from './access.ts';
import { consumeCode, createCode, randomCode } from './codes.ts';
import { noticePage } from './noticePage.ts';

const linkLifetimeMs = 24 * 3600 * 1000;

/** The address that signs the freelancer in once, within a day. */
export async function createSignInLink(
  { store, publicUrl, now }: { store: Store; publicUrl: string; now: () => Date },
  freelancerId: string,
): Promise<string> {
  // 26 of 30 characters: 127 bits, beyond guessing.
  const code = randomCode(26);
  const expiresAt = new Date(now().getTime() + linkLifetimeMs);
  await createCode(store, code, { freelancerId, purpose: 'signIn', expiresAt });
  return `${publicUrl}/hub?code=${code}`;
}

export interface SignInOptions {
  store: Store;
  sessions: Sessions;
  now: () => Date;
  /** Without it nobody is expected from elsewhere, and a link works on this machine only. */
  publicUrlGiven: boolean;
}

/** Answers `/hub?code=…`: a session and the hub, or a page that says how to get a new link. */
export async function signIn(request: Request, response: Response, options: SignInOptions): Promise<void> {
  const { store, sessions, now } = options;
  if (!options.publicUrlGiven && !isLocal(request)) return page(response, 403, elsewhere);
  const freelancerId = await consumeCode(store, queryOf(request).get('code') ?? '', 'signIn', now());
  if (freelancerId) {
    response.writeHead(303, {
      Location: '/hub',
      'Set-Cookie': await sessions.open(freelancerId),
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    });
    response.end();
  } else if (await sessions.read(request)) {
    response.writeHead(303, { Location: '/hub', 'Cache-Control': 'no-store' });
    response.end();
  } else page(response, 410, used);
}

const used = {
  title: 'This link has done its work',
  text: 'A sign-in link works once and for one day, so that nobody else can use it.',
  steps: [
    'Go to where your assistant runs.',
    'Stop it and start it again with <code>npm start</code>.',
    'Open the new link it prints.',
  ],
};

const elsewhere = {
  title: 'Open this on the machine itself',
  text: 'Sign-in links of this assistant work only on the machine it runs on.',
  steps: [
    'Open the link in a browser on that machine.',
    'Or ask whoever runs it to set <code>PUBLIC_URL</code> to the address you use.',
  ],
};

function page(response: Response, status: number, content: typeof used): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(noticePage(content));
}

/** On this machine and not through a proxy, whose own address would be a local one too. */
function isLocal(request: Request): boolean {
  if (request.headers['x-forwarded-for'] || request.headers.forwarded) return false;
  return /^(::1$|127\.|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
}
