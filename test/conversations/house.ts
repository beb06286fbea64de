import { readFileSync } from 'node:fs';
import { newConversation } from '../../assistant/conversations.ts';
import type { Attachment, Command, Conversation, JsonObject, Settings } from '../../assistant/documents.ts';
import { addressKey, conversationIdOf } from '../../bot/addresses.ts';
import { builtInLanguage, quiet } from '../../bot/assemble.ts';
import { engine } from '../../bot/engine.ts';
import type { Incoming, Sender } from '../../bot/ports.ts';
import { buyerDialogs } from '../../dialogs/buyer/conversation.ts';
import { freelancerDialogs } from '../../dialogs/freelancer/hub.ts';
import { cachedProfiles, type Profile } from '../../learning/cachedProfiles.ts';
import demo from '../../learning/demo.json' with { type: 'json' };
import { importTraining } from '../../learning/importTraining.ts';
import { readTrainingDocument } from '../../learning/trainingDocument.ts';
import type { Store } from '../../storage/contracts.ts';
import { memoryStore } from '../../storage/memory/memoryStore.ts';
import type { Chat } from '../support/chatFile.ts';
import { applySetting } from './settings.ts';

/** A Tuesday morning, within the demo freelancer's working hours. */
const usualStart = '2026-11-24T10:00:00Z';
const language = builtInLanguage();

/** What a .chat header says. */
interface Setting {
  freelancer: string;
  now: Date;
  gig?: string;
  buyerId: string;
  buyerName: string;
  buyerSells: boolean;
  marketplace: boolean;
  settings: string[];
}

const header: Record<string, (value: string) => Partial<Setting>> = {
  freelancer: freelancer => ({ freelancer }),
  now: value => ({ now: new Date(value) }),
  gig: gig => ({ gig }),
  'buyer id': buyerId => ({ buyerId }),
  'buyer name': buyerName => ({ buyerName }),
  'buyer also sells': value => ({ buyerSells: value === 'yes' }),
  marketplace: value => ({ marketplace: value === 'yes' }),
};

function settingOf({ header: lines }: Chat): Setting {
  const setting: Setting = {
    freelancer: 'demo',
    now: new Date(usualStart),
    buyerId: 'buyer-7',
    buyerName: 'Sam',
    buyerSells: false,
    marketplace: false,
    settings: [],
  };
  for (const { line, name, value } of lines) {
    const read = header[name];
    if (name === 'setting') setting.settings.push(value);
    else if (read) Object.assign(setting, read(value));
    else throw new Error(`line ${line}: "${name}" is nothing a header can say`);
  }
  return setting;
}

function trainingOf(freelancer: string): unknown {
  if (freelancer === 'demo') return demo;
  return JSON.parse(readFileSync(new URL(`freelancers/${freelancer}.json`, import.meta.url), 'utf8'));
}

/** The real engine over an empty store with one freelancer, and one buyer in front of it. */
export async function openHouse(chat: Chat) {
  const setting = settingOf(chat);
  const clock = { now: setting.now };
  const now = (): Date => clock.now;
  const store = memoryStore();
  const trained = await trainInto(store, now, setting);
  const profiles = cachedProfiles({ store, now });
  const reports: string[] = [];
  const running = engine({
    store,
    profiles,
    language,
    dialogs: { buyer: buyerDialogs(), freelancer: freelancerDialogs() },
    channels: { connector: quiet, directLine: quiet, terminal: quiet, platform: quiet },
    hasMarketplace: setting.marketplace,
    burstMs: 60_000,
    owner: 'conversations',
    now,
    report(problem, error) {
      reports.push(`${problem}: ${error instanceof Error ? error.stack : error}`);
    },
  });
  let heard: Incoming | undefined;
  const sender = senderOf(setting);
  const conversationId = conversationIdOf(addressKey(sender), trained);
  if (setting.buyerSells) await announceSeller(store, trained, sender, conversationId, now());

  return {
    clock,
    reports,
    async profile(): Promise<Profile> {
      const profile = await profiles.get(trained);
      if (!profile) throw new Error(`${trained} was not imported`);
      return profile;
    },
    conversation: async (): Promise<Conversation | undefined> =>
      (await store.read(trained, 'conversation', conversationId))?.value,
    /** What reaches the engine from a channel. */
    incoming(activityId: string, heard: Heard): Incoming {
      return {
        sender,
        activityId,
        at: now().toISOString(),
        kind: 'message',
        text: '',
        attachments: [],
        freelancerId: trained,
        ...(setting.gig && { gigId: setting.gig }),
        ...heard,
      };
    },
    receive: (incoming: Incoming) => running.receive(incoming),
    async answer(incoming: Incoming): Promise<void> {
      heard = incoming;
      await running.answer(incoming);
    },
    /** What was answered last, delivered once more. */
    async repeat(): Promise<void> {
      if (heard) await running.answer(heard);
    },
    command: (id: string, command: Command) => running.command(trained, conversationId, id, command),
    async change(written: (settings: Settings) => void): Promise<void> {
      await changeSettings(store, trained, written);
      profiles.forget(trained);
    },
    close: () => running.close(),
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;
export type Heard = { kind?: Incoming['kind']; text?: string; attachments?: Attachment[]; action?: JsonObject };

async function trainInto(store: Store, now: () => Date, setting: Setting): Promise<string> {
  const training = readTrainingDocument(trainingOf(setting.freelancer));
  await importTraining({ store, now }, training);
  const { id } = training.freelancer;
  await changeSettings(store, id, settings => {
    for (const written of setting.settings) applySetting(settings, written);
  });
  return id;
}

async function changeSettings(store: Store, id: string, change: (settings: Settings) => void): Promise<void> {
  const stored = await store.read(id, 'settings', 'current');
  if (!stored) throw new Error(`${id} has no settings`);
  change(stored.value);
  await store.write(id, 'settings', 'current', stored.value, { etag: stored.etag });
}

function senderOf({ buyerId, buyerName }: Setting): Sender {
  return {
    transport: 'directLine',
    channelId: 'directline',
    serviceUrl: '',
    tenantId: '',
    channelConversationId: 'chat',
    conversationType: 'personal',
    user: { id: buyerId, name: buyerName },
    bot: { id: 'assistant', name: '' },
    locale: '',
  };
}

/** Only a marketplace knows that a buyer sells: it says so before they write. */
async function announceSeller(store: Store, freelancerId: string, sender: Sender, id: string, at: Date): Promise<void> {
  const address = { ...sender, key: addressKey(sender), freelancerId, role: 'buyer' as const, conversationId: id };
  const conversation = newConversation(address, 'buyer', 0, at.toISOString());
  conversation.buyer.sells = true;
  await store.write(freelancerId, 'conversation', id, conversation, 'absent');
}
