import type { ContainerClient } from '@azure/storage-blob';
import { StoreUnavailableError } from '../unavailable.ts';

export interface BlobOptions {
  /** https: the machine's managed identity, or whoever is signed in with the Azure CLI. http: the emulator's account. */
  endpoint: string;
}

const containerId = 'files';

/** Published with every Azure storage emulator: it opens nothing but one on this machine, which is all that http may be. */
const emulator = {
  account: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
};

const retryOptions = { maxTries: 4, retryDelayInMs: 300, maxRetryDelayInMs: 2_000, tryTimeoutInMs: 20_000 };

/** Connects, and makes the one private container where it is missing. Throws StoreUnavailableError. */
export async function openBlobContainer({ endpoint }: BlobOptions): Promise<ContainerClient> {
  // As with the database, a process that keeps its files in a folder need not load the SDK.
  const { BlobServiceClient, StorageSharedKeyCredential } = await import('@azure/storage-blob');
  const service = endpoint.startsWith('https:')
    ? new BlobServiceClient(endpoint, await identity(), { retryOptions })
    : new BlobServiceClient(
        endpoint.endsWith(`/${emulator.account}`) ? endpoint : `${endpoint}/${emulator.account}`,
        new StorageSharedKeyCredential(emulator.account, emulator.key),
        { retryOptions },
      );
  const container = service.getContainerClient(containerId);
  try {
    await container.createIfNotExists();
    return container;
  } catch (error) {
    throw new StoreUnavailableError(reason(endpoint, error), error);
  }
}

async function identity() {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential();
}

function reason(endpoint: string, error: unknown): string {
  const { statusCode } = error as { statusCode?: unknown };
  if (statusCode === 401 || statusCode === 403) {
    return `This identity may not use Blob Storage at ${endpoint}: grant it the role Storage Blob Data Contributor there, or leave BLOB_ENDPOINT out to keep files in DATA_DIR.`;
  }
  return `Blob Storage at ${endpoint} cannot be reached: check BLOB_ENDPOINT, the machine's identity and the account's network rules.`;
}
