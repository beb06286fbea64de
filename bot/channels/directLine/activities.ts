import type { Attachment, Conversation, Message } from '../../../assistant/documents.ts';

export interface Account {
  id: string;
  name: string;
  role: 'user' | 'bot';
}

/** A Direct Line activity as we send it. */
export interface Activity {
  type: 'message' | 'typing';
  id: string;
  timestamp: string;
  channelId: 'directline';
  conversation: { id: string };
  from: Account;
  text?: string;
  textFormat?: 'markdown' | 'plain';
  locale?: string;
  replyToId?: string;
  attachments?: { contentType: string; name?: string; content?: unknown; contentUrl?: string }[];
  suggestedActions?: { to: string[]; actions: { type: 'imBack'; title: string; value: string }[] };
  channelData: {
    clientActivityID?: string;
    speaker?: 'assistant' | 'freelancer' | 'system';
    postBack?: true;
    /** The conversation is with the freelancer, so that no answer of the assistant's is on its way. */
    assistantRests?: true;
  };
  value?: unknown;
}

export interface ActivitySet {
  activities: Activity[];
  watermark: string;
}

/** What the view needs beside the conversation. */
export interface View {
  /** The conversation's id on Direct Line. */
  conversationId: string;
  buyer: { id: string; name: string };
  names: { assistant: string; freelancer: string };
  /** The absolute address at which the buyer may open a file. */
  fileUrl: (attachment: Attachment) => string;
}

/** The id of a message on Direct Line; sorts as the transcript does. */
export function activityId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, '0')}`;
}

/** What a reader who has seen everything up to `after` has not seen: shown messages only, in order. */
export function activitiesAfter(
  messages: Message[],
  after: number,
  conversation: Conversation,
  view: View,
): Activity[] {
  let asked: string | undefined;
  const activities: Activity[] = [];
  for (const message of messages) {
    if (message.withdrawn) continue;
    if (message.seq > after) activities.push(activityOf(message, conversation, view, asked));
    if (message.from === 'buyer') asked = activityId(view.conversationId, message.seq);
  }
  return activities;
}

/** A line of the transcript as an activity; `replyToId` is the buyer's message before it. */
function activityOf(message: Message, { language, status }: Conversation, view: View, replyToId?: string): Activity {
  const own = message.from === 'buyer';
  return {
    type: 'message',
    id: activityId(view.conversationId, message.seq),
    timestamp: message.at,
    channelId: 'directline',
    conversation: { id: view.conversationId },
    from: accountOf(message.from, view),
    text: message.text,
    textFormat: own ? 'plain' : 'markdown',
    ...(language && { locale: language }),
    ...(!own && replyToId && { replyToId }),
    ...attachmentsOf(message, view),
    ...(!own && message.suggestions?.length && { suggestedActions: suggestedActions(message.suggestions, view) }),
    channelData: own
      ? { ...(message.clientActivityId && { clientActivityID: message.clientActivityId }) }
      : {
          speaker: message.from === 'buyer' ? 'system' : message.from,
          ...(status !== 'live' && { assistantRests: true }),
        },
  };
}

/** The assistant's end of a conversation; Web Chat shows everybody but the buyer on this side. */
export function accountOf(from: Message['from'], { buyer, names }: View): Account {
  if (from === 'buyer') return { ...buyer, role: 'user' };
  if (from === 'freelancer') return { id: 'freelancer', name: names.freelancer, role: 'bot' };
  return { id: 'assistant', name: names.assistant, role: 'bot' };
}

function attachmentsOf({ card, attachments = [] }: Message, view: View): Pick<Activity, 'attachments'> {
  const all = [
    ...(card ? [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card.content }] : []),
    ...attachments.map(file => ({ contentType: file.contentType, name: file.name, contentUrl: view.fileUrl(file) })),
  ];
  return all.length > 0 ? { attachments: all } : {};
}

function suggestedActions(suggestions: string[], { buyer }: View): NonNullable<Activity['suggestedActions']> {
  return { to: [buyer.id], actions: suggestions.map(text => ({ type: 'imBack', title: text, value: text })) };
}
