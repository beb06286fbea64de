import { type Activity, ActivityTypes } from 'botbuilder';
import type { JsonObject } from '../../assistant/documents.ts';
import { saidByTap } from '../../cards/actions.ts';
import { isLoopback } from '../config.ts';
import type { Incoming } from '../ports.ts';
import type { Announced } from './fetchAttachments.ts';

type Fault = string | false;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isAbsent = (value: unknown): boolean => value === undefined || value === null;
const isNamed = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && isText((value as JsonObject).id);
const areObjects = (value: unknown): boolean =>
  Array.isArray(value) && value.every(each => typeof each === 'object' && each !== null);

/** What is wrong with a would-be activity, in words, or undefined. */
export function activityFault(body: JsonObject): string | undefined {
  const faults: Fault[] = [
    !isText(body.type) && 'type is missing',
    !isText(body.channelId) && 'channelId is missing',
    !isNamed(body.conversation) && 'conversation.id is missing',
    !isNamed(body.from) && 'from.id is missing',
    !isServiceUrl(body.serviceUrl) && 'serviceUrl is not an address',
    ...['id', 'text', 'locale'].map(
      field => !isAbsent(body[field]) && typeof body[field] !== 'string' && `${field} is not a text`,
    ),
    ...['attachments', 'entities', 'membersAdded'].map(
      field => !isAbsent(body[field]) && !areObjects(body[field]) && `${field} is not a list of objects`,
    ),
    ...['recipient', 'channelData'].map(
      field => !isAbsent(body[field]) && !areObjects([body[field]]) && `${field} is not an object`,
    ),
  ];
  return faults.find((fault): fault is string => fault !== false);
}

function isServiceUrl(value: unknown): boolean {
  return isText(value) && /^https?:$/.test(URL.parse(value)?.protocol ?? '');
}

/** The service URL, and whether it is on this machine. */
export function serviceUrlOf({ serviceUrl }: Activity): { local: boolean } {
  return { local: isLoopback(new URL(serviceUrl).hostname) };
}

/** Names are shown, so one is not a page long. */
const longestWord = 200;

/** What the channel heard, in our terms; undefined for what needs no answer (typing, reactions, our own arrival). */
export function incomingOf(activity: Activity, now: Date): Incoming | undefined {
  const heard = kindOf(activity);
  if (!heard) return undefined;
  const action = heard === 'tap' ? (activity.value as JsonObject) : undefined;
  const said = action && saidByTap(action);
  const kind = said ? 'message' : heard;
  return {
    sender: senderOf(activity),
    activityId: activity.id ?? '',
    at: now.toISOString(),
    kind,
    text: said ?? (kind === 'message' ? spokenText(activity) : ''),
    attachments: [],
    ...(action && !said && { action }),
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

const words = (value: unknown): string => (typeof value === 'string' ? value.slice(0, longestWord) : '');

function senderOf(activity: Activity): Incoming['sender'] {
  const { from, recipient, conversation } = activity;
  const user = activity.type === ActivityTypes.ConversationUpdate ? personAdded(activity) : from;
  const aadObjectId = words(user.aadObjectId);
  return {
    transport: 'connector',
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    tenantId: words(conversation.tenantId),
    channelConversationId: conversation.id,
    conversationType: words(conversation.conversationType) || (conversation.isGroup ? 'groupChat' : 'personal'),
    user: { id: user.id, name: words(user.name), ...(aadObjectId && { aadObjectId }) },
    bot: { id: words(recipient?.id), name: words(recipient?.name) },
    locale: words(activity.locale),
  };
}

/** An arrival is the person's who came, whoever reports it. */
function personAdded({ membersAdded, recipient, from }: Activity): Activity['from'] {
  return membersAdded?.find(({ id }) => id !== recipient?.id) ?? from;
}

/** Without the mention of the bot that a group's message needs; other people stay as their names. */
function spokenText({ text = '', entities, recipient }: Activity): string {
  const mentions = (entities ?? []).filter(
    ({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient?.id,
  );
  const ours = mentions.flatMap(({ text, mentioned }) => [words(text), `<at>${words(mentioned?.name)}</at>`]);
  return ours
    .filter(mention => mention !== '')
    .reduce((left, mention) => left.replaceAll(mention, ' '), text ?? '')
    .replace(/<at(?: [^>]*)?>(.*?)<\/at>/gi, '$1')
    .replaceAll('&nbsp;', ' ')
    .trim();
}

/** Files by name and address; cards and rendered copies of the text are not files. */
export function announcedFiles({ attachments }: Activity): Announced[] {
  return (attachments ?? []).flatMap(({ name, contentType, contentUrl, content }) => {
    const url: unknown = content?.downloadUrl ?? contentUrl;
    return typeof url === 'string' ? [{ name: words(name) || 'file', contentType: words(contentType), url }] : [];
  });
}
