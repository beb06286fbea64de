import type { Server } from 'restify';
import type { BotFramework } from '../channels/botFramework.ts';
import type { Engine } from '../ports.ts';
import { handler, type Log } from './answer.ts';

/** POST /api/messages: Bot Framework activities. */
export function messagesRoutes({ engine, connector, log }: { engine: Engine; connector: BotFramework; log: Log }) {
  return (server: Server): void => {
    server.post(
      '/api/messages',
      handler(log, async (request, response) => connector.handle(engine, request, response)),
    );
  };
}
