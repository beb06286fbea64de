import { newConversation } from '../../../assistant/conversations.ts';
import type { Address, Freelancer, Settings } from '../../../assistant/documents.ts';
import { gate } from '../../../assistant/gate.ts';
import type { SilenceReason } from '../../../assistant/vocabulary.ts';
import type { HubOptions } from './options.ts';

/** Why the assistant would say nothing to a new buyer who wrote at this moment, or null. */
export function silentNow(
  { hasMarketplace, now }: Pick<HubOptions, 'hasMarketplace' | 'now'>,
  freelancer: Freelancer,
  settings: Settings,
): SilenceReason | null {
  const at = now();
  const [gigId] = settings.audience.gigs === 'all' ? [] : settings.audience.gigs;
  const conversation = newConversation(nobody(freelancer.id), 'buyer', settings.epoch, at.toISOString());
  const decision = gate({
    conversation: { ...conversation, gigId: gigId ?? null },
    settings,
    freelancer,
    knows: { hasMarketplace, online: false, isRepeatClient: false, foreignLanguage: null },
    now: at,
  });
  return decision.answers ? null : decision.reason;
}

/** A new buyer, from nowhere in particular. */
function nobody(freelancerId: string): Address {
  const person = { id: '', name: '' };
  return {
    key: '',
    transport: 'terminal',
    channelId: '',
    serviceUrl: '',
    tenantId: '',
    channelConversationId: '',
    conversationType: '',
    user: person,
    bot: person,
    locale: '',
    freelancerId,
    role: 'buyer',
    conversationId: '',
  };
}
