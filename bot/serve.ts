import { fileURLToPath } from 'node:url';
import type { Store } from '../storage/contracts.ts';
import { assembleEngine, now, openFiles, openStore, report } from './assemble.ts';
import { botFramework } from './channels/botFramework.ts';
import { directLineChannel } from './channels/directLine/directLine.ts';
import { tokenIssuer } from './channels/directLine/issue.ts';
import { directLineTokens } from './channels/directLine/tokens.ts';
import type { Config } from './config.ts';
import { freelancerIds, seedDemo } from './demo.ts';
import { chatRoutes } from './http/chat.ts';
import { describeChat } from './http/chatProfile.ts';
import { fileLinks } from './http/files.ts';
import { healthRoutes } from './http/health.ts';
import { createSignInLink, hubRoutes } from './http/hub.ts';
import { messagesRoutes } from './http/messages.ts';
import { builtPages } from './http/pages.ts';
import { createHttpServer, listen } from './http/server.ts';
import { staticRoutes } from './http/static.ts';
import { loadSecret, sharedSecret } from './secret.ts';

const dist = fileURLToPath(new URL('../web/dist', import.meta.url));
const log = (line: string): void => void process.stderr.write(`${now().toISOString()} ${line}\n`);

/** Starts the service and prints where to go; resolves once it takes turns. Throws what stops the start, in words. */
export async function serve(config: Config, say: (line: string) => void): Promise<void> {
  const store = openStore(config);
  const secret = await (config.cosmos ? sharedSecret(store, config.dataDir) : loadSecret(config.dataDir));
  const files = await openFiles(config);
  await seedDemo(store, now);

  const links = fileLinks({ files, secret, now, log });
  const tokens = directLineTokens({ secret, now });
  const directLine = directLineChannel({ store, files, tokens, link: links.link, config, now, log });
  const connector = botFramework({ credentials: config.app, files, link: links.link, config, now, report, log });
  const { running, profiles, phrasebook } = assembleEngine(config, store, {
    directLine: directLine.channel,
    connector: connector.channel,
  });

  let isReady = false;
  const pages = builtPages(dist);
  const hasMarketplace = config.platform.apiKey !== null;
  const server = createHttpServer({
    routes: [
      healthRoutes({ store, isReady: () => isReady, log }),
      messagesRoutes({ engine: running, connector, log }),
      chatRoutes({
        store,
        issueToken: tokenIssuer({ tokens, directLineSecret: config.directLineSecret }),
        describe: describeChat({ profiles, phrasebook, now }),
        pages,
        config,
        log,
      }),
      directLine.routes(running),
      hubRoutes({
        engine: running,
        store,
        fileLinks: links,
        secret,
        config,
        now,
        log,
        phrasebook,
        profiles,
        hasMarketplace,
        pages,
      }),
      links.routes,
      staticRoutes({ pages, log }),
    ],
    upgrades: [directLine.upgrade],
    log,
    https: config.publicUrl.startsWith('https:'),
  });
  await listen(server, config.port, config.host);
  await running.start();
  isReady = true;
  await welcome(config, store, say);

  closeOnSignal(async () => {
    isReady = false;
    directLine.close();
    server.close();
    await running.close();
    await store.close();
  });
}

const greeted = 5;

async function welcome({ publicUrl }: Config, store: Store, say: (line: string) => void): Promise<void> {
  const ids = await freelancerIds(store, greeted);
  say('');
  for (const id of ids) {
    say(`  ${id}`);
    say(`    buyers chat at    ${publicUrl}/chat/${id}`);
    say(`    the hub           ${await createSignInLink({ store, publicUrl, now }, id)}`);
  }
  say('');
  say(`  Bot Framework Emulator, Agents Playground    ${publicUrl}/api/messages`);
  say('');
}

function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  const end = (): void => {
    if (closing) return;
    closing = true;
    close().then(
      () => process.exit(0),
      error => {
        report('closing failed', error);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}
