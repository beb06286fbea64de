import { type openSession, SessionRefused } from './buyerToken.ts';
import { channel, type Observable } from './channel.ts';
import { type Activity, broken, directLine, type Line, online } from './directLine.ts';
import type { Unsent } from './unsent.ts';

export type ConnectionState = 'connecting' | 'online' | 'reconnecting' | 'offline' | 'gone';

/** What Web Chat takes for a Direct Line. It outlives the lines under it: when one breaks, the next takes over unseen. */
export interface Connection {
  activity$: Observable<Activity>;
  connectionStatus$: Observable<number>;
  /** Sends until it is sent; the same activity, so the server can tell a second delivery. */
  postActivity(activity: Activity): Observable<string>;
  end(): void;
}

const firstPauseMs = 500;
const longestPauseMs = 15_000;
const me = 'buyer';

export function connection(given: {
  open: () => ReturnType<typeof openSession>;
  onState: (state: ConnectionState) => void;
  unsent: Pick<Unsent, 'outgoing' | 'echoed'>;
  /** The server does not take what was sent: a file of a kind it knows nothing of, or too long a text. */
  onRefused: (what: 'file' | 'text') => void;
}): Connection {
  const activity$ = channel<Activity>();
  const connectionStatus$ = channel<number>({ last: true });
  const lineReady = new Set<() => void>();
  let line: Line | undefined;
  let user = '';
  let ended = false;
  let failures = 0;
  let sockets = { opened: 0, refused: 0 };
  // Until a first line stood, the session says whether there is something to take up.
  let resume: boolean | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: ConnectionState = 'connecting';

  const tell = (next: ConnectionState): void => {
    if (state === next) return;
    state = next;
    given.onState(next);
  };

  const connect = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      const session = await given.open();
      if (ended || line) return;
      user = session.userId;
      use(directLine(session, { resume: resume ?? session.resumed, poll: sockets.refused > 1, socket: watch() }));
    } catch (error) {
      if (error instanceof SessionRefused) tell('gone');
      else later();
    }
  };

  /** A socket that closes without ever having opened counts as refused. */
  const watch = () => {
    let opened = false;
    return {
      opened: () => {
        opened = true;
        sockets = { opened: sockets.opened + 1, refused: 0 };
      },
      closed: () => {
        if (!opened) sockets = { ...sockets, refused: sockets.refused + 1 };
        lost();
      },
    };
  };

  const use = (next: Line): void => {
    line = next;
    const ifCurrent = (act: () => void) => () => line === next && act();
    next.connectionStatus$.subscribe({
      next: status => {
        if (line !== next) return;
        if (status === online) ready();
        // A conversation that cannot be taken up is begun again the plain way.
        else if (broken.has(status)) lost({ resume: status === 3 });
      },
    });
    next.activity$.subscribe({
      next: activity => line === next && activity$.send(attributed(given.unsent.echoed(activity), user)),
      error: ifCurrent(lost),
      complete: ifCurrent(lost),
    });
  };

  const ready = (): void => {
    failures = 0;
    resume = true;
    connectionStatus$.send(online);
    tell('online');
    for (const go of lineReady) go();
    lineReady.clear();
  };

  const lost = (then: { resume: boolean } = { resume: true }): void => {
    if (!line || ended) return;
    const old = line;
    line = undefined;
    resume = then.resume;
    old.end();
    later();
  };

  const later = (): void => {
    if (ended) return;
    failures += 1;
    tell(navigator.onLine ? (state === 'connecting' && failures < 2 ? 'connecting' : 'reconnecting') : 'offline');
    clearTimeout(timer);
    timer = setTimeout(
      connect,
      Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1)) * (0.75 + Math.random() / 2),
    );
  };

  const onOnline = (): void => {
    failures = 0;
    if (line) tell('online');
    else void connect();
  };
  const onOffline = (): void => tell('offline');
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOffline);
  connectionStatus$.send(1);
  void connect();

  const post = (said: Activity, done: (id: string) => void, refused: (error: unknown) => void): void => {
    const { activity, settled } = given.unsent.outgoing(said);
    const again = (): unknown => (line ? setTimeout(attempt, 1000) : lineReady.add(attempt));
    const attempt = (): void => {
      const through = line;
      if (!through) return void lineReady.add(attempt);
      through.postActivity({ ...activity, from: { ...activity.from, id: user } }).subscribe({
        next: id => {
          if (id !== 'retry') {
            settled();
            return done(id);
          }
          if (line === through) lost();
          again();
        },
        error: error => {
          if (!isRefusal(error)) return again();
          settled();
          given.onRefused(said.attachments?.length ? 'file' : 'text');
          return refused(error);
        },
      });
    };
    attempt();
  };

  return {
    activity$,
    connectionStatus$,
    postActivity: activity => ({
      subscribe(observer) {
        post(
          activity,
          id => {
            observer.next?.(id);
            observer.complete?.();
          },
          error => observer.error?.(error),
        );
        return { unsubscribe: () => undefined };
      },
    }),
    end() {
      ended = true;
      clearTimeout(timer);
      line?.end();
      window.removeEventListener('online', onOnline);
      window.removeEventListener('offline', onOffline);
    },
  };
}

/** Web Chat knows the buyer by one name, whatever id the token carries. */
function attributed(activity: Activity, user: string): Activity {
  const mine = activity.from.id === user;
  return { ...activity, from: { ...activity.from, ...(mine ? { id: me, role: 'user' } : { role: 'bot' }) } };
}

/** The server has understood and said no; sending it again would change nothing. */
function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return status >= 400 && status < 500 && ![401, 403, 404, 408, 429].includes(status);
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0;
}
