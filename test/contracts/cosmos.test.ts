import { randomUUID } from 'node:crypto';
import { CosmosClient } from '@azure/cosmos';
import { cosmosStore } from '../../storage/cosmos/cosmosStore.ts';
import { cosmosEmulator } from '../support/cosmosEmulator.ts';
import { restartContract } from './restart.ts';
import { storeContract } from './store.ts';

async function openOverTheWire() {
  const { options, stop } = await cosmosEmulator();
  const store = cosmosStore(options);
  return {
    store,
    reopen: async () => cosmosStore(options),
    dispose: async () => {
      await store.close();
      await stop();
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
