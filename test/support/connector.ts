import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';

/** A call of the Bot Framework connector API as it came over the wire. */
export interface Call {
  method: string;
  conversation: string;
  /** The activity a PUT or a reply names. */
  activityId?: string;
  activity: Partial<Activity>;
  at: number;
  /** What it was answered with; 0 while it is held. */
  status: number;
}

export interface Answer {
  /** 200 unless said otherwise. */
  status?: number;
  headers?: Record<string, string>;
  delayMs?: number;
  /** Never answered; the connection stays until the caller leaves. */
  hold?: boolean;
}

/** How to answer a call; undefined: as a channel does when all is well. */
export type Plan = (call: Call, calls: Call[]) => Answer | undefined;

/** A channel as bots see it: notes every call, and refuses, delays or holds those that a test says. */
export async function capturedConnector(plan: Plan = () => undefined) {
  const calls: Call[] = [];
  const plans = { now: plan };
  const server = createServer((request, response) => {
    take(request, response).catch(error => response.destroy(error));
  });

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/?]+))?/.exec(request.url ?? '');
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    if (!path?.[1]) {
      response.writeHead(404);
      return void response.end();
    }
    const call: Call = {
      method: request.method ?? '',
      conversation: decodeURIComponent(path[1]),
      ...(path[2] && { activityId: decodeURIComponent(path[2]) }),
      activity: JSON.parse(Buffer.concat(parts).toString('utf8')),
      at: Date.now(),
      status: 0,
    };
    calls.push(call);
    const { status = 200, headers = {}, delayMs = 0, hold = false } = plans.now(call, calls) ?? {};
    if (hold) return;
    if (delayMs > 0) await new Promise(resolve => setTimeout(resolve, delayMs));
    call.status = status;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(status < 300 ? { id: randomUUID() } : { error: { code: `${status}`, message: 'no' } }));
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    /** From now on. */
    plan: (next: Plan) => {
      plans.now = next;
    },
    /** The messages that arrived in a conversation and were not refused, typing left out. */
    messagesIn: (conversation: string) =>
      calls.filter(
        call =>
          call.conversation === conversation &&
          call.activity.type === 'message' &&
          call.method === 'POST' &&
          call.status < 300,
      ),
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

export type CapturedConnector = Awaited<ReturnType<typeof capturedConnector>>;
