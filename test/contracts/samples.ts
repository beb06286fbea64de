import { randomUUID } from 'node:crypto';
import { newConversation } from '../../assistant/conversations.ts';
import type { Address, Conversation, Input, Message, OutboxEntry } from '../../assistant/documents.ts';

const at = '2026-11-20T10:00:00.000Z';

/** A partition nobody else uses, so that a suite also runs on a database with others' data in it. */
export function someFreelancer(): string {
  return `freelancer-${randomUUID().slice(0, 8)}`;
}

export function message(text: string, from: Message['from'] = 'buyer', seq = 1): Message {
  return { id: `m${seq}`, seq, from, at, text };
}

export const unanswered: Input = { kind: 'message', id: 'a1', at, messageId: 'm1' };

export function unsent(nextAttemptAt: string, state: OutboxEntry['state'] = 'unsent'): OutboxEntry {
  const command = { kind: 'takeOver' } as const;
  return { id: randomUUID(), state, attempts: 0, nextAttemptAt, kind: 'command', to: 'c2', command };
}

function address(freelancerId: string, conversationId: string): Address {
  return {
    key: `key-of-${conversationId}`,
    transport: 'directLine',
    channelId: 'directline',
    serviceUrl: '',
    tenantId: '',
    channelConversationId: conversationId,
    conversationType: 'personal',
    user: { id: `dl_${conversationId}`, name: 'Noor Haddad' },
    bot: { id: 'assistant', name: 'Assistant' },
    locale: 'en',
    freelancerId,
    role: 'buyer',
    conversationId,
  };
}

/** A buyer's conversation with one message, unless said otherwise. */
export function conversation(freelancerId: string, id: string, differences: Partial<Conversation> = {}): Conversation {
  return {
    ...newConversation(address(freelancerId, id), 'buyer', 0, at),
    messages: [message('Hello, how much is a logo?')],
    nextSeq: 2,
    ...differences,
  };
}
