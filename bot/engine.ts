import { randomUUID } from 'node:crypto';
import type { Conversation, OutboxEntry } from '../assistant/documents.ts';
import { publicError } from '../assistant/errors.ts';
import { gate } from '../assistant/gate.ts';
import { isUnanswered } from '../assistant/inbox.ts';
import type { CachedProfiles, Profile } from '../learning/cachedProfiles.ts';
import type { Store } from '../storage/contracts.ts';
import { circumstancesOf } from './circumstances.ts';
import { commitTurn } from './commit.ts';
import { deliver, destinations } from './deliver.ts';
import { deliveries } from './deliveries.ts';
import { inHand } from './inHand.ts';
import type { LanguagePort } from './language.ts';
import { messagesById } from './pages.ts';
import type { Channels, ConversationListener, Engine } from './ports.ts';
import { type ReceiveParts, receive, receiveCommand } from './receive.ts';
import { recovery } from './recovery.ts';
import { schedule } from './schedule.ts';
import type { TurnInput } from './turnInput.ts';

/** Within the 300 ms in which people look for a sign, and later than an answer that comes at once. */
const typingAfterMs = 100;

export interface EngineParts {
  store: Store;
  profiles: Pick<CachedProfiles, 'get'>;
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

/** Receive, turn, commit, deliver around the stores and channels it is given. */
export function engine(parts: EngineParts): RunningEngine {
  const { store, profiles, now, report } = parts;
  const listeners = new Set<ConversationListener>();
  let closed = false;

  const tell = (conversation: Conversation): void => {
    for (const listener of listeners) {
      try {
        listener(conversation);
      } catch (error) {
        report(`news of conversation ${conversation.id} were not taken`, error);
      }
    }
  };

  const profileOf = async (freelancerId: string): Promise<Profile> => {
    const profile = await profiles.get(freelancerId);
    if (!profile) throw publicError('unknownFreelancer', freelancerId);
    return profile;
  };
  const circumstances = circumstancesOf(parts, profileOf);
  const hand = inHand(store, now);
  const receiving: ReceiveParts = { store, hand, now, epochOf: async id => (await profileOf(id)).settings.epoch };

  const turns = schedule(async (freelancerId, conversationId) => {
    try {
      const committed = await commitTurn({ ...parts, hand, circumstances }, freelancerId, conversationId);
      if (!committed) return;
      tell(committed);
      send(committed);
      if (isUnanswered(committed)) turns.soon(freelancerId, conversationId, 0);
    } catch (error) {
      report(`the turn of conversation ${conversationId} could not be committed`, error);
    }
  });

  const sends = deliveries((...where) => deliver(delivering, ...where), now, report);
  const send = (conversation: Conversation): void => {
    if (conversation.kind === 'preview') return;
    for (const to of destinations(conversation)) void sends.start(conversation.freelancerId, conversation.id, to);
  };
  const delivering = {
    ...parts,
    hand,
    tell,
    profile: (id: string) => profiles.get(id),
    command: async (freelancerId: string, { to, id, command }: OutboxEntry & { kind: 'command' }) => {
      tell(await receiveCommand(receiving, freelancerId, to, id, command));
      turns.soon(freelancerId, to, 0);
    },
    unmarked: new Map(),
    isClosing: () => closed,
  };

  const left = recovery({ ...parts, turns, deliveries: sends });

  /** Shown while an answer is on its way, which by then it may no longer be. */
  const showTyping = async ({ freelancerId, id }: Conversation): Promise<void> => {
    const conversation = (await hand.latest(freelancerId, id))?.value;
    if (!conversation?.address || !isUnanswered(conversation)) return;
    const { address, kind } = conversation;
    const turn = await circumstances(conversation);
    if (kind === 'freelancer' || gate({ ...turn, conversation }).answers)
      await parts.channels[address.transport].typing(address);
  };

  const typingSoon = (conversation: Conversation): void => {
    const show = () => showTyping(conversation).catch(error => report('typing could not be shown', error));
    setTimeout(() => !closed && void show(), typingAfterMs).unref();
  };

  return {
    async receive(incoming) {
      const { conversation, message, duplicate } = await receive(receiving, incoming, false);
      const { freelancerId, id: conversationId } = conversation;
      if (!duplicate) {
        tell(conversation);
        const typed = incoming.kind === 'message';
        turns.soon(freelancerId, conversationId, typed ? parts.burstMs : 0);
        if (typed) typingSoon(conversation);
      }
      return { freelancerId, conversationId, duplicate, ...(message && { message }) };
    },

    async answer(incoming) {
      const { conversation, inputId } = await receive(receiving, incoming, true);
      const { freelancerId, id } = conversation;
      await turns.now(freelancerId, id);
      const stored = await store.read(freelancerId, 'conversation', id);
      const answered = stored?.value.answered[inputId];
      if (!stored || !answered) throw publicError('unexpected');
      return messagesById(store, stored.value, answered);
    },

    async command(freelancerId, conversationId, givenId, command) {
      const id = givenId || randomUUID();
      await receiveCommand(receiving, freelancerId, conversationId, id, command);
      await turns.now(freelancerId, conversationId);
      const stored = await store.read(freelancerId, 'conversation', conversationId);
      if (!stored || stored.value.inputs.some(input => input.id === id)) throw publicError('unexpected');
      return stored.value;
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    start: () => left.start(),

    async close() {
      closed = true;
      left.close();
      await turns.close();
      await sends.close();
    },
  };
}
