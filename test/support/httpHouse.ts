import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directLineChannel } from '../../bot/channels/directLine/directLine.ts';
import { tokenIssuer } from '../../bot/channels/directLine/issue.ts';
import { directLineTokens } from '../../bot/channels/directLine/tokens.ts';
import { readConfig } from '../../bot/config.ts';
import { chatRoutes } from '../../bot/http/chat.ts';
import { fileLinks } from '../../bot/http/files.ts';
import { healthRoutes } from '../../bot/http/health.ts';
import { builtPages } from '../../bot/http/pages.ts';
import { createHttpServer, listen, type Routes } from '../../bot/http/server.ts';
import { staticRoutes } from '../../bot/http/static.ts';
import { memoryFiles } from '../../storage/files/memoryFiles.ts';
import { memoryStore } from '../../storage/memory/memoryStore.ts';
import { fakeEngine } from './fakeEngine.ts';
import { closeServer, twoFreelancers } from './twoFreelancers.ts';

/** Everything between the network and the engine, on a port of its own, with two freelancers: ana and ben. */
export async function openHouse(given: { routes?: Routes[]; directLineSecret?: string; azureBase?: string } = {}) {
  const clock = { now: new Date('2026-11-22T10:00:00.000Z') };
  const now = (): Date => clock.now;
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const store = memoryStore();
  for (const each of twoFreelancers) await store.write(each.id, 'freelancer', 'profile', each, 'absent');
  const files = memoryFiles();
  const engine = fakeEngine({ store, now });
  const secret = new Uint8Array(32).fill(7);
  const config = { ...readConfig({}), directLineSecret: given.directLineSecret ?? null };
  const tokens = directLineTokens({ secret, now });
  const links = fileLinks({ files, secret, now, log });
  const directLine = directLineChannel({ store, files, tokens, link: links.link, config, now, log });
  const dist = await mkdtemp(join(tmpdir(), 'pages-'));
  const pages = builtPages(dist);
  const ready = { is: true };
  const issueToken = tokenIssuer({
    tokens,
    directLineSecret: config.directLineSecret,
    ...(given.azureBase && { azureBase: given.azureBase }),
  });
  const server = createHttpServer({
    log,
    https: false,
    upgrades: [directLine.upgrade],
    routes: [
      healthRoutes({ store, isReady: () => ready.is, log }),
      chatRoutes({ store, issueToken, describe: async () => undefined, pages, config, log, tokensPerMinute: 50 }),
      staticRoutes({ pages, log }),
      links.routes,
      directLine.routes(engine),
      ...(given.routes ?? []),
    ],
  });
  await listen(server, 0, '127.0.0.1');
  const { port } = server.address() as unknown as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    store,
    files,
    engine,
    tokens,
    channel: directLine.channel,
    clock,
    lines,
    dist,
    ready,
    async close() {
      directLine.close();
      await closeServer(server);
      await rm(dist, { recursive: true, force: true });
    },
  };
}
export type House = Awaited<ReturnType<typeof openHouse>>;
