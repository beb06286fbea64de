import type { Server } from 'restify';
import { ConflictError, codePartition } from '../../../storage/contracts.ts';
import type { Invite } from '../../../web/hub/contract.ts';
import { handler } from '../answer.ts';
import { originOf } from '../client.ts';
import { createCode, randomCode } from './codes.ts';
import type { HubContext } from './options.ts';
import { sendTagged } from './routing.ts';

/** An invitation stands in e-mails and profiles: it ends when the freelancer makes a new one. */
const never = new Date('9999-12-31T00:00:00.000Z');

/** How buyers find this freelancer's assistant: the chat page, and a code to write to the bot that all freelancers share. */
export function inviteRoutes(hub: HubContext): (server: Server) => void {
  return server => {
    server.get(
      '/api/hub/invite',
      handler(hub.log, async (request, response) => {
        const freelancerId = await hub.access(request, 'read');
        const code = (await currentCode(hub, freelancerId)) ?? (await newCode(hub, freelancerId));
        sendTagged(response, inviteOf(hub, freelancerId, code, originOf(request, hub.config)));
      }),
    );
    server.post(
      '/api/hub/invite',
      handler(hub.log, async (request, response) => {
        const freelancerId = await hub.access(request, 'change');
        const code = await newCode(hub, freelancerId);
        sendTagged(response, inviteOf(hub, freelancerId, code, originOf(request, hub.config)));
      }),
    );
  };
}

async function currentCode({ store }: HubContext, freelancerId: string): Promise<string | undefined> {
  return (await store.read(freelancerId, 'invite', 'current'))?.value.code;
}

/** Makes a code and ends the one before it. Of two made at the same moment the first is the one that both answer with. */
async function newCode(hub: HubContext, freelancerId: string): Promise<string> {
  const { store } = hub;
  const before = await store.read(freelancerId, 'invite', 'current');
  const code = randomCode(8);
  await createCode(store, code, { freelancerId, purpose: 'buyerInvite', expiresAt: never });
  try {
    await store.write(freelancerId, 'invite', 'current', { code }, before ? { etag: before.etag } : 'absent');
  } catch (error) {
    await store.remove(codePartition(code), 'code', code);
    if (!(error instanceof ConflictError)) throw error;
    return (await currentCode(hub, freelancerId)) ?? newCode(hub, freelancerId);
  }
  if (before) await store.remove(codePartition(before.value.code), 'code', before.value.code);
  return code;
}

function inviteOf({ config }: HubContext, freelancerId: string, code: string, origin: string): Invite {
  const words = `invite ${code}`;
  const teams = config.app
    ? `https://teams.microsoft.com/l/chat/0/0?users=28:${config.app.id}&message=${encodeURIComponent(words)}`
    : null;
  return { chat: `${origin}/chat/${freelancerId}`, words, teams };
}
