import { randomUUID } from 'node:crypto';
import type { Request, Server } from 'restify';
import type { Command, Conversation } from '../../../assistant/documents.ts';
import { publicError } from '../../../assistant/errors.ts';
import { type ConversationStatus, conversationStatuses, languages } from '../../../assistant/vocabulary.ts';
import type { ConversationQuery } from '../../../storage/contracts.ts';
import type { ConversationList, ConversationView } from '../../../web/hub/contract.ts';
import { casesOf } from '../../evaluation/export.ts';
import { earlierMessages } from '../../pages.ts';
import { handler, send } from '../answer.ts';
import { readJson } from '../readJson.ts';
import { queryOf } from './access.ts';
import { conversationView } from './conversationView.ts';
import type { HubContext } from './options.ts';
import { sendTagged } from './routing.ts';

const longestReply = 4000;
const pageLength = 30;

/** The inbox: its list, one conversation, and what the freelancer does to it. */
export function conversationRoutes(hub: HubContext): (server: Server) => void {
  return server => {
    server.get(
      '/api/hub/conversations',
      handler(hub.log, async (request, response) => {
        const freelancerId = await hub.access(request, 'read');
        await hub.handOverTurnedOff(freelancerId);
        const { conversations, cursor } = await hub.store.conversations(freelancerId, listQuery(request));
        sendTagged(response, { conversations, cursor: cursor ?? null } satisfies ConversationList);
      }),
    );
    server.get(
      '/api/hub/conversations/:id',
      handler(hub.log, async (request, response) => {
        const freelancerId = await hub.access(request, 'read');
        sendTagged(response, await viewOf(hub, await conversationOf(hub, freelancerId, request)));
      }),
    );
    server.get(
      '/api/hub/conversations/:id/cases',
      handler(hub.log, async (request, response) => {
        const freelancerId = await hub.access(request, 'read');
        const cases = await casesOf(hub.store, await conversationOf(hub, freelancerId, request));
        send(response, 200, casesHeaders, cases.map(one => `${JSON.stringify(one)}\n`).join(''));
      }),
    );
    for (const [path, read] of Object.entries(commands)) {
      server.post(
        `/api/hub/conversations/:id/${path}`,
        handler(hub.log, async (request, response) => {
          const freelancerId = await hub.access(request, 'change');
          const command = await read(request);
          const { id } = await conversationOf(hub, freelancerId, request);
          const done = await hub.engine.command(freelancerId, id, commandId(request, path), command);
          sendTagged(response, await viewOf(hub, done));
        }),
      );
    }
  };
}

/** A file to save, and to correct before it is evaluated. */
const casesHeaders = {
  'Content-Type': 'application/jsonl; charset=utf-8',
  'Content-Disposition': 'attachment; filename="cases.jsonl"',
  'Cache-Control': 'no-store',
};

const commands: Record<string, (request: Request) => Promise<Command>> = {
  takeover: async () => ({ kind: 'takeOver' }),
  return: async () => ({ kind: 'return' }),
  notafit: async () => ({ kind: 'notAFit' }),
  messages: async request => ({ kind: 'reply', text: replyText(await readJson(request, { limit: 64 * 1024 })) }),
};

function replyText(body: unknown): string {
  const text = typeof body === 'object' && body !== null && 'text' in body ? body.text : undefined;
  if (typeof text !== 'string') throw publicError('invalid', 'text: expected the words of the reply.');
  if (text.trim() === '') throw publicError('invalid', 'text: the reply is empty.');
  if (text.length > longestReply) {
    const over = text.length - longestReply;
    throw publicError('invalid', `text: the reply is ${over} characters longer than the ${longestReply} it may have.`);
  }
  return text.trim();
}

/** The same key on the same action is the same command, however often it is sent. */
function commandId(request: Request, path: string): string {
  const key = request.headers['idempotency-key'] ?? randomUUID();
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key)) {
    throw publicError('invalid', 'Idempotency-Key: expected 1 to 100 letters, digits or signs.');
  }
  return `hub:${path}:${key}`;
}

function listQuery(request: Request): ConversationQuery {
  const query = queryOf(request);
  const limit = Number(query.get('limit') ?? pageLength);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw publicError('invalid', 'limit: expected 1 to 100.');
  const status = statuses(query.get('status'));
  const text = query.get('q')?.trim().slice(0, 200);
  const cursor = query.get('cursor');
  return {
    limit,
    ...(status && { status }),
    ...(query.get('needsYou') === 'true' && { needsYou: true }),
    ...(text && { text }),
    ...(cursor && { cursor }),
  };
}

function statuses(given: string | null): ConversationStatus[] | undefined {
  if (!given) return undefined;
  return given.split(',').map(word => {
    const status = conversationStatuses.find(known => known === word);
    if (!status) throw publicError('invalid', `status: expected ${conversationStatuses.join(', ')}, got "${word}".`);
    return status;
  });
}

/** The buyer's conversation of that id; a preview, the freelancer's own chat or another's is not there. */
async function conversationOf(hub: HubContext, freelancerId: string, request: Request): Promise<Conversation> {
  const id = String(request.params.id);
  const found = await hub.store.read(freelancerId, 'conversation', id);
  if (found?.value.kind !== 'buyer') throw publicError('unknownConversation', id);
  return found.value;
}

async function viewOf(hub: HubContext, conversation: Conversation): Promise<ConversationView> {
  const { freelancerId } = conversation;
  const [earlier, profile] = await Promise.all([
    earlierMessages(hub.store, conversation),
    hub.profiles.get(freelancerId),
  ]);
  if (!profile) throw publicError('unknownFreelancer', freelancerId);
  const language = languages.find(known => known === profile.freelancer.languages[0]) ?? 'en';
  const say = hub.phrasebook({ language, tone: 'professional', detail: 'brief', variant: 0, now: hub.now() });
  const gig = profile.knowledge.gigs.find(({ id }) => id === conversation.gigId);
  return conversationView({ conversation, earlier, gig, say, fileLinks: hub.fileLinks });
}
