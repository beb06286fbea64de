import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { enqueue, rememberAnswer } from '../assistant/conversations.ts';
import { copyOf } from '../assistant/copy.ts';
import type {
  Attachment,
  Command,
  Conversation,
  Freelancer,
  Input,
  Knowledge,
  Message,
  Settings,
} from '../assistant/documents.ts';
import { type GateKnowledge, unsupportedLanguage } from '../assistant/gate.ts';
import type { Topic } from '../assistant/vocabulary.ts';
import { readCardAction } from '../cards/actions.ts';
import type { TurnState } from '../dialogs/turnState.ts';
import { nothingUnderstood, type Understanding } from '../language/understanding.ts';
import { collectReplies } from './collecting.ts';
import { dialogMemory } from './dialogMemory.ts';
import type { LanguagePort } from './language.ts';
import { announce } from './notices.ts';
import { obey } from './obeying.ts';
import { speak } from './speaking.ts';
import { handOverIfTurnedOff, mayAnswer } from './standing.ts';
import { guardFor, sayTo } from './voice.ts';

/** A conversation's dialogs: run once a turn over a state of their own. */
export interface Dialogs {
  run(context: TurnContext, state: StatePropertyAccessor<DialogState>): Promise<void>;
  /** Raised when the steps change: an older state is dropped, and the brief goes on. */
  version: number;
}

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

type Heard = Exclude<Input, { kind: 'command' }>;

/**
 * Deals with everything the conversation has received: returns the conversation as it is then, replies and commands to
 * others in its outbox. Changes nothing it was given.
 */
export async function takeTurn(turn: TurnInput): Promise<Conversation> {
  const draft = copyOf(turn.conversation);
  const inputs = draft.inputs;
  draft.inputs = [];
  handOverIfTurnedOff(turn, draft);
  const units = unitsOf(inputs);
  for (const [place, unit] of units.entries()) {
    if (unit.kind === 'command') await obeyed(turn, draft, unit.command);
    else if (units.slice(place).some(isTakenInHand)) leaveToFreelancer(draft, unit.heard);
    else await answer(turn, draft, unit.heard);
  }
  announce(turn, draft);
  return draft;
}

type Unit = { kind: 'heard'; heard: Heard[] } | { kind: 'command'; command: Command };

/** Messages that follow one another are one unit, a burst; a tap, an arrival and a command stand alone. */
function unitsOf(inputs: Input[]): Unit[] {
  const units: Unit[] = [];
  for (const input of inputs) {
    if (input.kind === 'command') {
      units.push({ kind: 'command', command: input.command });
      continue;
    }
    const last = units.at(-1);
    const joins =
      input.kind === 'message' && last?.kind === 'heard' && last.heard.every(({ kind }) => kind === 'message');
    if (joins) last.heard.push(input);
    else units.push({ kind: 'heard', heard: [input] });
  }
  return units;
}

/** The freelancer stepped in while the answer was being made: nothing of it is said. */
function isTakenInHand(unit: Unit): boolean {
  return unit.kind === 'command' && ['takeOver', 'reply', 'notAFit'].includes(unit.command.kind);
}

function leaveToFreelancer(draft: Conversation, heard: Heard[]): void {
  draft.silent = 'takenOver';
  for (const input of heard) if (input.inline) rememberAnswer(draft, input.id, []);
}

// ---- What was heard --------------------------------------------------------------------------------------------

/** A notice is something the freelancer's own chat answers, with a card; other commands are simply done. */
async function obeyed(turn: TurnInput, draft: Conversation, command: Command): Promise<void> {
  const earlier = command.kind === 'notice' ? draft.notices[command.notice.conversationId] : undefined;
  obey(turn, draft, command);
  if (command.kind !== 'notice') return;
  const notice = { now: command.notice, ...(earlier && { earlier }) };
  await runDialogs(turn, draft, { heard: [], notice }, false);
}

async function answer(turn: TurnInput, draft: Conversation, heard: Heard[]): Promise<void> {
  const inline = heard.some(input => input.inline);
  const messages =
    draft.kind === 'freelancer' || mayAnswer(turn, draft) ? await runDialogs(turn, draft, { heard }, inline) : [];
  for (const input of heard) if (input.inline) rememberAnswer(draft, input.id, messages);
}

async function runDialogs(
  turn: TurnInput,
  draft: Conversation,
  { heard, notice }: { heard: Heard[]; notice?: TurnState['notice'] },
  inline: boolean,
): Promise<Message[]> {
  const messages = heard.flatMap(input => messageOf(draft, input) ?? []);
  const typed = heard.some(({ kind }) => kind === 'tap') ? [] : messages;
  const text = typed.map(message => message.text).join('\n');
  const understanding = await understandIn(turn, draft, text);
  if (text.trim() !== '' && !understanding.foreign) draft.language = understanding.language;
  const topics = understanding.topics.map(({ topic }): Topic => topic);
  for (const message of messages) message.topics = topics;
  const own = draft.kind === 'freelancer';
  const dialogs = own ? turn.dialogs.freelancer : turn.dialogs.buyer;
  const state = stateOf(turn, draft, { heard, messages, text, understanding, ...(notice && { notice }) });
  const replies = await collectReplies(state, context => dialogs.run(context, dialogMemory(draft, dialogs.version)));
  const said = speak(
    {
      conversation: draft,
      at: turn.now.toISOString(),
      ...(own ? {} : { passes: guardFor(turn, draft) }),
      topics,
      inline,
      ...replyToIn(heard),
    },
    replies,
  );
  if (said.length === 0 && replies.some(({ sentences }) => sentences.length > 0)) {
    throw new Error('no fact backs anything of the reply');
  }
  return said;
}

async function understandIn(turn: TurnInput, draft: Conversation, text: string): Promise<Understanding> {
  const { freelancer, knowledge, settings, now } = turn;
  if (text.trim() === '' || draft.kind === 'freelancer') {
    return nothingUnderstood(draft.language ?? settings.languages[0] ?? 'en');
  }
  const understood = await turn.language.understand({
    text,
    language: draft.language,
    knowledge,
    freelancer,
    gigId: draft.gigId,
    expecting: draft.expecting ?? null,
    answered: draft.brief.answers,
    now,
  });
  return { ...understood, foreign: unsupportedLanguage(settings, understood) };
}

interface TurnContent {
  heard: Heard[];
  messages: Message[];
  text: string;
  understanding: Understanding;
  notice?: TurnState['notice'];
}

function stateOf(turn: TurnInput, draft: Conversation, content: TurnContent): TurnState {
  const tapped = content.heard.find(input => input.kind === 'tap');
  const attachments = content.messages.flatMap((message): Attachment[] => message.attachments ?? []);
  return {
    conversation: draft,
    freelancer: turn.freelancer,
    settings: turn.settings,
    knowledge: turn.knowledge,
    now: turn.now,
    text: content.text,
    attachments,
    understanding: content.understanding,
    tap: tapped ? readCardAction(tapped.action) : null,
    arrival: content.heard.some(input => input.kind === 'arrival'),
    ...(content.notice && { notice: content.notice }),
    say: sayTo(turn, draft),
    languageOf: turn.language.languageOf,
    phrasebook: turn.language.phrasebook,
    command: (to, command) => commandTo(draft, to, command),
  };
}

/** The newest message of a burst is the one that is answered. */
function replyToIn(heard: Heard[]): { replyTo?: string } {
  const newest = heard.findLast(input => input.kind !== 'arrival' && input.replyTo);
  return newest && newest.kind !== 'arrival' && newest.replyTo ? { replyTo: newest.replyTo } : {};
}

function messageOf(draft: Conversation, input: Heard): Message | undefined {
  if (input.kind === 'arrival') return undefined;
  return draft.messages.find(message => message.id === input.messageId);
}

function commandTo(draft: Conversation, to: string, command: Command): void {
  enqueue(draft, { kind: 'command', to, command });
}
