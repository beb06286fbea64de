import type { Freelancer, Knowledge, Settings } from '../assistant/documents.ts';
import type { Store } from '../storage/contracts.ts';
import { type KnowledgeVersion, knowledgeVersion, loadKnowledge } from './knowledgeVersions.ts';

/** What a turn needs to know of a freelancer. Shared by all turns: read it, never change it. */
export interface Profile {
  freelancer: Freelancer;
  settings: Settings;
  /** The same object while its version is unchanged, so that an index can be kept by identity. */
  knowledge: Knowledge;
}

export interface CachedProfiles {
  /** Undefined for a freelancer we do not know. At most 2 s old. */
  get(freelancerId: string): Promise<Profile | undefined>;
  /** Looks again at the next get; for whoever has just saved. */
  forget(freelancerId: string): void;
}

interface Kept {
  profile: Profile;
  version: KnowledgeVersion;
  lookedAt: number;
}

const freshMs = 2_000;
/** Profiles held at once: the demo takes about 100 KB with its index. */
const limit = 500;

/** Profiles in memory by version; callers that come at the same time share one look at the store. */
export function cachedProfiles({ store, now }: { store: Store; now: () => Date }): CachedProfiles {
  const kept = new Map<string, Kept>();
  const looking = new Map<string, Promise<Profile | undefined>>();

  async function look(freelancerId: string): Promise<Kept | undefined> {
    const lookedAt = now().getTime();
    const before = kept.get(freelancerId);
    const [freelancer, settings, latest] = await Promise.all([
      store.read(freelancerId, 'freelancer', 'profile'),
      store.read(freelancerId, 'settings', 'current'),
      knowledgeVersion(store, freelancerId),
    ]);
    if (!freelancer || !settings || !latest) return undefined;
    const version = before?.version.etag === latest.etag ? before.version : await loadKnowledge(store, freelancerId);
    if (!version) return undefined;
    const profile = { freelancer: freelancer.value, settings: settings.value, knowledge: version.knowledge };
    return { profile, version, lookedAt };
  }

  function keep(freelancerId: string, entry: Kept | undefined): void {
    kept.delete(freelancerId);
    if (entry) kept.set(freelancerId, entry);
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
  }

  function lookOnce(freelancerId: string): Promise<Profile | undefined> {
    const started = looking.get(freelancerId);
    if (started) return started;
    // A look begun before a forget may be of the past: its callers get it, but it is not kept.
    const isLatest = () => looking.get(freelancerId) === mine;
    const mine: Promise<Profile | undefined> = look(freelancerId)
      .then(entry => {
        if (isLatest()) keep(freelancerId, entry);
        return entry?.profile;
      })
      .finally(() => {
        if (isLatest()) looking.delete(freelancerId);
      });
    looking.set(freelancerId, mine);
    return mine;
  }

  return {
    async get(freelancerId) {
      const entry = kept.get(freelancerId);
      if (entry && now().getTime() - entry.lookedAt < freshMs) return entry.profile;
      return lookOnce(freelancerId);
    },
    forget(freelancerId) {
      const entry = kept.get(freelancerId);
      if (entry) entry.lookedAt = Number.NEGATIVE_INFINITY;
      looking.delete(freelancerId);
    },
  };
}
