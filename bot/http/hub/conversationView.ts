import { briefLines } from '../../../assistant/brief.ts';
import { briefJson } from '../../../assistant/briefJson.ts';
import type { Attachment, Conversation, Gig, HandoverNotice, Message } from '../../../assistant/documents.ts';
import { needsFreelancer } from '../../../assistant/inbox.ts';
import { handoverCard } from '../../../cards/handover.ts';
import type { Say } from '../../../language/say.ts';
import type { ConversationView, TranscriptLine } from '../../../web/hub/contract.ts';
import type { FileLinks } from '../files.ts';
import { undeliveredIn } from './undelivered.ts';

const shownInNotice = 6;

/** The conversation as the hub's page and scripts read it. `earlier` are the messages of its pages. */
export function conversationView(given: {
  conversation: Conversation;
  earlier: Message[];
  /** The one the conversation is about, where one is chosen. */
  gig: Gig | undefined;
  say: Say;
  fileLinks: Pick<FileLinks, 'link'>;
}): ConversationView {
  const { conversation, earlier, gig, say, fileLinks } = given;
  const { id, status, buyer, handover } = conversation;
  const described = { gigTitle: gig?.title ?? '', briefLines: briefLines(conversation.brief, gig, say) };
  const undelivered = undeliveredIn(conversation);
  const promises = conversation.promises.map(({ text, source, at }) => ({ text, source, at }));
  return {
    id,
    status,
    language: conversation.language ?? 'en',
    buyer: { id: buyer.id, displayName: buyer.displayName },
    gig: gig ? { id: gig.id, title: gig.title } : null,
    silent: conversation.silent,
    needsYou: needsFreelancer(conversation),
    messages: [...earlier, ...conversation.messages]
      .filter(message => !message.withdrawn)
      .map(message => {
        const lost = undelivered.get(message.id);
        return {
          ...lineOf(message, file => fileLinks.link(conversation.freelancerId, file)),
          ...(lost && { undelivered: lost }),
        };
      }),
    brief: briefJson(conversation.brief),
    briefLines: described.briefLines,
    promises,
    handover: handover && {
      reason: handover.reason,
      at: handover.at,
      summary: handover.summary,
      promises: promises.map(({ text, source }) => ({ text, source })),
      open: handover.open,
      nextStep: handover.nextStep,
    },
    flags: conversation.flags,
    card:
      handover && handoverCard({ notice: { ...noticeOf(conversation, described), handover }, say, appearance: 'hub' }),
  };
}

function noticeOf(
  conversation: Conversation,
  described: Pick<HandoverNotice, 'gigTitle' | 'briefLines'>,
): Omit<HandoverNotice, 'handover'> {
  return {
    conversationId: conversation.id,
    version: conversation.noticeVersion,
    status: conversation.status,
    buyerName: conversation.buyer.displayName,
    language: conversation.language ?? 'en',
    brief: conversation.brief,
    ...described,
    promises: conversation.promises,
    flags: conversation.flags,
    lastMessages: conversation.messages
      .filter(({ withdrawn }) => !withdrawn)
      .slice(-shownInNotice)
      .map(({ from, text }) => ({ from, text })),
  };
}

function lineOf(message: Message, link: (file: Attachment) => string): TranscriptLine {
  const { id, from, at, text, card, sources, attachments = [] } = message;
  return {
    id,
    from,
    at,
    text,
    cards: card ? [card] : [],
    sources: sources ?? [],
    attachments: attachments.map(file => ({ ...file, url: link(file) })),
  };
}
