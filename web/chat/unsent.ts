import { newId } from '../shared/newId.ts';
import type { Activity } from './directLine.ts';

/** Something the buyer said that has not reached the server; `id` goes with it as its clientActivityID, so it counts once. */
export interface UnsentText {
  id: string;
  text: string;
  at: number;
}

/** What has not left this browser yet, kept over a reload: what was said, and what is still being written. */
export interface Unsent {
  /** What an earlier page could not send, oldest first. */
  left: UnsentText[];
  keep(text: string): UnsentText;
  /** The activity as the server gets it, and what to call once the server has it or will never take it. */
  outgoing(activity: Activity): { activity: Activity; settled: () => void };
  /** A line of the buyer's under the id that this page gave it. */
  echoed(activity: Activity): Activity;
  draft: { get(): string; set(text: string): void };
}

/** What was said yesterday is not blurted out today. */
const keptForMs = 24 * 3600 * 1000;

export function unsentTexts(freelancer: string, now: () => number = Date.now): Unsent {
  const texts = kept(() => localStorage, `personal-assistant:${freelancer}:unsent`);
  const draft = kept(() => sessionStorage, `personal-assistant:${freelancer}:draft`);
  const read = (): UnsentText[] => listed(texts.get()).filter(({ at }) => at > now() - keptForMs);
  const write = (list: UnsentText[]): void => texts.set(list.length > 0 ? JSON.stringify(list) : '');
  const shownAs = new Map<string, string>();
  return {
    left: read(),
    keep(text) {
      const said = { id: newId(), text, at: now() };
      write([...read(), said]);
      return said;
    },
    outgoing(activity) {
      const { unsent, ...channelData } = activity.channelData ?? {};
      if (typeof unsent !== 'string') return { activity, settled: () => undefined };
      shownAs.set(unsent, String(channelData.clientActivityID));
      return {
        activity: { ...activity, channelData: { ...channelData, clientActivityID: unsent } },
        settled: () => write(read().filter(({ id }) => id !== unsent)),
      };
    },
    echoed(activity) {
      const clientActivityID = shownAs.get(String(activity.channelData?.clientActivityID));
      return clientActivityID ? { ...activity, channelData: { ...activity.channelData, clientActivityID } } : activity;
    },
    draft,
  };
}

/** A text in the browser's storage, or in memory where a frame may have none. */
function kept(storage: () => Storage, key: string): Unsent['draft'] {
  let inMemory = '';
  return {
    get() {
      try {
        return storage().getItem(key) ?? inMemory;
      } catch {
        return inMemory;
      }
    },
    set(text) {
      inMemory = text;
      try {
        if (text) storage().setItem(key, text);
        else storage().removeItem(key);
      } catch {
        // Kept in memory above.
      }
    },
  };
}

function listed(json: string): UnsentText[] {
  try {
    const list: unknown = JSON.parse(json || '[]');
    return Array.isArray(list) ? list.filter(isUnsentText) : [];
  } catch {
    return [];
  }
}

function isUnsentText(value: unknown): value is UnsentText {
  if (typeof value !== 'object' || value === null) return false;
  const { id, text, at } = value as Partial<Record<keyof UnsentText, unknown>>;
  return typeof id === 'string' && typeof text === 'string' && typeof at === 'number';
}
