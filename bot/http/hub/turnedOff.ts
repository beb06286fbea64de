import { hasAssistantSpoken } from '../../../assistant/conversations.ts';
import type { Settings } from '../../../assistant/documents.ts';
import { offReasons, turnedOffSince } from '../../../assistant/gate.ts';
import type { HubOptions } from './options.ts';
import { silentNow } from './silentNow.ts';

/** A chat in which nothing was said for longer is not running: it is handed over when its buyer writes again. */
const runningMs = 7 * 24 * 3600 * 1000;
const atOnce = 100;

type Parts = Pick<HubOptions, 'store' | 'engine' | 'profiles' | 'hasMarketplace' | 'now'>;

/** Resolves once the chats that ran when the assistant was turned off are the freelancer's, so that the inbox may be listed. */
export type HandOverTurnedOff = (freelancerId: string) => Promise<void>;

/** Looks through the running chats once for each time the assistant was turned off. */
export function turnedOffChats(hub: Parts): HandOverTurnedOff {
  const looked = new Map<string, { standing: string; work: Promise<void> }>();
  return async freelancerId => {
    const found = await standingOf(hub, freelancerId);
    if (!found) return;
    const { settings, isOff, standing } = found;
    const before = looked.get(freelancerId);
    if (before?.standing === standing) return before.work;
    const work = handOverRunning(hub, freelancerId, settings, isOff).then(isAll => {
      if (!isAll) looked.delete(freelancerId);
    });
    looked.set(freelancerId, { standing, work });
    work.catch(() => looked.delete(freelancerId));
    return work;
  };
}

/** How the assistant stands, from the store itself: it may have been turned off a moment ago, by another process. */
async function standingOf(hub: Parts, freelancerId: string) {
  const [profile, stored] = await Promise.all([
    hub.profiles.get(freelancerId),
    hub.store.read(freelancerId, 'settings', 'current'),
  ]);
  if (!profile || !stored) return undefined;
  const settings = stored.value;
  if (settings.epoch !== profile.settings.epoch) hub.profiles.forget(freelancerId);
  const reason = silentNow(hub, profile.freelancer, settings);
  const isOff = reason !== null && offReasons.has(reason);
  return { settings, isOff, standing: `${settings.epoch} ${isOff ? reason : 'on'}` };
}

/** False where there may be more of them. */
async function handOverRunning(hub: Parts, freelancerId: string, settings: Settings, isOff: boolean): Promise<boolean> {
  const { conversations } = await hub.store.conversations(freelancerId, { status: ['live'], limit: atOnce });
  const since = new Date(hub.now().getTime() - runningMs).toISOString();
  const running = conversations.filter(({ lastMessageAt }) => lastMessageAt >= since);
  const handedOver = await Promise.all(
    running.map(async ({ id }) => {
      const stored = await hub.store.read(freelancerId, 'conversation', id);
      if (!stored || !hasAssistantSpoken(stored.value)) return false;
      if (!isOff && !turnedOffSince(stored.value, settings)) return false;
      await hub.engine.command(freelancerId, id, '', { kind: 'turnedOff' });
      return true;
    }),
  );
  return running.length < atOnce || !handedOver.includes(true);
}
