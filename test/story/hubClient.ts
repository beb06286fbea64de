import type { ConversationList, ConversationView, LinkCode } from '../../web/hub/contract.ts';

/** The freelancer in the hub, by the routes that its page uses, signed in with the link that the start prints. */
export async function hubClient(url: string, signInLink: string) {
  const opened = await fetch(signInLink, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  if (opened.status !== 303 || !cookie) throw new Error(`The sign-in link answered ${opened.status}.`);

  async function call<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(`${url}/api/hub/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Cookie: cookie, 'Content-Type': 'application/json', 'X-Requested-With': 'hub' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  return {
    inbox: async () => (await call<ConversationList>('conversations')).conversations,
    conversation: (id: string) => call<ConversationView>(`conversations/${id}`),
    takeOver: (id: string) => call<ConversationView>(`conversations/${id}/takeover`, {}),
    reply: (id: string, text: string) => call<ConversationView>(`conversations/${id}/messages`, { text }),
    giveBack: (id: string) => call<ConversationView>(`conversations/${id}/return`, {}),
    linkCode: () => call<LinkCode>('link', {}),
  };
}
