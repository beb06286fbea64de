import type { Tier } from '../assistant/vocabulary.ts';

/**
 * Everything a card can send: the `data` of its Action.Submit, under `pa`. Input values come beside it.
 * `conversation` is the buyer's conversation the card belongs to, `version` the brief's or notice's version shown.
 */
export type CardAction =
  | { do: 'choosePackage'; conversation: string; gigId: string; tier: Tier }
  | { do: 'choose'; conversation: string; slot: string; value: string }
  | { do: 'confirmBrief'; conversation: string }
  | { do: 'editBrief'; conversation: string; slot: string }
  | { do: 'human'; conversation: string }
  | { do: 'takeOver'; conversation: string; version: number }
  | { do: 'reply'; conversation: string; version: number }
  | { do: 'return'; conversation: string; version: number }
  | { do: 'notAFit'; conversation: string; version: number };

/** Those that only the freelancer may send. */
export const freelancerActions: ReadonlySet<CardAction['do']> = new Set(['takeOver', 'reply', 'return', 'notAFit']);
