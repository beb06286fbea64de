import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { CosmosClient } from '@azure/cosmos';
import cosmosServer from '@vercel/cosmosdb-server';
import { cosmosStore } from '../../storage/cosmos/cosmosStore.ts';
import { restartContract } from './restart.ts';
import { storeContract } from './store.ts';

async function openOverTheWire() {
  const server = cosmosServer.default();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // Its certificate is its own.
  const agent = new Agent({ rejectUnauthorized: false });
  const options = { endpoint: `https://127.0.0.1:${port}`, key: 'any', database: 'assistant', connection: { agent } };
  const store = cosmosStore(options);
  return {
    store,
    reopen: async () => cosmosStore(options),
    dispose: async () => {
      await store.close();
      agent.destroy();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function openAccount(endpoint: string, key: string | undefined) {
  const options = { endpoint, database: `assistant-test-${randomUUID()}`, ...(key !== undefined && { key }) };
  const store = cosmosStore(options);
  return {
    store,
    reopen: async () => cosmosStore(options),
    dispose: async () => {
      await store.close();
      if (key === undefined) return;
      const client = new CosmosClient({ endpoint, key });
      await client.database(options.database).delete();
      client.dispose();
    },
  };
}

storeContract('Cosmos DB over the wire', openOverTheWire);
describe('Cosmos DB over the wire across restarts', () => {
  restartContract('Cosmos DB', openOverTheWire);
});

const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = process.env;
if (endpoint) {
  storeContract('a Cosmos DB account', () => openAccount(endpoint, key));
  describe('a Cosmos DB account across restarts', () => {
    restartContract('The account', () => openAccount(endpoint, key));
  });
}
