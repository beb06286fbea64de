import { randomUUID } from 'node:crypto';
import type { Command, Conversation, Freelancer, Knowledge, Message, Settings } from '../assistant/documents.ts';
import { publicError } from '../assistant/errors.ts';
import { gate } from '../assistant/gate.ts';
import { isUnanswered, unsentSince } from '../assistant/inbox.ts';
import type { Store } from '../storage/contracts.ts';
import { commitTurn } from './commit.ts';
import { deliver } from './deliver.ts';
import type { LanguagePort } from './language.ts';
import type { Channels, ConversationListener, Engine, Incoming } from './ports.ts';
import { type ReceiveParts, receive, receiveCommand } from './receive.ts';
import { schedule } from './schedule.ts';
import type { TurnInput } from './turn.ts';

/** A freelancer as the running process holds them: settings and knowledge at their newest version. */
export interface Profile {
  freelancer: Freelancer;
  settings: Settings;
  knowledge: Knowledge;
}

export interface EngineParts {
  store: Store;
  profiles: { get(freelancerId: string): Promise<Profile | undefined> };
  language: LanguagePort;
  dialogs: TurnInput['dialogs'];
  channels: Channels;
  /** Whether levels and subscriptions are known from a marketplace. */
  hasMarketplace: boolean;
  /** Quiet time before a typed message is answered. */
  burstMs: number;
  /** Who this process is in a delivery lease; the same after a restart where only one process uses the store. */
  owner: string;
  now: () => Date;
  report: (problem: string, error: unknown) => void;
}

/** The engine and its two ends of life: `start` takes up what an earlier process left, `close` ends what runs. */
export interface RunningEngine extends Engine {
  start(): Promise<void>;
  close(): Promise<void>;
}

const recoveryEveryMs = 5_000;
const recoveredAtOnce = 16;

/** Receive, turn, commit, deliver around the stores and channels it is given. */
export function engine(parts: EngineParts): RunningEngine {
  const { store, profiles, now, channels, report } = parts;
  const listeners = new Set<ConversationListener>();
  const deliveries = new Map<string, Promise<void>>();
  let recovery: NodeJS.Timeout | undefined;
  let closed = false;

  const tell = (conversation: Conversation) => {
    for (const listener of listeners) listener(conversation);
  };

  const circumstances = async (conversation: Conversation): Promise<Omit<TurnInput, 'conversation'>> => {
    const { freelancerId, buyer } = conversation;
    const profile = await profileOf(freelancerId);
    const [ownChats, client] = await Promise.all([
      store.read(freelancerId, 'ownChats', 'current'),
      store.read(freelancerId, 'client', buyer.id),
    ]);
    return {
      ...profile,
      ownChats: ownChats?.value.conversationIds ?? [],
      knows: {
        isRepeatClient: client !== undefined,
        online: false,
        hasMarketplace: parts.hasMarketplace,
        foreignLanguage: null,
      },
      now: now(),
      language: parts.language,
      dialogs: parts.dialogs,
    };
  };

  const profileOf = async (freelancerId: string): Promise<Profile> => {
    const profile = await profiles.get(freelancerId);
    if (!profile) throw publicError('unknownFreelancer', freelancerId);
    return profile;
  };

  const receiving: ReceiveParts = { store, now, epochOf: async id => (await profileOf(id)).settings.epoch };
  const committing = { ...parts, circumstances };

  const turns = schedule(async (freelancerId, conversationId) => {
    try {
      const committed = await commitTurn(committing, freelancerId, conversationId);
      if (!committed) return;
      tell(committed);
      if (unsentSince(committed) !== undefined) startDelivery(freelancerId, conversationId);
      if (isUnanswered(committed)) turns.soon(freelancerId, conversationId, 0);
    } catch (error) {
      report(`the turn of conversation ${conversationId} could not be committed`, error);
    }
  });

  /** One delivery a conversation at a time; what is committed meanwhile is seen by the one that runs. */
  const startDelivery = (freelancerId: string, conversationId: string): void => {
    const key = `${freelancerId}/${conversationId}`;
    const run = async () => {
      try {
        const again = await deliver(delivering, freelancerId, conversationId);
        if (again && !closed) {
          const wait = Math.max(50, again.getTime() - now().getTime());
          setTimeout(() => !closed && startDelivery(freelancerId, conversationId), wait).unref();
        }
      } catch (error) {
        report(`delivery of conversation ${conversationId} stopped`, error);
      }
    };
    const tail = (deliveries.get(key) ?? Promise.resolve()).then(run);
    deliveries.set(key, tail);
    void tail.finally(() => deliveries.get(key) === tail && deliveries.delete(key));
  };

  const delivering = {
    ...parts,
    profile: (id: string) => profiles.get(id),
    command: async (freelancerId: string, entry: { to: string; id: string; command: Command }) => {
      tell(await receiveCommand(receiving, freelancerId, entry.to, entry.id, entry.command));
      turns.soon(freelancerId, entry.to, 0);
    },
  };

  const showTyping = async ({ freelancerId, ...conversation }: Conversation): Promise<void> => {
    const full = { ...conversation, freelancerId };
    const turn = await circumstances(full);
    if (!conversation.address || (conversation.kind === 'buyer' && !gate({ ...turn, conversation: full }).answers))
      return;
    await channels[conversation.address.transport].typing(conversation.address);
  };

  const recover = async (): Promise<void> => {
    const work = await store.pendingWork(now().toISOString(), 500);
    for (let start = 0; start < work.length && !closed; start += recoveredAtOnce) {
      const batch = work.slice(start, start + recoveredAtOnce);
      await Promise.all(
        batch.map(async ({ freelancerId, conversationId, work: kind }) => {
          if (kind === 'unanswered') turns.soon(freelancerId, conversationId, parts.burstMs);
          else if (!deliveries.has(`${freelancerId}/${conversationId}`)) startDelivery(freelancerId, conversationId);
        }),
      );
    }
  };

  const recoverAgain = (): void => {
    recovery = setTimeout(async () => {
      await recover().catch(error => report('looking for pending work failed', error));
      if (!closed) recoverAgain();
    }, recoveryEveryMs);
    recovery.unref();
  };

  return {
    async receive(incoming) {
      const heard = await receive(receiving, incoming, false);
      const { conversation, message, duplicate } = heard;
      const { freelancerId, id: conversationId } = conversation;
      if (!duplicate) {
        tell(conversation);
        const typed = incoming.kind === 'message';
        turns.soon(freelancerId, conversationId, typed ? parts.burstMs : 0);
        if (typed) void showTyping(conversation).catch(error => report('typing could not be shown', error));
      }
      return { freelancerId, conversationId, duplicate, ...(message && { message }) };
    },

    async answer(incoming: Incoming): Promise<Message[]> {
      const { conversation, inputId } = await receive(receiving, incoming, true);
      const { freelancerId, id } = conversation;
      await turns.now(freelancerId, id);
      const stored = await store.read(freelancerId, 'conversation', id);
      const answered = stored?.value.answered[inputId];
      if (!stored || !answered) throw publicError('unexpected');
      return stored.value.messages.filter(message => answered.includes(message.id));
    },

    async command(freelancerId, conversationId, id, command) {
      await receiveCommand(receiving, freelancerId, conversationId, id || randomUUID(), command);
      await turns.now(freelancerId, conversationId);
      const stored = await store.read(freelancerId, 'conversation', conversationId);
      if (!stored) throw publicError('unknownConversation', conversationId);
      return stored.value;
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async start() {
      await recover();
      recoverAgain();
    },

    async close() {
      closed = true;
      clearTimeout(recovery);
      await turns.close();
      await Promise.all(deliveries.values());
    },
  };
}
