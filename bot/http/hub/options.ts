import type { Phrasebook } from '../../../language/say.ts';
import type { Profile } from '../../../learning/cachedProfiles.ts';
import type { Store } from '../../../storage/contracts.ts';
import type { Config } from '../../config.ts';
import type { Engine } from '../../ports.ts';
import type { Log } from '../answer.ts';
import type { FileLinks } from '../files.ts';
import type { Pages } from '../pages.ts';
import type { Access } from './access.ts';
import type { HandOverTurnedOff } from './turnedOff.ts';

export interface HubOptions {
  engine: Engine;
  store: Store;
  /** Makes what buyers sent open in the freelancer's browser. */
  fileLinks: Pick<FileLinks, 'link'>;
  /** At least 32 bytes; the session's own key is made from it. */
  secret: Uint8Array;
  /** Without a PUBLIC_URL a sign-in link works on this machine only; without a hub key no script gets in. */
  config: Pick<Config, 'publicUrl' | 'publicUrlGiven' | 'hubKey' | 'app'>;
  now: () => Date;
  log: Log;
  phrasebook: Phrasebook;
  /** The freelancers as the engine holds them; `forget` makes it look again. */
  profiles: { get(freelancerId: string): Promise<Profile | undefined>; forget(freelancerId: string): void };
  /** Whether levels and subscriptions are known from a marketplace. */
  hasMarketplace: boolean;
  pages: Pages;
}

/** What each group of the hub's routes works with. */
export interface HubContext extends HubOptions {
  access: Access;
  handOverTurnedOff: HandOverTurnedOff;
}
