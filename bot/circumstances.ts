import type { Conversation } from '../assistant/documents.ts';
import type { Profile } from '../learning/cachedProfiles.ts';
import type { Store } from '../storage/contracts.ts';
import type { TurnInput } from './turnInput.ts';

/** Makes everything a turn depends on but the conversation. */
export type Circumstances = (conversation: Conversation) => Promise<Omit<TurnInput, 'conversation'>>;

interface CircumstancesParts extends Pick<TurnInput, 'language' | 'dialogs'> {
  store: Store;
  now: () => Date;
  hasMarketplace: boolean;
}

/** Reads what a turn depends on beside the conversation. */
export function circumstancesOf(
  { store, now, language, dialogs, hasMarketplace }: CircumstancesParts,
  profileOf: (freelancerId: string) => Promise<Profile>,
): Circumstances {
  return async conversation => {
    const { freelancerId, buyer } = conversation;
    const [profile, ownChats, client] = await Promise.all([
      profileOf(freelancerId),
      store.read(freelancerId, 'ownChats', 'current'),
      store.read(freelancerId, 'client', buyer.id),
    ]);
    return {
      ...profile,
      ownChats: ownChats?.value.conversationIds ?? [],
      knows: {
        isRepeatClient: client !== undefined || isOverInPerson(conversation),
        online: false,
        hasMarketplace,
        foreignLanguage: null,
      },
      now: now(),
      language,
      dialogs,
    };
  };
}

/** Over, and the freelancer wrote in it: who writes on here is a client of theirs, no new one. */
const isOverInPerson = ({ status, messages }: Conversation): boolean =>
  status === 'closed' && messages.some(({ from }) => from === 'freelancer');
