import type { Server } from 'restify';
import type { Settings } from '../../../assistant/documents.ts';
import { groundOf } from '../../../assistant/eligibility.ts';
import { publicError } from '../../../assistant/errors.ts';
import { type Money, majorUnits } from '../../../assistant/money.ts';
import { ConflictError, type Stored } from '../../../storage/contracts.ts';
import type { LinkCode, Me } from '../../../web/hub/contract.ts';
import { handler } from '../answer.ts';
import { createCode, randomCode } from './codes.ts';
import type { HubContext } from './options.ts';
import { sendTagged } from './routing.ts';
import { silentNow } from './silentNow.ts';

const linkLifetimeMs = 10 * 60 * 1000;

/** Whose hub it is, the switch that matters, the settings as they are, and linking a chat. */
export function standingRoutes(hub: HubContext): (server: Server) => void {
  return server => {
    server.get(
      '/api/hub/me',
      handler(hub.log, async (request, response) =>
        sendTagged(response, await meOf(hub, await hub.access(request, 'read'))),
      ),
    );
    server.get(
      '/api/hub/settings',
      handler(hub.log, async (request, response) => {
        const { value, etag } = await settingsOf(hub, await hub.access(request, 'read'));
        sendTagged(response, settingsJson(value), etag);
      }),
    );
    for (const [path, active] of [
      ['activate', true],
      ['pause', false],
    ] as const) {
      server.post(
        `/api/hub/${path}`,
        handler(hub.log, async (request, response) => {
          const freelancerId = await hub.access(request, 'change');
          await switchTo(hub, freelancerId, active);
          await hub.handOverTurnedOff(freelancerId);
          sendTagged(response, await meOf(hub, freelancerId));
        }),
      );
    }
    server.post(
      '/api/hub/link',
      handler(hub.log, async (request, response) => {
        const freelancerId = await hub.access(request, 'change');
        const code = randomCode(8);
        const expiresAt = new Date(hub.now().getTime() + linkLifetimeMs);
        await createCode(hub.store, code, { freelancerId, purpose: 'freelancerChat', expiresAt });
        sendTagged(response, { code, expiresAt: expiresAt.toISOString() } satisfies LinkCode);
      }),
    );
  };
}

async function meOf(hub: HubContext, freelancerId: string): Promise<Me> {
  const [freelancer, settings, ownChats] = await Promise.all([
    hub.store.read(freelancerId, 'freelancer', 'profile'),
    settingsOf(hub, freelancerId),
    hub.store.read(freelancerId, 'ownChats', 'current'),
  ]);
  if (!freelancer) throw publicError('unknownFreelancer', freelancerId);
  const { id, displayName, headline, timeZone, currency } = freelancer.value;
  return {
    freelancer: { id, displayName, headline, timeZone, currency },
    assistant: { name: settings.value.name },
    active: settings.value.active,
    silent: silentNow(hub, freelancer.value, settings.value),
    linkedChats: ownChats?.value.conversationIds.length ?? 0,
  };
}

async function settingsOf(hub: HubContext, freelancerId: string): Promise<Stored<Settings>> {
  const found = await hub.store.read(freelancerId, 'settings', 'current');
  if (!found) throw publicError('unknownFreelancer', freelancerId);
  return found;
}

/** A pause raises the epoch, so that each running chat is handed over when it is next touched. */
async function switchTo(hub: HubContext, freelancerId: string, active: boolean): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { value, etag } = await settingsOf(hub, freelancerId);
    if (value.active === active) return;
    const changed = active ? await activated(hub, freelancerId, value) : { ...value, active, epoch: value.epoch + 1 };
    try {
      await hub.store.write(freelancerId, 'settings', 'current', changed, { etag });
      hub.profiles.forget(freelancerId);
      return;
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === 5) throw error;
    }
  }
}

/** Active, with what entitles the freelancer to it today: a later demotion does not end it. */
async function activated(hub: HubContext, freelancerId: string, settings: Settings): Promise<Settings> {
  const freelancer = await hub.store.read(freelancerId, 'freelancer', 'profile');
  const ground = freelancer && groundOf(freelancer.value);
  return { ...settings, active: true, ...(ground && { activatedOn: ground }) };
}

/** Amounts in units people write. */
function settingsJson({ epoch: _, handover, ...settings }: Settings): object {
  const amount = (money: Money | null): number | null => money && majorUnits(money);
  const { budgetAbove, budgetBelow } = handover;
  return { ...settings, handover: { ...handover, budgetAbove: amount(budgetAbove), budgetBelow: amount(budgetBelow) } };
}
