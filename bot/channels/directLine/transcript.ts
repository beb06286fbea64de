import type { Attachment, Conversation, Message } from '../../../assistant/documents.ts';
import type { Store, Stored } from '../../../storage/contracts.ts';
import { addressKey, conversationIdOf } from '../../addresses.ts';
import type { Sender } from '../../ports.ts';
import { type ActivitySet, activitiesAfter, type View } from './activities.ts';
import type { Claims } from './tokens.ts';

/** Names change rarely; a save by any process is seen this soon. */
const namesMs = 2000;

/** Our Direct Line conversations as their readers see them: a view over the conversation documents. */
export interface Transcripts {
  read(claims: Claims): Promise<Stored<Conversation> | undefined>;
  /** What comes after the watermark; an empty set where nothing was said yet. `origin` begins the links to files. */
  after(claims: Claims, watermark: number, origin: string): Promise<ActivitySet>;
  /** The same, of a conversation in hand. */
  setOf(conversation: Conversation, claims: Claims, watermark: number, origin: string): Promise<ActivitySet>;
  view(claims: Claims, conversation: Conversation | undefined, origin: string): Promise<View>;
}

export function transcripts(parts: {
  store: Store;
  link: (freelancerId: string, attachment: Attachment) => string;
  now: () => Date;
}): Transcripts {
  const { store } = parts;
  const namesOf = cachedNames(parts);

  const read: Transcripts['read'] = claims => store.read(claims.freelancerId, 'conversation', documentIdOf(claims));

  const view: Transcripts['view'] = async (claims, conversation, origin) => ({
    conversationId: claims.conversationId,
    buyer: { id: claims.userId, name: conversation?.buyer.displayName ?? '' },
    names: await namesOf(claims.freelancerId),
    fileUrl: attachment => `${origin}${parts.link(claims.freelancerId, attachment)}`,
  });

  const setOf: Transcripts['setOf'] = async (conversation, claims, watermark, origin) => {
    const messages = await messagesAfter(store, conversation, watermark);
    const activities = activitiesAfter(messages, watermark, conversation, await view(claims, conversation, origin));
    return { activities, watermark: String(conversation.nextSeq - 1) };
  };

  const after: Transcripts['after'] = async (claims, watermark, origin) => {
    const stored = await read(claims);
    return stored ? setOf(stored.value, claims, watermark, origin) : { activities: [], watermark: '0' };
  };

  return { read, after, setOf, view };
}

/** The sender of everything that comes with a token. */
export function senderOf({ userId, conversationId }: Claims, name = '', locale = ''): Sender {
  return {
    transport: 'directLine',
    channelId: 'directline',
    serviceUrl: '',
    tenantId: '',
    channelConversationId: conversationId,
    conversationType: 'personal',
    user: { id: userId, name },
    bot: { id: 'assistant', name: '' },
    locale,
  };
}

/** The id of our document of a Direct Line conversation, whether it exists yet or not. */
export function documentIdOf(claims: Claims): string {
  return conversationIdOf(addressKey(senderOf(claims)), claims.freelancerId);
}

/** The messages of the document, and of as many page documents before it as hold something after the watermark. */
async function messagesAfter(store: Store, conversation: Conversation, watermark: number): Promise<Message[]> {
  let messages = conversation.messages;
  for (
    let page = conversation.pages;
    page > 0 && (messages[0]?.seq ?? conversation.nextSeq) > watermark + 1;
    page -= 1
  ) {
    const stored = await store.read(conversation.freelancerId, 'page', `${conversation.id}/${page}`);
    messages = [...(stored?.value.messages ?? []), ...messages];
  }
  return messages;
}

function cachedNames({ store, now }: { store: Store; now: () => Date }) {
  const kept = new Map<string, { until: number; names: Promise<View['names']> }>();
  const read = async (freelancerId: string): Promise<View['names']> => {
    const [settings, freelancer] = await Promise.all([
      store.read(freelancerId, 'settings', 'current'),
      store.read(freelancerId, 'freelancer', 'profile'),
    ]);
    return { assistant: settings?.value.name ?? '', freelancer: freelancer?.value.displayName ?? '' };
  };
  return (freelancerId: string): Promise<View['names']> => {
    const at = now().getTime();
    const found = kept.get(freelancerId);
    if (found && found.until > at) return found.names;
    const names = read(freelancerId);
    kept.set(freelancerId, { until: at + namesMs, names });
    names.catch(() => kept.delete(freelancerId));
    return names;
  };
}
