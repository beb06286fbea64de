import { WebSocket } from 'ws';
import type { Activity, ActivitySet } from '../../bot/channels/directLine/activities.ts';
import { documentIdOf } from '../../bot/channels/directLine/transcript.ts';
import type { House } from './httpHouse.ts';

export interface ErrorBody {
  error: { code: string; message: string; remedy: string };
}

/** A JSON answer, without asking what it is. */
export async function ask<T>(
  url: string,
  init: RequestInit = {},
): Promise<{ status: number; body: T; headers: Headers }> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as T, headers: response.headers };
}

export function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export interface Session {
  token: string;
  userId: string;
  expiresIn: number;
  directLine: string;
  conversationId: string;
  buyerToken: string;
}

/** A buyer with a token, speaking Direct Line by hand. */
export async function buyer(house: House, wanted: object = { freelancer: 'ana' }) {
  const { status, body: session } = await ask<Session>(`${house.url}/api/chat/token`, post(wanted));
  if (status !== 200) throw new Error(`no token: ${status}`);
  const base = `${house.url}${session.directLine}/conversations`;
  const own = `${base}/${session.conversationId}`;
  const authorization = { Authorization: `Bearer ${session.token}` };
  const from = { id: session.userId, name: 'Bo' };
  return {
    session,
    own,
    base,
    authorization,
    documentId: documentIdOf({ freelancerId: 'ana', ...session }),
    start: () => ask<{ token: string; streamUrl: string; expires_in: number }>(base, post({}, authorization)),
    post: (activity: object, headers: object = {}) =>
      ask<{ id: string } & ErrorBody>(
        `${own}/activities`,
        post({ type: 'message', from, ...activity }, { ...authorization, ...headers }),
      ),
    say: (text: string, clientActivityID = `c-${text}`) =>
      ask<{ id: string } & ErrorBody>(
        `${own}/activities`,
        post({ type: 'message', from, text, channelData: { clientActivityID } }, authorization),
      ),
    read: (watermark?: string) =>
      ask<ActivitySet & ErrorBody>(`${own}/activities${watermark === undefined ? '' : `?watermark=${watermark}`}`, {
        headers: authorization,
      }),
    upload: (body: FormData | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, query = '') =>
      ask<{ id: string } & ErrorBody>(`${own}/upload${query}`, {
        method: 'POST',
        headers: { ...authorization, ...headers },
        body,
      }),
  };
}

/** A socket that keeps what it was sent. */
export function listenTo(streamUrl: string) {
  const socket = new WebSocket(streamUrl);
  const activities: Activity[] = [];
  const watermarks: (string | undefined)[] = [];
  let wake = (): void => {};
  socket.on('message', data => {
    const text = String(data);
    if (text === '') return;
    const set = JSON.parse(text) as Partial<ActivitySet>;
    activities.push(...(set.activities ?? []));
    watermarks.push(set.watermark);
    wake();
  });
  return {
    socket,
    activities,
    watermarks,
    opened: () => new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject)),
    /** Waits until that many activities are there; fails after two and a half seconds. */
    until: (count: number) =>
      new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${activities.length} of ${count} activities came`)), 2500);
        wake = () => {
          if (activities.length < count) return;
          clearTimeout(late);
          resolve();
        };
        wake();
      }),
    close: () => socket.terminate(),
  };
}
