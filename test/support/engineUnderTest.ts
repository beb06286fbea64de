import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { handOver } from '../../assistant/conversations.ts';
import { defaultSettings } from '../../assistant/defaults.ts';
import type { Address, Conversation, Fact, JsonObject, Knowledge, Settings } from '../../assistant/documents.ts';
import { addressKey, conversationIdOf } from '../../bot/addresses.ts';
import { type EngineParts, engine } from '../../bot/engine.ts';
import type { LanguagePort } from '../../bot/language.ts';
import type { Channel, Incoming, Outgoing, Sender } from '../../bot/ports.ts';
import { freelancerDialogs } from '../../dialogs/freelancer/hub.ts';
import { reply, turnState } from '../../dialogs/turnState.ts';
import { nothingUnderstood } from '../../language/understanding.ts';
import type { Profile } from '../../learning/cachedProfiles.ts';
import { directoryPartition, type Store } from '../../storage/contracts.ts';
import { memoryStore } from '../../storage/memory/memoryStore.ts';
import { ines } from '../assistant/gateInput.ts';

export interface Given {
  store?: Store;
  freelancers?: string[];
  settings?: Partial<Settings>;
  burstMs?: number;
  owner?: string;
  /** Called before each answer is made; a promise holds the turn. */
  onUnderstand?: (text: string) => unknown;
  /** Called before each send; what it throws is the channel's refusal. */
  onSend?: (outgoing: Outgoing) => unknown;
  /** Whether the channel changes what it has sent. */
  canUpdate?: boolean;
  channel?: Channel;
}

export interface Sent {
  kind: 'send' | 'update';
  to: string;
  text: string;
  card?: string;
  sentId: string;
  speaker: string;
}

/** A price that the small dialogs below know. */
export const price: Fact = {
  id: 'gig:logo/package:basic',
  source: 'gig:logo/package:basic',
  text: 'The basic package costs $120',
  values: [{ kind: 'price', money: { amount: 12_000, currency: 'USD' } }],
};

const knowledge: Knowledge = { presentation: { bio: '', rules: [] }, gigs: [], qa: [], insights: [] };

/** The engine with small dialogs that repeat what they hear, and a channel that notes what it is given. */
export function engineUnderTest(given: Given = {}) {
  const store = given.store ?? memoryStore();
  const clock = { aheadMs: 0 };
  const now = (): Date => new Date(Date.now() + clock.aheadMs);
  const sent: Sent[] = [];
  const understood: string[] = [];
  const problems: string[] = [];
  const profile: Profile = {
    freelancer: ines,
    settings: { ...defaultSettings(ines, true), ...given.settings },
    knowledge,
  };
  const ids = given.freelancers ?? ['ines'];
  const parts: EngineParts = {
    store,
    profiles: {
      get: async id => (ids.includes(id) ? { ...profile, freelancer: { ...ines, id } } : undefined),
    },
    language: languageUnderTest(understood, given.onUnderstand),
    dialogs: { buyer: { version: 1, run: answerBuyer }, freelancer: freelancerDialogs() },
    channels: channels(given.channel ?? notingChannel(sent, given)),
    hasMarketplace: false,
    burstMs: given.burstMs ?? 0,
    owner: given.owner ?? 'this process',
    now,
    report: (problem, error) => problems.push(`${problem}: ${error instanceof Error ? error.message : error}`),
  };
  const running = engine(parts);

  return {
    parts,
    store,
    clock,
    /** What the channel was given, in order. */
    sent,
    /** What the language port was asked, a line a call. */
    understood,
    problems,
    profile,
    engine: running,
    ready: Promise.all(
      ids.map(id => store.write(directoryPartition, 'listing', id, { freelancerId: id, displayName: id }, 'any')),
    ),
    says: (text: string, more: Partial<Incoming> & { buyer?: string } = {}) => running.receive(heard(text, more)),
    taps: (action: JsonObject, more: Partial<Incoming> & { buyer?: string } = {}) =>
      running.receive(heard('', { kind: 'tap', action, ...more })),
    async conversation(buyer = 'noor', freelancerId = 'ines', role: Address['role'] = 'buyer'): Promise<Conversation> {
      const stored = await store.read(freelancerId, 'conversation', conversationOf(buyer, freelancerId, role));
      if (!stored) throw new Error(`${buyer} has no conversation`);
      return stored.value;
    },
    /** The texts a person has been sent. */
    toldTo: (buyer = 'noor') => sent.filter(({ to }) => to === buyer).map(({ text }) => text),
  };
}

/** A test's own engine, ended with it. */
export async function withHouse(given: Given, use: (house: EngineUnderTest) => Promise<void>): Promise<void> {
  const house = engineUnderTest(given);
  await house.ready;
  try {
    await use(house);
  } finally {
    await house.engine.close();
  }
}

export type EngineUnderTest = ReturnType<typeof engineUnderTest>;

export function sender(buyer = 'noor', differences: Partial<Sender> = {}): Sender {
  return {
    transport: 'connector',
    channelId: 'emulator',
    serviceUrl: 'http://localhost:9000',
    tenantId: '',
    channelConversationId: `thread of ${buyer}`,
    conversationType: 'personal',
    user: { id: buyer, name: buyer },
    bot: { id: 'bot', name: 'Wren' },
    locale: 'en',
    ...differences,
  };
}

export function heard(text: string, { buyer, ...more }: Partial<Incoming> & { buyer?: string } = {}): Incoming {
  return {
    sender: sender(buyer),
    activityId: randomUUID(),
    at: new Date().toISOString(),
    kind: 'message',
    text,
    attachments: [],
    ...more,
  };
}

export const conversationOf = (buyer = 'noor', freelancerId = 'ines', role: Address['role'] = 'buyer'): string =>
  conversationIdOf(addressKey(sender(buyer)), freelancerId, role);

/** A promise that a test resolves when it likes. */
export function gateway() {
  let open: () => void = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { open, opened };
}

/** Waits until something holds, for two seconds at most unless said otherwise. */
export async function until(holds: () => unknown, what: string, ms = 2_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(5)) if (await holds()) return;
  throw new Error(`waited ${ms} ms in vain until ${what}`);
}

function languageUnderTest(understood: string[], onUnderstand: Given['onUnderstand']): LanguagePort {
  return {
    async understand({ text }) {
      understood.push(text);
      await onUnderstand?.(text);
      return nothingUnderstood('en');
    },
    phrasebook: ({ language }) =>
      Object.assign((key: string, values = {}) => [key, ...Object.values(values)].join(' '), {
        language,
        money: ({ amount, currency }: { amount: number; currency: string }) => `${currency} ${amount / 100}`,
        day: (day: string) => day,
        moment: (moment: Date) => moment.toISOString(),
        list: (items: string[]) => items.join(', '),
      }),
    languageOf: () => null,
    guard: ({ text }) => (text.includes('unbacked') ? { ok: false, unbacked: [text] } : { ok: true }),
  };
}

/** Repeats what it heard; a few words make it do something else. */
async function answerBuyer(context: Parameters<typeof reply>[0]): Promise<void> {
  const { text, arrival, tap, conversation, now } = turnState(context);
  const say = (words: string, facts: Fact[] = []) => reply(context, { sentences: [{ text: words, facts }] });
  if (text.includes('explode')) throw new Error('a dialog fell over');
  if (arrival) return say('welcome');
  if (tap) return say(`tapped ${tap.action.do}`);
  if (text.includes('price')) return say('It is $120.', [price]);
  if (text.includes('two sentences')) {
    return reply(context, {
      sentences: ['This holds.', 'unbacked this does not.'].map(said => ({ text: said, facts: [] })),
    });
  }
  if (text.includes('nothing true')) return say('unbacked');
  if (text.includes('human')) handOver(conversation, 'askedForHuman', now.toISOString(), 'wants a person');
  await say(`heard: ${text.replaceAll('\n', ' + ')}`);
}

function notingChannel(sent: Sent[], { onSend, canUpdate }: Given): Channel {
  const note = (kind: Sent['kind'], { address, message, speaker }: Outgoing, sentId: string) => {
    sent.push({
      kind,
      to: address.user.id,
      text: message.text,
      ...(message.card && { card: message.card.name }),
      sentId,
      speaker: speaker.name,
    });
    return { sentId };
  };
  return {
    async send(outgoing) {
      await onSend?.(outgoing);
      return note('send', outgoing, `activity ${sent.length + 1}`);
    },
    async update(outgoing, sentId) {
      if (!canUpdate) return false;
      note('update', outgoing, sentId);
      return true;
    },
    async typing() {},
  };
}

const channels = (channel: Channel): EngineParts['channels'] => ({
  connector: channel,
  directLine: channel,
  terminal: channel,
  platform: channel,
});
