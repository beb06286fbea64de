import { buffer } from 'node:stream/consumers';
import type { BlockBlobClient, ContainerClient } from '@azure/storage-blob';
import type { Files } from '../contracts.ts';
import { checkFolderName, fileId, isFileId, isFolderName } from './fileId.ts';
import { type BlobOptions, openBlobContainer } from './openBlobContainer.ts';

/** One request carries a file whole; what is larger than any channel lets in is not ours, and is not taken into memory. */
const largestBytes = 32 * 1024 * 1024;

/**
 * Keeps each file as the blob FREELANCER/ID of one private container, which it makes where it is missing. The type a
 * file was first saved with stays. Resolves once the container is there; throws StoreUnavailableError where it cannot be.
 */
export async function blobFiles(options: BlobOptions): Promise<Files> {
  const container = await openBlobContainer(options);
  return {
    async save(freelancerId, bytes, contentType) {
      checkFolderName(freelancerId);
      if (bytes.length > largestBytes) throw new RangeError(`A file of ${bytes.length} bytes is too large to keep.`);
      const id = fileId(bytes);
      await uploadOnce(blobOf(container, freelancerId, id), bytes, contentType);
      return id;
    },

    async read(freelancerId, id) {
      if (!isFolderName(freelancerId) || !isFileId(id)) return undefined;
      return download(blobOf(container, freelancerId, id));
    },
  };
}

function blobOf(container: ContainerClient, freelancerId: string, id: string): BlockBlobClient {
  return container.getBlockBlobClient(`${freelancerId}/${id}`);
}

/** A blob put in one request is there whole or not at all; of several at once the first one's type stays. */
async function uploadOnce(blob: BlockBlobClient, bytes: Uint8Array, contentType: string): Promise<void> {
  try {
    await blob.upload(bytes, bytes.length, {
      conditions: { ifNoneMatch: '*' },
      blobHTTPHeaders: { blobContentType: contentType },
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'BlobAlreadyExists') throw error;
  }
}

async function download(blob: BlockBlobClient): Promise<{ bytes: Uint8Array; contentType: string } | undefined> {
  try {
    const { contentLength = 0, contentType = '', readableStreamBody } = await blob.download();
    if (contentLength <= largestBytes && readableStreamBody)
      return { bytes: await buffer(readableStreamBody), contentType };
  } catch (error) {
    if ((error as { statusCode?: unknown }).statusCode === 404) return undefined;
    throw error;
  }
  throw new RangeError(`${blob.name} is larger than any file that was kept.`);
}
