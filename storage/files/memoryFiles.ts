import type { Files } from '../contracts.ts';
import { checkFolderName, fileId } from './fileId.ts';

/** Keeps files in this process; gone when it ends. */
export function memoryFiles(): Files {
  const kept = new Map<string, { bytes: Uint8Array; contentType: string }>();
  const keyOf = (freelancerId: string, id: string) => `${freelancerId}/${id}`;
  return {
    async save(freelancerId, bytes, contentType) {
      checkFolderName(freelancerId);
      const id = fileId(bytes);
      const key = keyOf(freelancerId, id);
      if (!kept.has(key)) kept.set(key, { bytes: bytes.slice(), contentType });
      return id;
    },
    async read(freelancerId, id) {
      const found = kept.get(keyOf(freelancerId, id));
      return found && { bytes: found.bytes.slice(), contentType: found.contentType };
    },
  };
}
