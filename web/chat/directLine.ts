import { createDirectLine } from 'botframework-webchat';
import type { Session } from './buyerToken.ts';
import type { Observable } from './channel.ts';

/** What we use of an activity, in or out. */
export interface Activity {
  id?: string;
  type: string;
  text?: string;
  timestamp?: string;
  from: { id: string; name?: string; role?: string };
  channelData?: Record<string, unknown>;
  attachments?: { contentType: string; content?: unknown; name?: string }[];
}

export interface Line {
  activity$: Observable<Activity>;
  connectionStatus$: Observable<number>;
  postActivity(activity: Activity): Observable<string>;
  end(): void;
}

export const online = 2;
/** Expired token, failed to connect, ended. */
export const broken: ReadonlySet<number> = new Set([3, 4, 5]);

interface How {
  /** Take the conversation up where it stands, with its history. */
  resume: boolean;
  /** Some networks let no WebSocket through. */
  poll: boolean;
  socket: { opened: () => void; closed: () => void };
}

export function directLine(session: Session, { resume, poll, socket }: How): Line {
  const line: unknown = createDirectLine({
    domain: session.directLine,
    token: session.token,
    ...(resume ? { conversationId: session.conversationId, watermark: '0' } : {}),
    // Direct Line takes a yes or no here; Web Chat's type says the class.
    webSocket: !poll as unknown as typeof WebSocket,
  });
  watchSocket(line, socket);
  return line as Line;
}

/** Direct Line stays "online" while its socket is down, so the socket itself has to say so. */
function watchSocket(line: unknown, socket: How['socket']): void {
  const services: unknown = Reflect.get(line as object, 'services');
  if (typeof services !== 'object' || services === null) return;
  class WatchedSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener('open', socket.opened);
      this.addEventListener('close', socket.closed);
    }
  }
  Reflect.set(services, 'WebSocket', WatchedSocket);
}
