import { createHmac, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { publicError } from '../../../assistant/errors.ts';

/** What a token is bound to. */
export interface Claims {
  freelancerId: string;
  userId: string;
  /** The conversation's id on Direct Line, not that of our document. */
  conversationId: string;
  gigId?: string;
}

/** Short-lived chat tokens, and the long-lived ones a buyer's browser keeps to come back. */
export interface Tokens {
  /** Seconds a chat token lasts. */
  lifetime: number;
  chat(claims: Claims): Promise<string>;
  buyer(claims: Claims): Promise<string>;
  /** Throws `staleToken` for one that is forged, expired or not a chat token. */
  readChat(token: string): Promise<Claims>;
  /** Undefined for one that is forged, expired or not a buyer's. */
  readBuyer(token: string): Promise<Claims | undefined>;
}

const chatSeconds = 30 * 60;
const buyerSeconds = 180 * 24 * 3600;

/** Tokens signed with a key made from the secret for them alone, so that no other signature of ours passes for one. */
export function directLineTokens({ secret, now }: { secret: Uint8Array; now: () => Date }): Tokens {
  const key = createHmac('sha256', secret).update('direct line').digest();

  const sign = ({ freelancerId, userId, conversationId, gigId }: Claims, audience: string, seconds: number) => {
    const at = Math.floor(now().getTime() / 1000);
    // `user` and `conv` are the names Azure gives them: Web Chat takes the user's id from there.
    return new SignJWT({ user: userId, conv: conversationId, freelancer: freelancerId, ...(gigId && { gig: gigId }) })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setIssuedAt(at)
      .setExpirationTime(at + seconds)
      .sign(key);
  };

  const read = async (token: string, audience: string): Promise<Claims | undefined> => {
    try {
      const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], audience, currentDate: now() });
      const { user, conv, freelancer, gig } = payload as Record<string, string>;
      if (!user || !conv || !freelancer) return undefined;
      return { freelancerId: freelancer, userId: user, conversationId: conv, ...(gig && { gigId: gig }) };
    } catch {
      return undefined;
    }
  };

  return {
    lifetime: chatSeconds,
    chat: claims => sign(claims, 'chat', chatSeconds),
    buyer: claims => sign(claims, 'buyer', buyerSeconds),
    readChat: async token => {
      const claims = await read(token, 'chat');
      if (!claims) throw publicError('staleToken');
      return claims;
    },
    readBuyer: token => read(token, 'buyer'),
  };
}

/** An id nobody can guess. */
export function newConversationId(): string {
  return randomBytes(18).toString('base64url');
}
