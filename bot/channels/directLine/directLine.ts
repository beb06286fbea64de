import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server } from 'restify';
import { WebSocketServer } from 'ws';
import type { Attachment } from '../../../assistant/documents.ts';
import { publicError } from '../../../assistant/errors.ts';
import type { Files, Store } from '../../../storage/contracts.ts';
import type { Config } from '../../config.ts';
import { type Log, refuse } from '../../http/answer.ts';
import { originOf } from '../../http/client.ts';
import type { Channel, Engine } from '../../ports.ts';
import { activityId } from './activities.ts';
import { directLinePath } from './issue.ts';
import { directLineRoutes, watermarkOf } from './routes.ts';
import { type Streams, streams } from './streams.ts';
import type { Tokens } from './tokens.ts';
import { transcripts } from './transcript.ts';

export interface DirectLineParts {
  store: Store;
  files: Files;
  tokens: Tokens;
  /** A signed path to an attachment. */
  link: (freelancerId: string, attachment: Attachment) => string;
  config: Pick<Config, 'publicUrl' | 'publicUrlGiven'>;
  now: () => Date;
  log: Log;
}

export interface DirectLine {
  /** Messages are read from the conversation, so sending only wakes who is looking at it. */
  channel: Channel;
  /** Connects the engine, which is made after its channels: its routes, and its news to the open sockets. */
  routes(engine: Engine): (server: Server) => void;
  /** Takes a WebSocket upgrade; false when it is not for Direct Line. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): void;
}

const streamPath = new RegExp(`^${directLinePath}/conversations/([^/]+)/stream$`);
/** Clients send nothing but keepalives. */
const maxPayload = 4096;

/** The built-in Direct Line 3.0 channel over the conversation documents. */
export function directLineChannel(parts: DirectLineParts): DirectLine {
  const views = transcripts(parts);
  const open = streams({ transcripts: views, now: parts.now, log: parts.log });
  const sockets = new WebSocketServer({ noServer: true, maxPayload });
  const endings: (() => void)[] = [];
  return {
    channel: channelOver(open),
    routes: engine => {
      endings.push(engine.subscribe(conversation => open.wake(conversation.id, conversation)));
      return directLineRoutes({ ...parts, engine, transcripts: views, streams: open });
    },
    upgrade: (request, socket, head) => {
      const id = streamPath.exec((request.url ?? '').split('?')[0] ?? '')?.[1];
      if (id === undefined) return false;
      connect(parts, sockets, open, { request, socket, head, id }).catch(error => refuse(socket, error));
      return true;
    },
    close: () => {
      for (const end of endings) end();
      open.close();
      sockets.close();
    },
  };
}

function channelOver(open: Streams): Channel {
  return {
    async send({ address, message }) {
      open.wake(address.conversationId);
      return { sentId: activityId(address.channelConversationId, message.seq) };
    },
    async typing(address) {
      open.typing(address.conversationId);
    },
  };
}

interface Upgrade {
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
  id: string;
}

async function connect(
  { tokens, config }: DirectLineParts,
  sockets: WebSocketServer,
  open: Streams,
  { request, socket, head, id }: Upgrade,
): Promise<void> {
  const lost = (): void => void socket.destroy();
  socket.on('error', lost);
  const token = new URLSearchParams((request.url ?? '').split('?')[1]).get('t');
  if (!token) throw publicError('missingToken');
  const claims = await tokens.readChat(token);
  if (id !== claims.conversationId) throw publicError('notYourConversation');
  const watermark = watermarkOf(request.url);
  socket.off('error', lost);
  sockets.handleUpgrade(request, socket, head, webSocket =>
    open.open(webSocket, claims, watermark, originOf(request, config)),
  );
}
