import { once } from 'node:events';
import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import cosmosServer from '@vercel/cosmosdb-server';
import type { CosmosOptions } from '../../storage/cosmos/openContainer.ts';

/** A server that speaks Cosmos DB's protocol on a free port, and how a store connects to it. */
export async function cosmosEmulator(): Promise<{ options: CosmosOptions; stop(): Promise<void> }> {
  const server = cosmosServer.default();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // Its certificate is its own.
  const agent = new Agent({ rejectUnauthorized: false });
  return {
    options: { endpoint: `https://127.0.0.1:${port}`, key: 'any', database: 'assistant', connection: { agent } },
    async stop() {
      agent.destroy();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
