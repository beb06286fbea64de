import { newId } from '../shared/newId.ts';
import type { ConversationList, ConversationView, Invite, LinkCode, Me } from './contract.ts';
import { strings } from './strings.ts';

/** What an answer that is not 2xx said: what happened and what to do. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/hub/${path}`, { credentials: 'same-origin', ...init });
  } catch {
    throw new ApiError(0, strings.errors.offline);
  }
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body as T;
  const { message = strings.errors.load, remedy = '' } = body?.error ?? {};
  throw new ApiError(response.status, `${message} ${remedy}`.trim());
}

const post = <T>(path: string, body: object = {}, key?: string): Promise<T> =>
  call<T>(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Requested-With': 'hub',
      ...(key && { 'Idempotency-Key': key }),
    },
    body: JSON.stringify(body),
  });

export type Deed = 'takeover' | 'return' | 'notafit';

const at = (id: string): string => `conversations/${encodeURIComponent(id)}`;

/** Where the conversation can be saved as cases to test the assistant with. */
export const casesAddress = (id: string): string => `/api/hub/${at(id)}/cases`;

export const api = {
  me: () => call<Me>('me'),
  list: (query: Record<string, string>) => call<ConversationList>(`conversations?${new URLSearchParams(query)}`),
  conversation: (id: string) => call<ConversationView>(at(id)),
  act: (id: string, deed: Deed) => post<ConversationView>(`${at(id)}/${deed}`, {}, newId()),
  /** With the same key a reply that was received already is not sent twice. */
  reply: (id: string, text: string, key: string) => post<ConversationView>(`${at(id)}/messages`, { text }, key),
  setActive: (active: boolean) => post<Me>(active ? 'activate' : 'pause'),
  link: () => post<LinkCode>('link'),
  invite: () => call<Invite>('invite'),
  /** Ends the code before it. */
  newInvite: () => post<Invite>('invite'),
};
