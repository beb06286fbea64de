import { randomBytes } from 'node:crypto';

const minted = /^dl_([a-z0-9-]{3,40})_[0-9a-f]{32}(?:_([A-Za-z0-9_-]+))?$/;

/** A new buyer's user id, unguessable; it says whose buyer, and through Azure also about which Gig. */
export function newUserId(freelancerId: string, gigId?: string): string {
  const gig = gigId ? `_${Buffer.from(gigId).toString('base64url')}` : '';
  return `dl_${freelancerId}_${randomBytes(16).toString('hex')}${gig}`;
}

/** Whose buyer a minted user id is; undefined for any other id. */
export function freelancerOfUserId(userId: string): string | undefined {
  return minted.exec(userId)?.[1];
}

/** The Gig a user id minted for Azure's Direct Line was opened with. */
export function gigOfUserId(userId: string): string | undefined {
  const gig = minted.exec(userId)?.[2];
  return gig && Buffer.from(gig, 'base64url').toString('utf8');
}
