import type { Address } from './profile.ts';

/** What `POST /api/chat/token` answers; `directLine` may be a path on this host. */
export interface Session {
  token: string;
  userId: string;
  expiresIn: number;
  directLine: string;
  conversationId: string;
  buyerToken: string;
}

interface Kept {
  buyerToken?: string;
  conversationId?: string;
}

/** There is no such chat (any more); trying again would change nothing. */
export class SessionRefused extends Error {}

/** Asks for a session; the buyer token kept in this browser brings a returning buyer to their conversation. */
export async function openSession({ freelancer, gig }: Address): Promise<Session & { resumed: boolean }> {
  const kept = recall(freelancer);
  const answer = await fetch('/api/chat/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      freelancer,
      ...(gig ? { gig } : {}),
      ...(kept.buyerToken ? { buyerToken: kept.buyerToken } : {}),
    }),
  });
  if (answer.status === 404) throw new SessionRefused();
  if (!answer.ok) throw new Error(`The token came with ${answer.status}.`);
  const session = (await answer.json()) as Session;
  remember(freelancer, { buyerToken: session.buyerToken, conversationId: session.conversationId });
  return {
    ...session,
    directLine: new URL(session.directLine, location.href).href.replace(/\/$/, ''),
    resumed: kept.conversationId === session.conversationId,
  };
}

// Browsers may refuse storage in a frame; the page then keeps the token for as long as it is open.
const inMemory = new Map<string, Kept>();
const keyOf = (freelancer: string): string => `personal-assistant:${freelancer}`;

function recall(freelancer: string): Kept {
  try {
    return JSON.parse(localStorage.getItem(keyOf(freelancer)) ?? '{}') as Kept;
  } catch {
    return inMemory.get(freelancer) ?? {};
  }
}

function remember(freelancer: string, kept: Kept): void {
  inMemory.set(freelancer, kept);
  try {
    localStorage.setItem(keyOf(freelancer), JSON.stringify(kept));
  } catch {
    // Kept in memory above.
  }
}
