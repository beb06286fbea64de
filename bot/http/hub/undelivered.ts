import type { Conversation } from '../../../assistant/documents.ts';
import type { Undelivered } from '../../../web/hub/contract.ts';

/** Why each message that a channel refused for good did not arrive, by message id, in words for the freelancer. */
export function undeliveredIn({ outbox, buyer }: Conversation): Map<string, Undelivered> {
  return new Map(
    outbox.flatMap(entry =>
      entry.kind === 'command' || entry.state !== 'dead'
        ? []
        : [[entry.messageId, { status: entry.status ?? 0, ...sentences(entry.status ?? 0, buyer.displayName) }]],
    ),
  );
}

function sentences(status: number, buyer: string): Omit<Undelivered, 'status'> {
  switch (status) {
    case 403:
      return {
        message: `Not delivered: ${buyer} has blocked or removed the assistant.`,
        remedy: 'It can reach them again once they write. If it matters now, contact them another way.',
      };
    case 404:
      return {
        message: 'Not delivered: this chat is not there any more.',
        remedy: 'Wait for them to write from a new chat, or contact them another way.',
      };
    case 413:
      return {
        message: 'Not delivered: it is larger than the channel takes.',
        remedy: 'Send it in several shorter messages.',
      };
    case 400:
    case 405:
      return {
        message: 'Not delivered: the channel does not accept this message.',
        remedy: 'Send what it says again, as plain text.',
      };
    default:
      return {
        message: 'Not delivered: the channel could not be reached for a day.',
        remedy: 'Send it again.',
      };
  }
}
