import { addMessage, enqueue, sendMessage } from '../assistant/conversations.ts';
import type { Conversation, Fact, Instant, Message, SourceRef } from '../assistant/documents.ts';
import { addPromises, mergeSources } from '../assistant/promises.ts';
import { together } from '../assistant/sentences.ts';
import type { Topic } from '../assistant/vocabulary.ts';
import type { Reply, Sentence } from '../dialogs/turnState.ts';

/** What is needed to put replies into a conversation. */
export interface Speaking {
  conversation: Conversation;
  at: Instant;
  /** Checks each sentence of the assistant; absent where the freelancer is the reader. */
  passes?: (sentence: Sentence) => boolean;
  topics?: Topic[];
  /** The replies are given back in the response itself and are not sent. */
  inline: boolean;
  /** What the replies answer, on a channel where several people write. */
  replyTo?: string;
}

/** Adds the replies to the transcript, the promise ledger and the outbox; returns the new messages. */
export function speak(speaking: Speaking, replies: Reply[]): Message[] {
  return joinText(replies.map(said => guarded(said, speaking.passes)))
    .filter(said => said.sentences.length > 0 || said.card)
    .map(said => say(speaking, said));
}

/** Drops every sentence that no fact backs: said wrongly is worse than not said. */
function guarded(said: Reply, passes: Speaking['passes']): Reply {
  return passes ? { ...said, sentences: said.sentences.filter(passes) } : said;
}

/**
 * Texts that follow one another become one bubble of paragraphs; a card closes its bubble. A card that is to be updated
 * stands alone: some channels show a text and a card as two messages and can then change neither.
 */
function joinText(replies: Reply[]): Reply[] {
  const joined: Reply[] = [];
  for (const said of replies) {
    const last = joined.at(-1);
    if (last && !last.card && !last.key && !last.updates && !said.key && !said.updates) {
      const [first, ...rest] = said.sentences;
      const opening =
        first && last.sentences.length > 0 ? [{ ...first, text: `\n\n${first.text}` }] : first ? [first] : [];
      const suggestions = said.suggestions ?? last.suggestions;
      const sentences = [...last.sentences, ...opening, ...rest];
      joined[joined.length - 1] = { ...said, sentences, ...(suggestions && { suggestions }) };
    } else joined.push(said);
  }
  return joined;
}

function say({ conversation, at, topics, inline, replyTo }: Speaking, said: Reply): Message {
  const facts = [...said.sentences.flatMap(sentence => sentence.facts), ...(said.cardFacts ?? [])];
  const message = addMessage(conversation, {
    from: 'assistant',
    at,
    text: textOf(said.sentences),
    ...(said.card && { card: said.card }),
    ...(said.suggestions?.length && { suggestions: said.suggestions }),
    ...(facts.length > 0 && { sources: sourcesOf(facts) }),
    ...(topics?.length && { topics }),
  });
  conversation.promises = addPromises(conversation.promises, facts, message.id, at);
  if (inline) return message;
  if (said.updates && conversation.address?.transport === 'connector')
    enqueue(conversation, { kind: 'update', address: conversation.address, messageId: message.id, key: said.updates });
  else sendMessage(conversation, message, said.key, replyTo);
  return message;
}

function textOf(sentences: Sentence[]): string {
  return together(sentences.map(({ text }) => text)).trimStart();
}

/** Each source once, with all it was used to state. */
function sourcesOf(facts: Fact[]): SourceRef[] {
  return mergeSources(facts.map(({ source, text }) => ({ id: source, text })));
}
