import { enqueue } from '../assistant/conversations.ts';
import type { Attachment, Command, Conversation, Message } from '../assistant/documents.ts';
import { unsupportedLanguage } from '../assistant/gate.ts';
import type { Topic } from '../assistant/vocabulary.ts';
import { readCardAction } from '../cards/actions.ts';
import type { TurnState } from '../dialogs/turnState.ts';
import { nothingUnderstood, type Understanding } from '../language/understanding.ts';
import { collectReplies } from './collecting.ts';
import { dialogMemory } from './dialogMemory.ts';
import { speak } from './speaking.ts';
import type { Heard, TurnInput } from './turnInput.ts';
import { guardFor, sayTo } from './voice.ts';

/** Runs the conversation's dialogs over what was heard, or news to tell, and puts what they say into the draft. */
export async function runDialogs(
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
