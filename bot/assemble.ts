import { hostname } from 'node:os';
import { join } from 'node:path';
import { buyerDialogs } from '../dialogs/buyer/conversation.ts';
import { freelancerDialogs } from '../dialogs/freelancer/hub.ts';
import { languageOf } from '../language/builtIn/detect.ts';
import { builtInUnderstanding } from '../language/builtIn/understand.ts';
import { guard } from '../language/guard.ts';
import { phrasebook as loadPhrasebook } from '../language/phrases/phrasebook.ts';
import { cachedProfiles } from '../learning/cachedProfiles.ts';
import type { Files, Store } from '../storage/contracts.ts';
import { cosmosStore } from '../storage/cosmos/cosmosStore.ts';
import { blobFiles } from '../storage/files/blobFiles.ts';
import { folderFiles } from '../storage/files/folderFiles.ts';
import { sqliteStore } from '../storage/sqlite/sqliteStore.ts';
import type { Config } from './config.ts';
import { engine } from './engine.ts';
import type { LanguagePort } from './language.ts';
import type { Channel, Channels } from './ports.ts';

export const now = (): Date => new Date();

/** Language without any model. */
export function builtInLanguage(): LanguagePort {
  return { understand: builtInUnderstanding(), phrasebook: loadPhrasebook(), guard, languageOf };
}

export function openStore({ cosmos, dataDir }: Config): Store {
  return cosmos ? cosmosStore(cosmos) : sqliteStore({ dir: dataDir });
}

/** Throws StoreUnavailableError where the files' account cannot be used. */
export async function openFiles({ blobEndpoint, dataDir }: Config): Promise<Files> {
  return blobEndpoint ? blobFiles({ endpoint: blobEndpoint }) : folderFiles(join(dataDir, 'files'));
}

/** For conversations that nobody is sent to: their replies are given back by whoever made the turn. */
export const quiet: Channel = {
  send: async () => ({}),
  typing: async () => {},
};

/** One line a problem on standard error; the words of an error, never its stack. */
export function report(problem: string, error: unknown): void {
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${now().toISOString()} ${problem}: ${words}\n`);
}

/** The engine over a store, with the channels that this process has; `clock` where it is not today's. */
export function assembleEngine(config: Config, store: Store, channels: Partial<Channels>, clock = now) {
  const language = builtInLanguage();
  const profiles = cachedProfiles({ store, now: clock });
  const running = engine({
    store,
    profiles,
    language,
    dialogs: { buyer: buyerDialogs(), freelancer: freelancerDialogs() },
    channels: { connector: quiet, directLine: quiet, terminal: quiet, platform: quiet, ...channels },
    hasMarketplace: config.platform.apiKey !== null,
    burstMs: config.burstMs,
    // An embedded store has one service: after a crash its successor goes on at once with what was leased.
    owner: config.cosmos ? `${hostname()}:${process.pid}:${Date.now()}` : 'local',
    now: clock,
    report,
  });
  return { running, profiles, phrasebook: language.phrasebook };
}
