import type { AddressInfo } from 'node:net';
import { addMessage, applyCommand, handOver } from '../../assistant/conversations.ts';
import { defaultSettings } from '../../assistant/defaults.ts';
import type { Command, Conversation, Knowledge, Settings } from '../../assistant/documents.ts';
import { fileLinks } from '../../bot/http/files.ts';
import { createSignInLink, hubRoutes } from '../../bot/http/hub.ts';
import { builtPages } from '../../bot/http/pages.ts';
import { createHttpServer, listen } from '../../bot/http/server.ts';
import { staticRoutes } from '../../bot/http/static.ts';
import { phrasebook } from '../../language/phrases/phrasebook.ts';
import { memoryFiles } from '../../storage/files/memoryFiles.ts';
import { memoryStore } from '../../storage/memory/memoryStore.ts';
import { fakeEngine } from './fakeEngine.ts';
import { gigs } from './hubStories.ts';
import { closeServer, twoFreelancers } from './twoFreelancers.ts';

export const hubKey = 'scripts-key-for-tests';

/** The hub's routes on a port of their own, over an engine that obeys commands at once; freelancers ana and ben. */
export async function openHub(given: { dist?: string; now?: () => Date; port?: number } = {}) {
  const { now = () => new Date(), dist = 'nowhere', port = 0 } = given;
  const log = (line: string): void => console.error(line);
  const store = memoryStore();
  for (const each of twoFreelancers) {
    await store.write(each.id, 'freelancer', 'profile', each, 'absent');
    await store.write(each.id, 'settings', 'current', settings, 'absent');
  }
  const engine = { ...fakeEngine({ store, now }), command: obey };
  const told = new Set<(conversation: Conversation) => void>();
  const commands: { id: string; command: Command }[] = [];
  const secret = new Uint8Array(32).fill(9);
  const config = { publicUrl: 'http://127.0.0.1', publicUrlGiven: false, hubKey, app: null };
  const pages = builtPages(dist);
  const links = fileLinks({ files: memoryFiles(), secret, now, log });
  const profiles = {
    get: async (id: string) => {
      const freelancer = twoFreelancers.find(each => each.id === id);
      const stored = await store.read(id, 'settings', 'current');
      return freelancer && stored && { freelancer, settings: stored.value, knowledge };
    },
    forget: () => {},
  };
  const parts = {
    store,
    profiles,
    phrasebook: phrasebook(),
    fileLinks: links,
    pages,
    secret,
    config,
    hasMarketplace: false,
    now,
    log,
  };

  async function obey(freelancerId: string, id: string, commandId: string, command: Command): Promise<Conversation> {
    const stored = await store.read(freelancerId, 'conversation', id);
    if (!stored) throw new Error(`no conversation ${id}`);
    const { value } = stored;
    if (value.seen.includes(commandId)) return value;
    commands.push({ id: commandId, command });
    value.seen.push(commandId);
    const before = value.status;
    applyCommand(value, command);
    const at = now().toISOString();
    const steps = command.kind === 'takeOver' || command.kind === 'reply';
    if (steps && before !== 'takenOver') addMessage(value, { from: 'system', at, text: 'Ana Duarte joined the chat' });
    if (command.kind === 'turnedOff') handOver(value, 'turnedOff', at, 'The assistant was turned off.');
    if (command.kind === 'return') addMessage(value, { from: 'system', at, text: 'Wren answers again' });
    if (command.kind === 'reply') addMessage(value, { from: 'freelancer', at, text: command.text });
    await keep(value);
    return value;
  }

  /** Commits as this process would: whoever subscribed hears of it. */
  async function keep(conversation: Conversation): Promise<void> {
    await keepElsewhere(conversation);
    for (const listener of told) listener(conversation);
  }

  /** Commits as another process would: nobody here is told. */
  async function keepElsewhere(conversation: Conversation): Promise<void> {
    await store.write(conversation.freelancerId, 'conversation', conversation.id, conversation, 'any');
  }

  const subscribe = (listener: (conversation: Conversation) => void): (() => void) => {
    told.add(listener);
    return () => told.delete(listener);
  };
  const server = createHttpServer({
    log,
    https: false,
    routes: [hubRoutes({ ...parts, engine: { ...engine, subscribe } }), staticRoutes({ pages, log })],
  });
  await listen(server, port, '127.0.0.1');
  const url = `http://127.0.0.1:${(server.address() as unknown as AddressInfo).port}`;
  return {
    url,
    store,
    commands,
    listeners: told,
    keep,
    keepElsewhere,
    signInLink: (id: string) => createSignInLink({ store, publicUrl: url, now }, id),
    /** The Cookie header of somebody who opened a sign-in link. */
    async signIn(id: string): Promise<string> {
      const opened = await fetch(await createSignInLink({ store, publicUrl: url, now }, id), { redirect: 'manual' });
      return opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    async close() {
      await closeServer(server);
    },
  };
}
export type HubHouse = Awaited<ReturnType<typeof openHub>>;

const settings: Settings = {
  ...defaultSettings({ level: 'one', sellerPlus: 'none' }, true),
  handover: {
    ...defaultSettings({ level: 'one', sellerPlus: 'none' }, true).handover,
    budgetAbove: { amount: 150_000, currency: 'USD' },
  },
};

const knowledge: Knowledge = { presentation: { bio: '', rules: [] }, gigs, qa: [], insights: [] };
