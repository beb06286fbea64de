import type { Server } from 'restify';
import { publicError } from '../../assistant/errors.ts';
import { directoryPartition, type Store } from '../../storage/contracts.ts';
import { handler, type Log, sendJson } from './answer.ts';

const storeTimeoutMs = 2000;

/** GET /healthz: the process is alive. GET /readyz: the store answers and the engine takes turns; 503 with the reason if not. */
export function healthRoutes({ store, isReady, log }: { store: Store; isReady: () => boolean; log: Log }) {
  return (server: Server): void => {
    server.get(
      '/healthz',
      handler(log, async (_request, response) => sendJson(response, 200, { status: 'alive' })),
    );
    server.get(
      '/readyz',
      handler(log, async (_request, response) => {
        if (!isReady()) throw publicError('notReady', 'the assistant is starting or stopping');
        await readable(store, log);
        sendJson(response, 200, { status: 'ready' });
      }),
    );
  };
}

async function readable(store: Store, log: Log): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${storeTimeoutMs} ms`)), storeTimeoutMs);
  });
  try {
    await Promise.race([store.list(directoryPartition, 'listing', { limit: 1 }), late]);
  } catch (error) {
    log(`GET /readyz: the store: ${error instanceof Error ? error.message : error}`);
    throw publicError('notReady', 'the store does not answer');
  } finally {
    clearTimeout(timer);
  }
}
