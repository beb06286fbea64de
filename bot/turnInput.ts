import type { Conversation, Freelancer, Input, Knowledge, Settings } from '../assistant/documents.ts';
import type { GateKnowledge } from '../assistant/gate.ts';
import type { Dialogs } from '../dialogs/turnState.ts';
import type { LanguagePort } from './language.ts';

/** All that a turn depends on; it reads nothing else. */
export interface TurnInput {
  conversation: Conversation;
  freelancer: Freelancer;
  settings: Settings;
  knowledge: Knowledge;
  /** What the gate has to know beyond the documents. */
  knows: GateKnowledge;
  /** Conversation ids of the freelancer's own chats, which hear of handovers. */
  ownChats: string[];
  now: Date;
  language: LanguagePort;
  dialogs: { buyer: Dialogs; freelancer: Dialogs };
}

/** What came from the person who writes here, as opposed to a command from elsewhere. */
export type Heard = Exclude<Input, { kind: 'command' }>;
