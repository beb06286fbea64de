import { type Language, languages } from '../../assistant/vocabulary.ts';
import { suggestedFirst } from '../../dialogs/buyer/suggestions.ts';
import type { Phrasebook } from '../../language/say.ts';
import type { Profile } from '../../learning/cachedProfiles.ts';
import type { Profile as ChatProfile } from '../../web/chat/profile.ts';
import type { ChatParts } from './chat.ts';
import { usuallyThere } from './usuallyThere.ts';

/** What the buyer's page shows before the first word: whose assistant it is, what one may ask. */
export function describeChat(parts: {
  profiles: { get(freelancerId: string): Promise<Profile | undefined> };
  phrasebook: Phrasebook;
  now: () => Date;
}): ChatParts['describe'] {
  return async (freelancerId, { gigId, language }): Promise<ChatProfile | undefined> => {
    const profile = await parts.profiles.get(freelancerId);
    if (!profile) return undefined;
    const { freelancer, settings, knowledge } = profile;
    const gig = knowledge.gigs.find(({ id }) => id === gigId);
    const spoken = languageOf(language, settings.languages);
    const say = parts.phrasebook({ ...settings, language: spoken, variant: 0, now: parts.now() });
    return {
      freelancer: { id: freelancer.id, displayName: freelancer.displayName, headline: freelancer.headline },
      assistant: { name: settings.name },
      gig: gig ? { id: gig.id, title: gig.title } : null,
      suggestions: suggestedFirst({ say, knowledge, gig, freelancer }),
      usuallyThere: usuallyThere(settings.workingHours, freelancer, spoken),
      languages: settings.languages,
    };
  };
}

function languageOf(asked: string | undefined, spoken: Language[]): Language {
  const wanted = languages.find(language => language === asked?.slice(0, 2).toLowerCase());
  return wanted && spoken.includes(wanted) ? wanted : (spoken[0] ?? 'en');
}
