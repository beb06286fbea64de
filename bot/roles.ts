import type { Address } from '../assistant/documents.ts';
import { publicError } from '../assistant/errors.ts';
import {
  addressPartition,
  ConflictError,
  codePartition,
  directoryPartition,
  type Store,
} from '../storage/contracts.ts';
import { addressKey, conversationIdOf } from './addresses.ts';
import { freelancerOfUserId, gigOfUserId } from './channels/directLine/userIds.ts';
import type { Incoming } from './ports.ts';

/** Who speaks: the address with its freelancer and role, and whether the words only served to say so. */
export interface Known {
  address: Address;
  introduced: boolean;
}

interface Choice {
  freelancerId: string;
  role: Address['role'];
  introduced: boolean;
}

/**
 * Finds out whose conversation something belongs to and whether buyer or freelancer speaks, from the authenticated
 * sender alone. Throws PublicError with what to type when it cannot be anybody's.
 */
export async function whoSpeaks({ store, now }: { store: Store; now: () => Date }, incoming: Incoming): Promise<Known> {
  const key = addressKey(incoming.sender);
  if (incoming.freelancerId) {
    return {
      address: addressOf(incoming, key, { freelancerId: incoming.freelancerId, role: 'buyer' }),
      introduced: false,
    };
  }
  const partition = addressPartition(key);
  const stored = await store.read(partition, 'address', key);
  const chosen =
    (await chosenByWords(store, incoming, key, now())) ?? stored?.value ?? (await onlyFreelancer(store, incoming));
  const address = addressOf(incoming, key, chosen);
  if (!stored || changed(stored.value, address)) await store.write(partition, 'address', key, address, 'any');
  const introduced = 'introduced' in chosen && chosen.introduced;
  if (introduced && address.role === 'freelancer') await rememberOwnChat(store, address);
  return { address, introduced };
}

function addressOf(incoming: Incoming, key: string, whose: Pick<Address, 'freelancerId' | 'role'>): Address {
  const { freelancerId, role } = whose;
  const conversationId = conversationIdOf(key, freelancerId, role);
  const gigId = incoming.gigId ?? gigOfUserId(incoming.sender.user.id);
  return { ...incoming.sender, key, freelancerId, role, conversationId, ...(gigId && { gigId }) };
}

/** The service URL and the tenant are those of the newest authenticated activity. */
function changed(before: Address, after: Address): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

const introduction = /^\s*(link|freelancer|invite)\s+(\S+)\s*$/i;

/**
 * "link CODE" makes this chat the freelancer's own; "invite CODE" and, for testers, "freelancer ID" choose whose buyer one is. Words that only
 * look like it ("link portfolio") are a buyer's like any others.
 */
async function chosenByWords(store: Store, { text }: Incoming, key: string, now: Date): Promise<Choice | undefined> {
  const [, word, argument = ''] = introduction.exec(text) ?? [];
  if (!word) return undefined;
  if (word.toLowerCase() === 'link') return linkedBy(store, argument, key, now);
  if (word.toLowerCase() === 'invite') return invitedBy(store, argument, now);
  const freelancerId = argument.toLowerCase();
  const listing = await store.read(directoryPartition, 'listing', freelancerId);
  return listing && { freelancerId, role: 'buyer', introduced: true };
}

/** A code as it is kept; undefined for what cannot be one. */
function codeOf(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll('-', '');
  return /^[0-9A-Z]{6,64}$/.test(code) ? code : undefined;
}

const isWord = (typed: string): boolean => /^[a-z]+$/.test(typed);

/** A code works once: who first writes their key into it has it, and keeps it when the same words come again. */
async function linkedBy(store: Store, typed: string, key: string, now: Date): Promise<Choice | undefined> {
  const code = codeOf(typed);
  if (!code) return undefined;
  const partition = codePartition(code);
  for (;;) {
    const stored = await store.read(partition, 'code', code);
    if (!stored && isWord(typed)) return undefined;
    if (stored?.value.purpose !== 'freelancerChat') throw publicError('wrongCode');
    const { freelancerId, usedBy, expiresAt } = stored.value;
    const choice: Choice = { freelancerId, role: 'freelancer', introduced: true };
    if (usedBy === key) return choice;
    if (usedBy || expiresAt <= now.toISOString()) throw publicError('wrongCode');
    try {
      await store.write(partition, 'code', code, { ...stored.value, usedBy: key }, { etag: stored.etag });
      return choice;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

/** An invitation works for everyone who has it. */
async function invitedBy(store: Store, typed: string, now: Date): Promise<Choice | undefined> {
  const code = codeOf(typed);
  if (!code) return undefined;
  const stored = await store.read(codePartition(code), 'code', code);
  if (!stored && isWord(typed)) return undefined;
  if (stored?.value.purpose !== 'buyerInvite' || stored.value.expiresAt <= now.toISOString())
    throw publicError('wrongInvite');
  return { freelancerId: stored.value.freelancerId, role: 'buyer', introduced: true };
}

async function onlyFreelancer(store: Store, incoming: Incoming): Promise<Choice> {
  const minted = freelancerOfUserId(incoming.sender.user.id);
  if (minted) return { freelancerId: minted, role: 'buyer', introduced: false };
  const [first, second] = await store.list(directoryPartition, 'listing', { limit: 2 });
  if (!first) throw publicError('noFreelancer');
  if (second) {
    const [, word, wanted] = introduction.exec(incoming.text) ?? [];
    throw wanted && word?.toLowerCase() === 'freelancer'
      ? publicError('unknownFreelancer', wanted)
      : publicError('chooseFreelancer');
  }
  return { freelancerId: first.id, role: 'buyer', introduced: false };
}

async function rememberOwnChat(store: Store, { freelancerId, conversationId }: Address): Promise<void> {
  for (;;) {
    const stored = await store.read(freelancerId, 'ownChats', 'current');
    const conversationIds = [...new Set([...(stored?.value.conversationIds ?? []), conversationId])];
    try {
      await store.write(
        freelancerId,
        'ownChats',
        'current',
        { conversationIds },
        stored ? { etag: stored.etag } : 'absent',
      );
      return;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
