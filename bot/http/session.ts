import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { jwtVerify, SignJWT } from 'jose';

const cookieName = 'hub';
const audience = 'hub';
const lifetimeSeconds = 30 * 24 * 3600;

/** The freelancer's session in the hub: a signed cookie and nothing on the server. */
export interface Sessions {
  /** The Set-Cookie header that signs the freelancer in for 30 days. */
  open(freelancerId: string): Promise<string>;
  /** The Set-Cookie header that signs out. */
  close(): string;
  /** Who is signed in, if anybody. */
  read(request: IncomingMessage): Promise<string | undefined>;
}

/** Sessions signed with a key of their own made from the secret, so that no other token of ours passes for one. */
export function sessions({
  secret,
  publicUrl,
  now,
}: {
  secret: Uint8Array;
  publicUrl: string;
  now: () => Date;
}): Sessions {
  const key = createHmac('sha256', secret).update('hub session').digest();
  const attributes = `Path=/; HttpOnly; SameSite=Strict${publicUrl.startsWith('https:') ? '; Secure' : ''}`;
  return {
    async open(freelancerId) {
      const at = Math.floor(now().getTime() / 1000);
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(freelancerId)
        .setAudience(audience)
        .setIssuedAt(at)
        .setExpirationTime(at + lifetimeSeconds)
        .sign(key);
      return `${cookieName}=${token}; Max-Age=${lifetimeSeconds}; ${attributes}`;
    },
    close: () => `${cookieName}=; Max-Age=0; ${attributes}`,
    async read(request) {
      const token = cookieOf(request);
      if (!token) return undefined;
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], audience, currentDate: now() });
        return payload.sub;
      } catch {
        return undefined;
      }
    },
  };
}

function cookieOf(request: IncomingMessage): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map(pair => pair.trim());
  return pairs.find(pair => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}

/** Whether two secrets are the same, in a time that tells nothing about where they differ. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
