import type { JsonObject } from '../assistant/documents.ts';
import { type Tier, tiers } from '../assistant/vocabulary.ts';

/**
 * Everything a card can send: the `data` of its Action.Submit, under `pa`. Input values come beside it.
 * `conversation` is the buyer's conversation the card belongs to, `version` that of the notice or brief shown.
 */
export type CardAction =
  | { do: 'choosePackage'; conversation: string; gigId: string; tier: Tier }
  | { do: 'choose'; conversation: string; slot: string; value: string }
  | { do: 'confirmBrief'; conversation: string; version?: number }
  | { do: 'editBrief'; conversation: string; slot: string }
  | { do: 'human'; conversation: string }
  | { do: 'takeOver'; conversation: string; version: number }
  | { do: 'reply'; conversation: string; version: number }
  | { do: 'return'; conversation: string; version: number }
  | { do: 'notAFit'; conversation: string; version: number };

/** Those that only the freelancer may send. */
export const freelancerActions: ReadonlySet<CardAction['do']> = new Set(['takeOver', 'reply', 'return', 'notAFit']);

const text = (value: unknown): boolean => typeof value === 'string' && value.length <= 500;
const tier = (value: unknown): boolean => tiers.some(known => known === value);
const count = (value: unknown): boolean => Number.isSafeInteger(value);

const fields: Record<CardAction['do'], Record<string, (value: unknown) => boolean>> = {
  choosePackage: { gigId: text, tier },
  choose: { slot: text, value: text },
  confirmBrief: { version: value => value === undefined || count(value) },
  editBrief: { slot: text },
  human: {},
  takeOver: { version: count },
  reply: { version: count },
  return: { version: count },
  notAFit: { version: count },
};

/** What a tap sent: the action and its inputs; null when it is none of ours, or malformed. */
export function readCardAction(value: JsonObject): { action: CardAction; inputs: Record<string, string> } | null {
  const { pa, ...rest } = value;
  if (typeof pa !== 'object' || pa === null || Array.isArray(pa)) return null;
  const wanted = Object.entries(fields).find(([name]) => name === pa.do)?.[1];
  if (!wanted || !text(pa.conversation)) return null;
  if (!Object.entries(wanted).every(([field, holds]) => holds(pa[field]))) return null;
  const inputs = Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { action: pa as unknown as CardAction, inputs: Object.fromEntries(inputs) };
}

/** What a tap on a suggestion says, as if the buyer had typed it; undefined where the tap is an action. */
export function saidByTap({ pa }: JsonObject): string | undefined {
  if (typeof pa !== 'object' || pa === null || Array.isArray(pa) || pa.do !== 'say') return undefined;
  return typeof pa.text === 'string' && text(pa.text) ? pa.text : undefined;
}
