import { newConversation } from '../../assistant/conversations.ts';
import { defaultSettings } from '../../assistant/defaults.ts';
import type { Address, Conversation, Freelancer, Settings } from '../../assistant/documents.ts';
import type { GateInput, GateKnowledge } from '../../assistant/gate.ts';

/** A freelancer in Lisbon, on level two. */
export const ines: Freelancer = {
  id: 'ines',
  displayName: 'Inês',
  headline: '',
  bio: '',
  languages: ['en', 'pt'],
  timeZone: 'Europe/Lisbon',
  currency: 'USD',
  level: 'two',
  sellerPlus: 'none',
  outOfOffice: false,
  skills: [],
};

const address: Address = {
  key: 'k',
  transport: 'directLine',
  channelId: 'directline',
  serviceUrl: '',
  tenantId: '',
  channelConversationId: 'c',
  conversationType: 'personal',
  user: { id: 'dl_ana', name: 'Ana' },
  bot: { id: 'bot', name: 'Tilda' },
  locale: 'en',
  freelancerId: 'ines',
  role: 'buyer',
  conversationId: 'conversation',
};

/** A Wednesday noon in winter; Lisbon is on UTC then. */
const wednesdayNoon = new Date('2026-11-18T12:00:00Z');

export interface Situation {
  settings?: Partial<Settings>;
  freelancer?: Partial<Freelancer>;
  conversation?: Partial<Conversation>;
  knows?: Partial<GateKnowledge>;
  now?: Date;
}

/** A new buyer, an active assistant, a paid subscription: the gate is open unless the situation says otherwise. */
export function gateInput({ settings, freelancer, conversation, knows, now = wednesdayNoon }: Situation): GateInput {
  const theFreelancer = { ...ines, ...freelancer };
  return {
    conversation: { ...newConversation(address, 'buyer', 0, now.toISOString()), ...conversation },
    settings: { ...defaultSettings(theFreelancer, true), ...settings },
    freelancer: theFreelancer,
    knows: {
      isRepeatClient: false,
      online: false,
      hasMarketplace: true,
      subscription: { paidUntil: '2026-12-01T00:00:00Z' },
      foreignLanguage: null,
      ...knows,
    },
    now,
  };
}
