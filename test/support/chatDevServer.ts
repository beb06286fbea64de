import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type WebSocket, WebSocketServer } from 'ws';
import { answers, gig, profile, type Said } from './chatScript.ts';

/** The built pages beside a scripted Direct Line 3.0, to see and test the chat page without the bot. */
export interface ChatDevServer {
  url: string;
  /** Puts a line in the newest conversation, as if said while the buyer was away. */
  say(said: Said): void;
  /** What the buyers' pages sent, in order. */
  received(): { text?: string; value?: unknown }[];
  /** Closes every socket, and answers nothing until it is called with false. */
  breakDown(down: boolean): void;
  close(): Promise<void>;
}

interface Conversation {
  id: string;
  user: string;
  activities: Record<string, unknown>[];
  sockets: Set<WebSocket>;
}

const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
/** As strict as the page can live with. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' blob:; base-uri 'none'";

export async function chatDevServer(folder = process.env.WEB_DIST ?? dist): Promise<ChatDevServer> {
  if (!existsSync(join(folder, 'chat/index.html')))
    throw new Error(`No pages in ${folder}: run npx vite build --config web/vite.config.ts.`);
  const conversations = new Map<string, Conversation>();
  const timers = new Set<NodeJS.Timeout>();
  let down = false;

  const add = (conversation: Conversation, activity: object): string => {
    const id = `${conversation.id}|${String(conversation.activities.length).padStart(7, '0')}`;
    const kept = { ...activity, id, timestamp: new Date().toISOString(), conversation: { id: conversation.id } };
    if (!('type' in activity) || activity.type !== 'typing') conversation.activities.push(kept);
    send(conversation, [kept]);
    return id;
  };
  const send = ({ sockets, activities }: Conversation, some: unknown[], to = sockets): void => {
    for (const socket of to) socket.send(JSON.stringify({ activities: some, watermark: String(activities.length) }));
  };
  const after = (ms: number, act: () => void): void => void timers.add(setTimeout(act, ms));

  const receive = (conversation: Conversation, activity: Record<string, unknown>): string => {
    const data = activity.channelData as
      | { clientActivityID?: string; messageBack?: { displayText?: string } }
      | undefined;
    const words = activity.text ?? data?.messageBack?.displayText;
    const channelData = { clientActivityID: data?.clientActivityID };
    const said = { ...activity, text: words, channelData, from: { id: conversation.user } };
    const double = conversation.activities.find(
      ({ channelData }) =>
        (channelData as { clientActivityID?: string } | undefined)?.clientActivityID === data?.clientActivityID,
    );
    if (double && data?.clientActivityID) return String(double.id);
    const id = add(conversation, said);
    let wait = 50;
    for (const answer of answers(String(activity.text ?? JSON.stringify(activity.value ?? 'brief')))) {
      wait += answer.afterMs;
      after(wait, () => add(conversation, answer.said));
    }
    return id;
  };

  const routes: [RegExp, string, (id: string, request: IncomingMessage) => Promise<unknown>][] = [
    [/^\/api\/chat\/token$/, 'POST', async (_, request) => token(JSON.parse(await text(request)))],
    [/^\/api\/chat\/([^/]+)$/, 'GET', async (id, request) => about(id, request)],
    [/^\/directline\/v3\/conversations$/, 'POST', async (_, request) => started(bearer(request))],
    [/^\/directline\/v3\/conversations\/([^/]+)$/, 'GET', async id => started(id)],
    [
      /^\/directline\/v3\/conversations\/([^/]+)\/activities$/,
      'POST',
      async (id, request) => posted(id, JSON.parse(await text(request))),
    ],
    [
      /^\/directline\/v3\/conversations\/([^/]+)\/upload$/,
      'POST',
      async (id, request) => posted(id, uploaded(await text(request))),
    ],
    [/^\/directline\/v3\/tokens\/refresh$/, 'POST', async (_, request) => started(bearer(request))],
  ];
  const about = (id: string, request: IncomingMessage): unknown =>
    id === profile.freelancer.id ? { ...profile, gig: request.url?.includes('gig=logo') ? gig : null } : null;
  const token = (asked: { freelancer: string; buyerToken?: string }): unknown => {
    if (asked.freelancer !== profile.freelancer.id) return null;
    const id = asked.buyerToken && conversations.has(asked.buyerToken) ? asked.buyerToken : randomUUID();
    const conversation = conversations.get(id) ?? { id, user: `dl_${id}`, activities: [], sockets: new Set() };
    conversations.set(id, conversation);
    return {
      token: id,
      userId: conversation.user,
      expiresIn: 3600,
      directLine: '/directline/v3',
      conversationId: id,
      buyerToken: id,
    };
  };
  const started = (id: string): unknown =>
    conversations.has(id) && {
      conversationId: id,
      token: id,
      expires_in: 3600,
      streamUrl: `${url.replace('http', 'ws')}/stream/${id}`,
    };
  const posted = (id: string, activity: Record<string, unknown>): unknown => {
    const conversation = conversations.get(id);
    return conversation && { id: receive(conversation, activity) };
  };

  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://here').pathname;
    if (down) return void response.destroy();
    const route = routes.find(([pattern, method]) => method === request.method && pattern.test(path));
    if (!route) return page(folder, path, response);
    const answer = await route[2](decodeURIComponent(route[0].exec(path)?.[1] ?? ''), request);
    respond(
      response,
      answer ? 200 : 404,
      { 'content-type': 'application/json' },
      JSON.stringify(answer || { error: 'notFound' }),
    );
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    const conversation = conversations.get(request.url?.split('/').pop() ?? '');
    if (!conversation || down) return socket.close();
    conversation.sockets.add(socket);
    socket.on('close', () => conversation.sockets.delete(socket));
    send(conversation, conversation.activities, new Set([socket]));
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    say: said => {
      const newest = [...conversations.values()].at(-1);
      if (newest) add(newest, said);
    },
    received: () =>
      [...conversations.values()].flatMap(one =>
        one.activities.filter(({ from }) => (from as { id: string }).id === one.user),
      ),
    breakDown(now) {
      down = now;
      if (now) for (const socket of sockets.clients) socket.terminate();
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

async function page(folder: string, path: string, response: ServerResponse): Promise<void> {
  if (path === '/site') return respond(response, 200, { 'content-type': 'text/html' }, site);
  const file = join(folder, path.startsWith('/chat/') ? 'chat/index.html' : normalize(path));
  const body = await readFile(file).catch(() => null);
  const headers = {
    'content-type': `${types[extname(file)] ?? 'text/plain'}; charset=utf-8`,
    'content-security-policy': policy,
  };
  respond(response, body ? 200 : 404, headers, body ?? 'Not here');
}

/** Two calls: once restify is loaded anywhere in the process, its writeHead of every response returns nothing to go on with. */
function respond(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** A freelancer's own site with strong opinions on buttons, which must not reach the widget. */
const site = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Dana Reyes</title>
<style>button{background:hotpink!important;font:40px serif!important}body{font:18px/1.6 Georgia,serif;max-width:640px;margin:60px auto;padding:0 24px}</style>
<h1>Dana Reyes, brand designer</h1><p>I draw marks for bakeries, bookshops and breweries. Small studios, honest prices, and a sketchbook that is never closed.</p>
<p><a href="#work">See my work</a></p><script src="/embed.js" data-freelancer="dana" data-gig="logo" async></script>
<script src="/embed.js" data-freelancer="dana" data-gig="logo" async></script><script src="/embed.js" async></script></html>`;

const bearer = (request: IncomingMessage): string => request.headers.authorization?.replace('Bearer ', '') ?? '';

async function text(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** The activity of a multipart upload; the files themselves are not kept. */
function uploaded(body: string): Record<string, unknown> {
  const found = body.split('\n').find(line => line.startsWith('{')) ?? '{}';
  return JSON.parse(found) as Record<string, unknown>;
}
