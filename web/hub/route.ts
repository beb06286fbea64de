import { useCallback, useSyncExternalStore } from 'react';
import { strings } from './strings.ts';

export type Place = keyof typeof strings.places;
export const places = Object.keys(strings.places) as Place[];

/** Where the page is, kept in the address so that back, reload and links work: #/inbox/ID. */
export interface Route {
  place: Place;
  conversation: string | null;
}

export const addressOf = (place: Place, conversation?: string): string =>
  conversation ? `#/${place}/${encodeURIComponent(conversation)}` : `#/${place}`;

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

export function useRoute(): [Route, (place: Place, conversation?: string) => void] {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const [, name = '', id] = hash.split('/');
  const place = places.find(known => known === name) ?? 'inbox';
  const go = useCallback((to: Place, conversation?: string) => {
    location.hash = addressOf(to, conversation);
  }, []);
  return [{ place, conversation: place === 'inbox' && id ? decodeURIComponent(id) : null }, go];
}
