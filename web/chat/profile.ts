/** What the first screen shows, as `GET /api/chat/ID` says it. */
export interface Profile {
  freelancer: { id: string; displayName: string; headline: string };
  assistant: { name: string };
  gig: { id: string; title: string } | null;
  /** Questions the buyer may tap, made from the Gigs. */
  suggestions: string[];
  /** The freelancer's working hours in words, where they have said them. */
  usuallyThere: string | null;
  languages: string[];
}

/** Where the page stands: whose chat, about which Gig, and in whose frame. */
export interface Address {
  freelancer: string;
  gig: string | null;
  /** The origin of the site that frames the page; null when the page stands alone. */
  host: string | null;
  languages: readonly string[];
}

/** Reads `/chat/ID?gig=&lang=&host=`. */
export function readAddress(location: Location, languages: readonly string[]): Address {
  const query = new URLSearchParams(location.search);
  const lang = query.get('lang');
  return {
    freelancer: decodeURIComponent(location.pathname.split('/').filter(Boolean)[1] ?? ''),
    gig: query.get('gig') || null,
    host: window.parent === window ? null : query.get('host'),
    languages: lang ? [lang, ...languages] : languages,
  };
}

/** Null where there is no such freelancer; throws when the server cannot be reached. */
export async function loadProfile({ freelancer, gig }: Address, language: string): Promise<Profile | null> {
  const query = new URLSearchParams({ ...(gig ? { gig } : {}), lang: language });
  const answer = await fetch(`/api/chat/${encodeURIComponent(freelancer)}?${query}`);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`The profile came with ${answer.status}.`);
  return (await answer.json()) as Profile;
}
