import type { Response, Server } from 'restify';
import { publicError } from '../../../assistant/errors.ts';
import { handler } from '../answer.ts';
import { hubChanges } from './changes.ts';
import type { HubContext } from './options.ts';

const heartbeatMs = 15_000;
const mostStreams = 40;
/** A page that reads slower than this is dropped; it comes back by itself and looks at everything again. */
const mostBuffered = 1 << 20;

/**
 * The page's live line. Each connection begins with `ready`, upon which a page reads what it shows again; so nothing
 * has to be kept for a Last-Event-ID, and any is accepted.
 */
export function eventRoutes(hub: HubContext): (server: Server) => void {
  const changes = hubChanges(hub);
  const open = new Map<string, number>();
  return server => {
    server.get(
      '/api/hub/events',
      handler(hub.log, async (request, response) => {
        const freelancerId = await hub.access(request, 'read');
        const streams = open.get(freelancerId) ?? 0;
        if (streams >= mostStreams) throw publicError('tooManyRequests');
        open.set(freelancerId, streams + 1);
        const closed = new Promise<void>(resolve => response.once('close', resolve));
        try {
          const count = counter();
          const end = await changes.listen(freelancerId, ({ event, data }) => write(response, event, count(), data));
          await stream(response, closed, count()).finally(end);
        } finally {
          const left = (open.get(freelancerId) ?? 1) - 1;
          if (left > 0) open.set(freelancerId, left);
          else open.delete(freelancerId);
        }
      }),
    );
  };
}

async function stream(response: Response, closed: Promise<void>, id: string): Promise<void> {
  if (response.destroyed) return;
  if (!response.headersSent) begin(response);
  write(response, 'ready', id, {});
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs).unref();
  await closed;
  clearInterval(heartbeat);
}

function begin(response: Response): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  });
  response.write('retry: 1000\n\n');
}

function write(response: Response, event: string, id: string, data: object): void {
  if (response.destroyed) return;
  if (response.writableLength > mostBuffered) {
    response.destroy();
    return;
  }
  if (!response.headersSent) begin(response);
  response.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
}

function counter(): () => string {
  let count = 0;
  return () => String(++count);
}
