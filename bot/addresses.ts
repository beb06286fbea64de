import { hash } from 'node:crypto';
import type { Address } from '../assistant/documents.ts';
import type { Sender } from './ports.ts';

const shortHash = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);

/** One person in one conversation of a channel: the key of their address document. */
export function addressKey(sender: Sender): string {
  const person = sender.user.aadObjectId ?? sender.user.id;
  return shortHash(JSON.stringify([sender.channelId, sender.tenantId, sender.channelConversationId, person]));
}

/** Whether several people write there, so that an answer has to say to whom it is and what it answers. */
export function isGroup({ transport, conversationType }: Pick<Sender, 'transport' | 'conversationType'>): boolean {
  return transport === 'connector' && conversationType !== 'personal';
}

/** The id of that person's conversation with a freelancer; derived, so that two first messages meet in one document. */
export function conversationIdOf(key: string, freelancerId: string, role: Address['role'] = 'buyer'): string {
  return shortHash(JSON.stringify([role, freelancerId, key]));
}
