import { type Activity, ActivityTypes, TurnContext } from 'botbuilder';
import type { JsonObject } from '../../assistant/documents.ts';
import { isLoopback } from '../config.ts';
import type { Incoming } from '../ports.ts';
import type { Announced } from './fetchAttachments.ts';

/** What is wrong with a would-be activity, in words, or undefined. */
export function activityFault(body: JsonObject): string | undefined {
  const named = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && typeof (value as JsonObject).id === 'string';
  if (typeof body.type !== 'string' || body.type === '') return 'type is missing';
  if (typeof body.channelId !== 'string' || body.channelId === '') return 'channelId is missing';
  if (!named(body.conversation)) return 'conversation.id is missing';
  if (!named(body.from)) return 'from.id is missing';
  if (body.text !== undefined && body.text !== null && typeof body.text !== 'string') return 'text is not a text';
  if (typeof body.serviceUrl !== 'string' || !URL.canParse(body.serviceUrl)) return 'serviceUrl is not an address';
  return undefined;
}

/** The service URL, and whether it is on this machine. */
export function serviceUrlOf({ serviceUrl }: Activity): { local: boolean } {
  return { local: isLoopback(new URL(serviceUrl).hostname) };
}

/** What the channel heard, in our terms; undefined for what needs no answer (typing, reactions, our own arrival). */
export function incomingOf(activity: Activity, now: Date): Incoming | undefined {
  const kind = kindOf(activity);
  if (!kind) return undefined;
  const action = kind === 'tap' ? (activity.value as JsonObject) : undefined;
  return {
    sender: senderOf(activity),
    activityId: activity.id ?? '',
    at: now.toISOString(),
    kind,
    text: kind === 'message' ? spokenText(activity) : '',
    attachments: [],
    ...(action && { action }),
  };
}

function kindOf(activity: Activity): Incoming['kind'] | undefined {
  if (activity.type === ActivityTypes.ConversationUpdate) {
    const arrived = activity.membersAdded?.some(({ id }) => id !== activity.recipient?.id);
    return arrived ? 'arrival' : undefined;
  }
  if (activity.type !== ActivityTypes.Message) return undefined;
  const { value, text } = activity;
  if (typeof value === 'object' && value !== null && !text?.trim()) return 'tap';
  return text?.trim() || activity.attachments?.some(({ contentUrl }) => contentUrl) ? 'message' : undefined;
}

function senderOf(activity: Activity): Incoming['sender'] {
  const { from, recipient, conversation } = activity;
  const user = activity.type === ActivityTypes.ConversationUpdate ? personAdded(activity) : from;
  return {
    transport: 'connector',
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    tenantId: conversation.tenantId ?? '',
    channelConversationId: conversation.id,
    conversationType: conversation.conversationType ?? (conversation.isGroup ? 'groupChat' : 'personal'),
    user: { id: user.id, name: user.name ?? '', ...(user.aadObjectId && { aadObjectId: user.aadObjectId }) },
    bot: { id: recipient?.id ?? '', name: recipient?.name ?? '' },
    locale: activity.locale ?? '',
  };
}

/** An arrival is the person's who came, whoever reports it. */
function personAdded({ membersAdded, recipient, from }: Activity): Activity['from'] {
  return membersAdded?.find(({ id }) => id !== recipient?.id) ?? from;
}

/** Without the mention of the bot that Teams puts in front. */
function spokenText(activity: Activity): string {
  return (activity.entities?.length ? TurnContext.removeRecipientMention(activity) : (activity.text ?? '')).trim();
}

/** Files by name and address; cards and rendered copies of the text are not files. */
export function announcedFiles({ attachments = [] }: Activity): Announced[] {
  return attachments.flatMap(({ name, contentType, contentUrl, content }) => {
    const url: unknown = content?.downloadUrl ?? contentUrl;
    return typeof url === 'string' ? [{ name: name ?? 'file', contentType, url }] : [];
  });
}
