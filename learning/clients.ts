import type { Documents } from '../storage/contracts.ts';
import type { PastChat } from './trainingDocument.ts';

type Client = Documents['client'];

/** The buyers of past chats, each once. Nothing else of a chat is kept: it may hold contact or payment data. */
export function clientsOf(chats: PastChat[]): Client[] {
  const clients = new Map<string, Client>();
  for (const { buyer, startedAt, order } of chats) {
    const client: Client = {
      buyerId: buyer.id,
      displayName: buyer.displayName,
      since: startedAt,
      why: order ? 'order' : 'chat',
    };
    clients.set(buyer.id, earlierClient(clients.get(buyer.id), client));
  }
  return [...clients.values()];
}

/** One client from two: known since the earlier, an order counting most, by the name given last. */
export function earlierClient(known: Client | undefined, client: Client): Client {
  if (!known) return client;
  return {
    ...client,
    since: [known.since, client.since].sort()[0] ?? client.since,
    why: known.why === 'order' ? known.why : client.why,
  };
}
