import { WebSocket } from 'ws';
import type { Conversation } from '../../../assistant/documents.ts';
import type { Log } from '../../http/answer.ts';
import { type Activity, accountOf } from './activities.ts';
import type { Claims } from './tokens.ts';
import { documentIdOf, type Transcripts } from './transcript.ts';

/** A reader this far behind reconnects with its watermark rather than fill our memory. */
const maxBufferedBytes = 1024 * 1024;
const keepaliveMs = 20_000;
/** How soon what other processes commit is seen. */
const lookMs = 1000;

interface Stream {
  socket: WebSocket;
  watermark: number;
  origin: string;
}

/** All sockets of one conversation. */
interface Watch {
  claims: Claims;
  streams: Set<Stream>;
  etag: string | undefined;
  /** Reads and sends follow one another, so that each socket gets everything once and in order. */
  work: Promise<void>;
  timer: NodeJS.Timeout;
}

export interface Streams {
  /** Sends what is after the watermark, then everything new, until the socket closes. */
  open(socket: WebSocket, claims: Claims, watermark: number, origin: string): void;
  /** Looks at the conversation at once. */
  wake(documentId: string, conversation?: Conversation): void;
  typing(documentId: string): void;
  /** Shows an activity that is no line of the transcript; the watermark stays. */
  show(documentId: string, activity: Activity): void;
  close(): void;
}

/** Open WebSockets, each at its own watermark; what is sent is read from the conversation documents. */
export function streams({ transcripts, now, log }: { transcripts: Transcripts; now: () => Date; log: Log }): Streams {
  const watches = new Map<string, Watch>();

  const enqueue = (watch: Watch, step: () => Promise<void>): void => {
    watch.work = watch.work.then(step).catch(error => {
      log(`Direct Line stream: ${error instanceof Error ? error.message : error}`);
    });
  };

  const sendNew = async (watch: Watch, conversation: Conversation): Promise<void> => {
    for (const stream of watch.streams) {
      if (conversation.nextSeq - 1 <= stream.watermark) continue;
      const set = await transcripts.setOf(conversation, watch.claims, stream.watermark, stream.origin);
      stream.watermark = Number(set.watermark);
      if (set.activities.length > 0) put(stream.socket, JSON.stringify(set));
    }
  };

  const look = async (watch: Watch): Promise<void> => {
    const stored = await transcripts.read(watch.claims);
    if (!stored || stored.etag === watch.etag) return;
    await sendNew(watch, stored.value);
    watch.etag = stored.etag;
  };

  const watchOf = (claims: Claims): Watch => {
    const id = documentIdOf(claims);
    const found = watches.get(id);
    if (found) return found;
    const watch: Watch = {
      claims,
      streams: new Set(),
      etag: undefined,
      work: Promise.resolve(),
      timer: setInterval(() => enqueue(watch, () => look(watch)), lookMs),
    };
    watch.timer.unref();
    watches.set(id, watch);
    return watch;
  };

  const leave = (watch: Watch, stream: Stream): void => {
    watch.streams.delete(stream);
    if (watch.streams.size > 0) return;
    clearInterval(watch.timer);
    watches.delete(documentIdOf(watch.claims));
  };

  return {
    open(socket, claims, watermark, origin) {
      const watch = watchOf(claims);
      const stream: Stream = { socket, watermark, origin };
      watch.streams.add(stream);
      const stopKeepalive = keepAlive(socket);
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        stopKeepalive();
        leave(watch, stream);
      });
      watch.etag = undefined;
      enqueue(watch, async () => {
        const stored = await transcripts.read(claims);
        // A watermark from before the store was replaced would hide everything said from now on.
        stream.watermark = Math.min(stream.watermark, (stored?.value.nextSeq ?? 1) - 1);
        if (stored) await sendNew(watch, stored.value);
      });
    },
    wake(documentId, conversation) {
      const watch = watches.get(documentId);
      if (watch) enqueue(watch, () => (conversation ? sendNew(watch, conversation) : look(watch)));
    },
    typing(documentId) {
      const watch = watches.get(documentId);
      if (!watch) return;
      enqueue(watch, async () => {
        const view = await transcripts.view(watch.claims, undefined, '');
        showTo(watch, {
          type: 'typing',
          id: `${watch.claims.conversationId}|typing-${now().getTime()}`,
          timestamp: now().toISOString(),
          channelId: 'directline',
          conversation: { id: watch.claims.conversationId },
          from: accountOf('assistant', view),
          channelData: { speaker: 'assistant' },
        });
      });
    },
    show(documentId, activity) {
      const watch = watches.get(documentId);
      if (watch) enqueue(watch, async () => showTo(watch, activity));
    },
    close() {
      for (const watch of watches.values()) {
        clearInterval(watch.timer);
        for (const { socket } of watch.streams) socket.close(1001);
      }
    },
  };
}

function showTo(watch: Watch, activity: Activity): void {
  for (const { socket } of watch.streams) put(socket, JSON.stringify({ activities: [activity] }));
}

function put(socket: WebSocket, text: string): void {
  if (socket.readyState !== WebSocket.OPEN) return;
  socket.send(text);
  if (socket.bufferedAmount > maxBufferedBytes) socket.terminate();
}

/** Direct Line's keepalive is an empty message; the ping finds out who is gone. Returns what ends it. */
function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
    put(socket, '');
  }, keepaliveMs);
  timer.unref();
  return () => clearInterval(timer);
}
