import type { Container, CosmosClient, CosmosClientOptions, IndexingPolicy } from '@azure/cosmos';
import { StoreUnavailableError } from '../unavailable.ts';

export interface CosmosOptions {
  endpoint: string;
  /** Absent: the machine's managed identity, or whoever is signed in with the Azure CLI. */
  key?: string | null;
  database: string;
  /** How the wire is reached, where it is not the open internet. */
  connection?: Pick<CosmosClientOptions, 'agent' | 'connectionPolicy'>;
}

const containerId = 'documents';

/** Only what a query names; writing a large conversation costs no more than its few columns. */
const indexingPolicy: IndexingPolicy = {
  indexingMode: 'consistent',
  automatic: true,
  includedPaths: [
    'freelancerId',
    'kind',
    'sortKey',
    'listed',
    'lastMessageAt',
    'status',
    'needsYou',
    'search',
    'unanswered',
    'unsentSince',
  ].map(name => ({ path: `/${name}/?` })),
  excludedPaths: [{ path: '/*' }],
  compositeIndexes: [
    [
      { path: '/lastMessageAt', order: 'descending' },
      { path: '/sortKey', order: 'descending' },
    ],
  ],
};

export interface OpenContainer {
  client: CosmosClient;
  container: Container;
}

/** Connects, and makes the database and its one container where they are missing. Throws StoreUnavailableError. */
export async function openContainer({ endpoint, key, database, connection }: CosmosOptions): Promise<OpenContainer> {
  // The SDK takes a good part of a second to load, which a process with the embedded store need not spend.
  const { CosmosClient } = await import('@azure/cosmos');
  const retryOptions = { maxRetryAttemptCount: 9, maxWaitTimeInSeconds: 10 };
  const client = new CosmosClient({
    endpoint,
    ...(key == null ? { aadCredentials: await identity() } : { key }),
    ...connection,
    connectionPolicy: { retryOptions, ...connection?.connectionPolicy },
  });
  try {
    const made = await orFound(() => client.databases.createIfNotExists({ id: database }));
    const { container } = await orFound(() =>
      made.database.containers.createIfNotExists({
        id: containerId,
        partitionKey: { paths: ['/freelancerId'] },
        indexingPolicy,
      }),
    );
    return { client, container };
  } catch (error) {
    client.dispose();
    throw new StoreUnavailableError(reason(endpoint, database, error), error);
  }
}

/** The SDK looks and then makes: where another host makes it in between, it is there when we look again. */
async function orFound<T>(make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 409) throw error;
    return make();
  }
}

async function identity() {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential();
}

function reason(endpoint: string, database: string, error: unknown): string {
  const { code } = error as { code?: unknown };
  if (code === 401) {
    return `Cosmos DB at ${endpoint} refused the key: set COSMOS_KEY to a read-write key of this account.`;
  }
  if (code === 403) {
    return `This identity may not make the database ${database} at ${endpoint}: make it and its container ${containerId} (partition key /freelancerId) beforehand and grant the Cosmos DB data contributor role, or set COSMOS_KEY.`;
  }
  return `Cosmos DB at ${endpoint} cannot be reached: check COSMOS_ENDPOINT, COSMOS_KEY and the account's network rules.`;
}
