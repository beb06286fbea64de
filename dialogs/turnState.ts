import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import type {
  Attachment,
  Card,
  Command,
  Conversation,
  Fact,
  Freelancer,
  HandoverNotice,
  Knowledge,
  Settings,
} from '../assistant/documents.ts';
import type { CardAction } from '../cards/actions.ts';
import type { Phrasebook, Say } from '../language/say.ts';
import type { Understanding } from '../language/understanding.ts';

/** A conversation's dialogs: run once a turn over a state of their own. */
export interface Dialogs {
  run(context: TurnContext, state: StatePropertyAccessor<DialogState>): Promise<void>;
  /** Raised when the steps change: an older state is dropped, and the brief goes on. */
  version: number;
}

/** A sentence and the facts it rests on; the guard lets nothing pass that they do not back. */
export interface Sentence {
  text: string;
  facts: Fact[];
}

/** One reply: sentences become one bubble, a blank line between `paragraph`s is kept in the text. */
export interface Reply {
  sentences: Sentence[];
  card?: Card;
  /** Facts the card shows. */
  cardFacts?: Fact[];
  suggestions?: string[];
  /** Names this entry for later updates in place. */
  key?: string;
  /** Updates the entry of this key where the channel can, else is sent as a new line. */
  updates?: string;
}

/** All a dialog may read or change in a turn; it does no other input or output. */
export interface TurnState {
  /** The turn's own draft: change it, it is committed as a whole or not at all. */
  conversation: Conversation;
  freelancer: Freelancer;
  settings: Settings;
  knowledge: Knowledge;
  now: Date;
  /** What the messages of this turn say, joined; empty for a tap or an arrival. */
  text: string;
  attachments: Attachment[];
  understanding: Understanding;
  /** A card's action and the values of its inputs. */
  tap: { action: CardAction; inputs: Record<string, string> } | null;
  arrival: boolean;
  /** In the freelancer's own chat: news of a buyer's conversation, and what was last shown of it. */
  notice?: { now: HandoverNotice; earlier?: HandoverNotice };
  say: Say;
  /** The ISO 639-1 code of the language a text is surely in; null where it is too short to tell. */
  languageOf(text: string): string | null;
  phrasebook: Phrasebook;
  /** Collects what is to be done to other conversations. */
  command(to: string, command: Command): void;
}

const stateKey = Symbol('turn');

/** Hangs the turn's state on the context; turn.ts does it once a turn. */
export function setTurnState(context: TurnContext, state: TurnState): void {
  context.turnState.set(stateKey, state);
}

/** The state of the turn that runs. */
export function turnState(context: TurnContext): TurnState {
  return context.turnState.get<TurnState>(stateKey);
}

/** Says something: the adapter of a turn only collects it, and the turn sends it once it is committed. */
export async function reply(context: TurnContext, said: Reply): Promise<void> {
  await context.sendActivity({ type: 'message', channelData: { reply: said } });
}
