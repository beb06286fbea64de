import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Activity } from 'botbuilder';
import { SendError } from '../ports.ts';

/** A conversation of a channel, as an address has it. */
interface Where {
  serviceUrl: string;
  channelConversationId: string;
}

/** The channels' end of the Bot Framework protocol. What fails throws SendError; 0 is a lost or refused connection. */
export interface Connector {
  /** Returns the id that the channel gave the activity, if it told one. */
  send(where: Where, activity: Partial<Activity>): Promise<string | undefined>;
  update(where: Where, id: string, activity: Partial<Activity>): Promise<void>;
}

/** An answer is an id or an error; what is longer is not read. */
const longestAnswer = 64 * 1024;

/**
 * Speaks with the channels over kept connections. By hand, since the SDK's client takes four times as long for the same
 * request, strips what it does not know from entities, and tries again by itself, unseen by the outbox.
 */
export function connector({ token, timeoutMs }: { token: () => Promise<string | null>; timeoutMs: number }): Connector {
  async function call(method: 'POST' | 'PUT', { serviceUrl, channelConversationId }: Where, id: string, body: unknown) {
    const path = `v3/conversations/${encodeURIComponent(channelConversationId)}/activities${id && `/${encodeURIComponent(id)}`}`;
    try {
      const url = new URL(path, serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`);
      return await exchange(method, url, JSON.stringify(body), await token(), timeoutMs);
    } catch (error) {
      if (error instanceof SendError) throw error;
      throw new SendError(0, error instanceof Error ? error.message : String(error));
    }
  }

  return {
    send: async (where, activity) => idIn(await call('POST', where, '', activity)),
    update: async (where, id, activity) => void (await call('PUT', where, id, activity)),
  };
}

function exchange(method: string, url: URL, body: string, token: string | null, timeoutMs: number): Promise<string> {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...(token && { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(url, { method, headers }, response => {
      readAnswer(response).then(resolve, reject);
    });
    const late = setTimeout(
      () => request.destroy(new Error(`no answer from ${url.host} within ${timeoutMs / 1_000} s`)),
      timeoutMs,
    );
    request.on('close', () => clearTimeout(late)).on('error', reject);
    request.end(body);
  });
}

/** Throws SendError where the channel refuses. */
async function readAnswer(response: IncomingMessage): Promise<string> {
  const status = response.statusCode ?? 0;
  let text = '';
  response.setEncoding('utf8');
  for await (const part of response) {
    text += part;
    if (text.length > longestAnswer) throw new SendError(status, 'the channel answered at too great a length');
  }
  if (status >= 200 && status < 300) return text;
  const seconds = Number(response.headers['retry-after']);
  const words = errorIn(text) ?? response.statusMessage ?? '';
  throw new SendError(status, `${status} ${words}`.trim(), seconds > 0 ? seconds * 1_000 : undefined);
}

function idIn(answer: string): string | undefined {
  const id = parsed(answer)?.id;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

function errorIn(answer: string): string | undefined {
  const error = parsed(answer)?.error;
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined;
  return typeof message === 'string' ? message.slice(0, 300) : undefined;
}

/** Undefined for what is no JSON object, such as an empty body or a proxy's page. */
function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
