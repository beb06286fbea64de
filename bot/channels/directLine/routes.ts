import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Request, Response, Server } from 'restify';
import type { Attachment } from '../../../assistant/documents.ts';
import { publicError } from '../../../assistant/errors.ts';
import type { Files } from '../../../storage/contracts.ts';
import type { Config } from '../../config.ts';
import { handler, type Log, sendJson } from '../../http/answer.ts';
import { originOf } from '../../http/client.ts';
import { allowAnyOrigin, preflight } from '../../http/cors.ts';
import { jsonLimits, readBody, readJson } from '../../http/readJson.ts';
import type { Engine, Incoming } from '../../ports.ts';
import { activityId } from './activities.ts';
import { incomingOf, isSaid, type PostedActivity, readActivity } from './incoming.ts';
import { directLinePath } from './issue.ts';
import type { Streams } from './streams.ts';
import { type Claims, newConversationId, type Tokens } from './tokens.ts';
import { documentIdOf, type Transcripts } from './transcript.ts';
import { readUpload } from './upload.ts';

export interface RouteParts {
  engine: Engine;
  files: Files;
  tokens: Tokens;
  transcripts: Transcripts;
  streams: Streams;
  config: Pick<Config, 'publicUrl' | 'publicUrlGiven'>;
  now: () => Date;
  log: Log;
}

/** More than anybody types; a loop of a script is stopped. */
const postsPerMinute = 300;
const conversation = `${directLinePath}/conversations/:id`;

type Answer = (request: Request, response: Response, claims: Claims) => Promise<void>;

/** Direct Line 3.0 over HTTP: conversations, activities, upload, tokens. */
export function directLineRoutes(parts: RouteParts) {
  const { tokens, log } = parts;
  const posts = new RateLimiterMemory({ points: postsPerMinute, duration: 60 });

  const bound =
    (answer: Answer) =>
    async (request: Request, response: Response): Promise<void> => {
      allowAnyOrigin(response);
      const claims = await tokens.readChat(bearerOf(request));
      const { id } = request.params as Record<string, string>;
      if (id !== undefined && id !== claims.conversationId) throw publicError('notYourConversation');
      await answer(request, response, claims);
    };
  const posted =
    (answer: Answer): Answer =>
    async (request, response, claims) => {
      await posts.consume(claims.userId).catch(() => {
        throw publicError('tooManyRequests');
      });
      await answer(request, response, claims);
    };

  return (server: Server): void => {
    server.opts(`${directLinePath}/*`, handler(log, preflight));
    const register = (method: 'get' | 'post', path: string, answer: Answer): void => {
      server[method](path, handler(log, bound(answer)));
    };
    register('post', `${directLinePath}/conversations`, started(parts, true));
    register('get', conversation, started(parts, false));
    register('get', `${conversation}/activities`, listed(parts));
    register('post', `${conversation}/activities`, posted(said(parts)));
    register('post', `${conversation}/upload`, posted(uploaded(parts)));
    register('post', `${directLinePath}/tokens/refresh`, refreshed(parts));
    register('post', `${directLinePath}/tokens/generate`, async () => {
      throw publicError('notWithToken');
    });
  };
}

function bearerOf(request: Request): string {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!token) throw publicError('missingToken');
  return token;
}

/** The `watermark` of an address; absent, or what clients send before they have one, is the beginning. */
export function watermarkOf(url: string | undefined): number {
  const given = new URLSearchParams((url ?? '').split('?')[1]).get('watermark') ?? '';
  if (['', '-', 'undefined', 'null'].includes(given)) return 0;
  const watermark = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
  if (Number.isNaN(watermark)) throw publicError('invalid', 'watermark: expected a number that came with activities.');
  return watermark;
}

function started({ tokens, transcripts, config }: RouteParts, begins: boolean): Answer {
  return async (request, response, claims) => {
    const watermark = begins ? 0 : watermarkOf(request.url);
    // Clients name the user here; whom it is for is the token's to say.
    if (begins) await readBody(request, jsonLimits);
    const known = (await transcripts.read(claims)) !== undefined;
    const token = await tokens.chat(claims);
    const stream = `${originOf(request, config).replace(/^http/, 'ws')}${directLinePath}/conversations/${claims.conversationId}/stream`;
    sendJson(response, begins && !known ? 201 : 200, {
      conversationId: claims.conversationId,
      token,
      expires_in: tokens.lifetime,
      streamUrl: `${stream}?watermark=${watermark}&t=${token}`,
      referenceGrammarId: '',
    });
  };
}

function listed({ transcripts, config }: RouteParts): Answer {
  return async (request, response, claims) => {
    const set = await transcripts.after(claims, watermarkOf(request.url), originOf(request, config));
    response.setHeader('Cache-Control', 'no-store');
    sendJson(response, 200, set);
  };
}

function said(parts: RouteParts): Answer {
  return async (request, response, claims) => {
    const activity = readActivity(await readJson(request));
    if (!isSaid(activity)) return sendJson(response, 200, { id: unkeptId(claims, parts.now()) });
    await take(parts, response, claims, activity, []);
  };
}

function uploaded(parts: RouteParts): Answer {
  return async (request, response, claims) => {
    const userId = new URLSearchParams((request.url ?? '').split('?')[1]).get('userId');
    if (userId !== null && userId !== claims.userId) throw publicError('notYourConversation');
    const { activity, files } = await readUpload(request, claims.freelancerId, parts.files);
    await take(
      parts,
      response,
      claims,
      activity ?? { type: 'message', from: { id: claims.userId }, value: undefined },
      files,
    );
  };
}

/** Hands it to the engine; the answer goes out only once it is durable there. */
async function take(
  parts: RouteParts,
  response: Response,
  claims: Claims,
  activity: PostedActivity,
  files: Attachment[],
): Promise<void> {
  const incoming = incomingOf(activity, claims, files, parts.now());
  const received = await parts.engine.receive(incoming);
  const seq = received.message?.seq ?? (received.duplicate ? await seqOf(parts, claims, incoming) : undefined);
  const id = seq === undefined ? unkeptId(claims, parts.now()) : activityId(claims.conversationId, seq);
  if (seq === undefined) echoTap(parts, claims, incoming, id);
  sendJson(response, 200, { id });
}

async function seqOf(
  { transcripts }: RouteParts,
  claims: Claims,
  { clientActivityId }: Incoming,
): Promise<number | undefined> {
  const stored = await transcripts.read(claims);
  return stored?.value.messages.find(message => clientActivityId && message.clientActivityId === clientActivityId)?.seq;
}

/** A tap that is no line of the transcript is shown to its sender all the same: Web Chat waits for it to know it arrived. */
function echoTap({ streams, now }: RouteParts, claims: Claims, incoming: Incoming, id: string): void {
  const { clientActivityId, action, sender } = incoming;
  if (!clientActivityId || !action) return;
  streams.show(documentIdOf(claims), {
    type: 'message',
    id,
    timestamp: now().toISOString(),
    channelId: 'directline',
    conversation: { id: claims.conversationId },
    from: { id: claims.userId, name: sender.user.name, role: 'user' },
    value: action,
    channelData: { clientActivityID: clientActivityId, postBack: true },
  });
}

function refreshed({ tokens }: RouteParts): Answer {
  return async (_request, response, claims) => {
    const { conversationId } = claims;
    sendJson(response, 200, { conversationId, token: await tokens.chat(claims), expires_in: tokens.lifetime });
  };
}

/** The id of something heard that is no line of the transcript. */
function unkeptId({ conversationId }: Claims, now: Date): string {
  return `${conversationId}|${now.getTime()}-${newConversationId().slice(0, 6)}`;
}
