import { ActionTypes, type Activity, ActivityTypes, AttachmentLayoutTypes } from 'botbuilder';
import type { Address, Attachment, Message } from '../../assistant/documents.ts';
import { withRowsForLongButtons } from '../../cards/longButtons.ts';
import { suggestionsCard } from '../../cards/suggestions.ts';
import type { Outgoing } from '../ports.ts';

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** A committed message as an activity for a Bot Framework channel; without a message, an empty one to fill. */
export function toActivity({
  address,
  message,
  replyToId,
  speaker,
}: {
  address: Pick<
    Address,
    'bot' | 'user' | 'channelId' | 'serviceUrl' | 'channelConversationId' | 'conversationType' | 'tenantId'
  >;
  message?: Message;
  replyToId?: string;
  speaker?: Outgoing['speaker'];
}): Partial<Activity> {
  const { bot, user, channelId, serviceUrl, channelConversationId, conversationType, tenantId } = address;
  return {
    type: ActivityTypes.Message,
    channelId,
    serviceUrl,
    from: { id: bot.id, name: bot.name },
    recipient: { id: user.id, name: user.name },
    conversation: {
      id: channelConversationId,
      conversationType,
      isGroup: conversationType !== 'personal',
      name: '',
      ...(tenantId && { tenantId }),
    },
    ...(replyToId && { replyToId }),
    ...(message && content(message, speaker)),
    ...(message && conversationType !== 'personal' && addressedTo(user, spoken(message, speaker))),
  };
}

/** Where several people write, the answer names the one it is for, who is then told of it by the channel. */
function addressedTo({ id, name, aadObjectId }: Address['user'], text: string): Partial<Activity> {
  if (!name) return {};
  const mention = `<at>${name.replace(/[<>&]/g, ' ')}</at>`;
  const mentioned = { id, name, ...(aadObjectId && { aadObjectId }) };
  return { text: `${mention} ${text}`.trim(), entities: [{ type: 'mention', text: mention, mentioned }] };
}

function content(message: Message, speaker?: Outgoing['speaker']): Partial<Activity> {
  const { card, attachments = [], suggestions = [] } = message;
  const asChips = fitInARow(suggestions);
  const cards = [...(card ? [card.content] : []), ...(asChips ? [] : [suggestionsCard(suggestions)])];
  return {
    text: spoken(message, speaker),
    textFormat: 'markdown',
    attachmentLayout: AttachmentLayoutTypes.List,
    attachments: [
      ...cards.map(content => ({ contentType: adaptiveCard, content: withRowsForLongButtons(content) })),
      ...attachments.map(({ contentType, url, name }: Attachment) => ({ contentType, contentUrl: url, name })),
    ],
    ...(suggestions.length > 0 && asChips && { suggestedActions: { to: [], actions: chips(suggestions) } }),
    channelData: { speaker: message.from },
  };
}

/** Teams shows the first three, and chips cut what is long; as a card's buttons all can be read. */
const fitInARow = (suggestions: string[]): boolean =>
  suggestions.length <= 3 && suggestions.every(({ length }) => length <= 24);

const chips = (titles: string[]) => titles.map(title => ({ type: ActionTypes.ImBack, title, value: title }));

/** These channels show one sender, the bot: so the words say when a person speaks. */
function spoken({ from, text }: Message, speaker?: Outgoing['speaker']): string {
  if (from === 'freelancer' && speaker) return `**${speaker.name}:** ${text}`;
  return from === 'system' ? `_${text}_` : text;
}
