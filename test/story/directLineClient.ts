import type { JsonObject } from '../../assistant/documents.ts';
import type { Activity, ActivitySet } from '../../bot/channels/directLine/activities.ts';
import type { CardAction } from '../../cards/actions.ts';
import { until } from '../support/service.ts';

interface Session {
  token: string;
  userId: string;
  directLine: string;
  conversationId: string;
  buyerToken: string;
}

/** A buyer who speaks Direct Line 3.0 over HTTP, as any client could. */
export async function directLineClient(url: string, wanted: object = { freelancer: 'demo' }) {
  const session = await json<Session>(`${url}/api/chat/token`, { body: JSON.stringify(wanted) });
  const base = session.directLine.startsWith('http') ? session.directLine : url + session.directLine;
  const own = `${base}/conversations/${session.conversationId}`;
  const authorization = `Bearer ${session.token}`;
  const from = { id: session.userId, name: 'Bo' };
  let watermark = '0';

  async function read(after = watermark): Promise<Activity[]> {
    const set = await json<ActivitySet>(`${own}/activities?watermark=${after}`, { authorization });
    if (after === watermark) watermark = set.watermark;
    return set.activities;
  }

  /** Posts, and waits for what the other side says to it. */
  async function post(activity: object): Promise<Activity[]> {
    await read();
    await json(`${own}/activities`, { authorization, body: JSON.stringify({ type: 'message', from, ...activity }) });
    return heard();
  }

  /** What the other side says next, once it has finished. */
  async function heard(): Promise<Activity[]> {
    const lines: Activity[] = [];
    await until(async () => {
      lines.push(...(await read()).filter(line => line.from.id !== session.userId));
      return lines.length > 0;
    }, 'an answer');
    await new Promise(resolve => setTimeout(resolve, 150));
    lines.push(...(await read()).filter(line => line.from.id !== session.userId));
    return lines;
  }

  return {
    session,
    heard,
    say: (text: string) => post({ text }),
    tap: (action: CardAction, words?: string) =>
      post({ value: { pa: action }, ...(words && { channelData: { messageBack: { displayText: words } } }) }),
    async upload(name: string, bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Activity[]> {
      await read();
      const form = new FormData();
      form.append('file', new Blob([bytes], { type: contentType }), name);
      const sent = await fetch(`${own}/upload?userId=${session.userId}`, {
        method: 'POST',
        headers: { Authorization: authorization },
        body: form,
      });
      if (!sent.ok) throw new Error(`The upload was answered with ${sent.status}: ${await sent.text()}`);
      return heard();
    },
    /** All that a buyer who comes back is shown. */
    transcript: () => read('0'),
  };
}

export type DirectLineClient = Awaited<ReturnType<typeof directLineClient>>;

async function json<T>(url: string, given: { body?: string; authorization?: string } = {}): Promise<T> {
  const response = await fetch(url, {
    method: given.body === undefined ? 'GET' : 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(given.authorization && { Authorization: given.authorization }),
    },
    ...(given.body !== undefined && { body: given.body }),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

export const wordsOf = (lines: { text?: string }[]): string => lines.map(({ text }) => text ?? '').join('\n');

/** Every action that the cards of some lines can send. */
export function actionsOn(lines: { attachments?: { content?: unknown }[] }[]): CardAction[] {
  const found: CardAction[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const data = (value as JsonObject).data;
    if (typeof data === 'object' && data !== null && 'pa' in data) found.push(data.pa as unknown as CardAction);
    for (const inner of Object.values(value)) look(inner);
  };
  for (const { attachments = [] } of lines) for (const { content } of attachments) look(content);
  return found;
}

/** The action of a card that does this, the newest first; fails where no card offers it. */
export function action<D extends CardAction['do']>(
  lines: Parameters<typeof actionsOn>[0],
  does: D,
  suits: (action: CardAction & { do: D }) => boolean = () => true,
): CardAction & { do: D } {
  const found = actionsOn(lines)
    .filter((each): each is CardAction & { do: D } => each.do === does)
    .findLast(suits);
  if (!found) throw new Error(`No card offers ${does}; there are: ${actionsOn(lines).map(each => each.do)}`);
  return found;
}
