import type { Conversation } from '../assistant/documents.ts';

type Lease = Conversation['lease'];

export interface Leasing {
  /** Who this process is. */
  owner: string;
  now: () => Date;
}

/** Outlives one send by far, so that a process which only has to wait for a channel keeps what it delivers. */
const leaseMs = 45_000;
/** No send takes longer. */
export const longestSendMs = 20_000;

/** Whether another process delivers this conversation. */
export function isLeasedElsewhere(lease: Lease, { owner, now }: Leasing): boolean {
  return lease !== null && lease.owner !== owner && lease.until > now().toISOString();
}

/** Whether this process holds it for long enough to send once more. */
export function isLeasedHere(lease: Lease, { owner, now }: Leasing): boolean {
  const until = new Date(now().getTime() + longestSendMs).toISOString();
  return lease !== null && lease.owner === owner && lease.until > until;
}

/** The lease to write with a conversation: none where nothing is left to send, and never one taken from who still delivers. */
export function leaseOver({ outbox }: Conversation, before: Lease, leasing: Leasing): Lease {
  if (!outbox.some(({ state }) => state === 'unsent')) return null;
  if (isLeasedElsewhere(before, leasing)) return before;
  return { owner: leasing.owner, until: new Date(leasing.now().getTime() + leaseMs).toISOString() };
}
