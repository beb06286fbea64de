import type { Conversation, Message } from '../assistant/documents.ts';
import type { TurnInput } from './turnInput.ts';

/** A turn over the conversation as it was read. */
export interface Made {
  from: Conversation;
  /** Ids of the inputs it dealt with. */
  done: ReadonlySet<string>;
  settings: TurnInput['settings'];
  conversation: Conversation;
}

/** Puts a turn that was made over an older conversation on the present one: what came in since waits for the next turn. */
export function graft(made: Made, present: Conversation): Made {
  const { from, done, conversation } = made;
  const { said, rename } = renumbered(made, present);
  const heardSince = present.messages.filter(({ seq }) => seq >= from.nextSeq);
  return {
    ...made,
    from: present,
    conversation: {
      ...conversation,
      address: present.address,
      buyer: { ...conversation.buyer, displayName: present.buyer.displayName },
      messages: [...conversation.messages.filter(({ seq }) => seq < from.nextSeq), ...heardSince, ...said],
      nextSeq: conversation.nextSeq + present.nextSeq - from.nextSeq,
      inputs: present.inputs.filter(({ id }) => !done.has(id)),
      seen: present.seen,
      outbox: outboxOver(made, present, rename),
      sentIds: present.sentIds,
      promises: conversation.promises.map(promise => ({ ...promise, messageId: rename(promise.messageId) })),
      answered: Object.fromEntries(Object.entries(conversation.answered).map(([id, ids]) => [id, ids.map(rename)])),
      lastMessageAt: [present.lastMessageAt, conversation.lastMessageAt].sort().at(-1) ?? present.lastMessageAt,
    },
  };
}

/** What the turn said comes after what was heard meanwhile, which may have been shown under its number already. */
function renumbered({ from, conversation }: Made, present: Conversation) {
  const shift = present.nextSeq - from.nextSeq;
  const renamed = new Map<string, string>();
  const said = conversation.messages
    .filter(({ seq }) => seq >= from.nextSeq)
    .map((message): Message => {
      const seq = message.seq + shift;
      renamed.set(message.id, `m${seq}`);
      return { ...message, seq, id: `m${seq}` };
    });
  return { said, rename: (id: string): string => renamed.get(id) ?? id };
}

function outboxOver(made: Made, present: Conversation, rename: (id: string) => string): Conversation['outbox'] {
  const known = new Set(made.from.outbox.map(({ id }) => id));
  const withdrawn = new Set(takenBack(made));
  const added = made.conversation.outbox
    .filter(({ id }) => !known.has(id))
    .map(entry => (entry.kind === 'command' ? entry : { ...entry, messageId: rename(entry.messageId) }));
  return [...present.outbox.filter(({ id }) => !withdrawn.has(id)), ...added];
}

/** The entries a turn withdrew; one that was sent meanwhile can not be taken back any more. */
export function takenBack({ from, conversation }: Made): string[] {
  const kept = new Set(conversation.outbox.map(({ id }) => id));
  return from.outbox.map(({ id }) => id).filter(id => !kept.has(id));
}
