import { addMessage, newConversation, receiveInput } from '../../assistant/conversations.ts';
import { defaultSettings } from '../../assistant/defaults.ts';
import type {
  Address,
  Attachment,
  Conversation,
  Freelancer,
  HandoverRules,
  Knowledge,
  Message,
  Settings,
} from '../../assistant/documents.ts';
import type { LanguagePort } from '../../bot/language.ts';
import { takeTurn } from '../../bot/turn.ts';
import type { CardAction } from '../../cards/actions.ts';
import { buyerDialogs } from '../../dialogs/buyer/conversation.ts';
import { phrasebook } from '../../language/phrases/phrasebook.ts';
import { plainMeaning } from './meaning.ts';
import { logoStudio } from './studio.ts';

export interface Setting {
  knowledge?: Knowledge;
  freelancer?: Freelancer;
  settings?: Partial<Settings>;
  handover?: Partial<HandoverRules>;
  language?: Partial<LanguagePort>;
  now?: Date;
}

const said = (messages: Message[]): string =>
  messages.map(({ text, card }) => [text, card?.text].filter(Boolean).join('\n')).join('\n');

const words = phrasebook();

type WithoutConversation<T> = T extends unknown ? Omit<T, 'conversation'> : never;

/** A buyer in a chat with the assistant, turn by turn, on the same turn function as everybody. */
export function talk(setting: Setting = {}) {
  const studio = logoStudio();
  const freelancer = setting.freelancer ?? studio.freelancer;
  const base = { ...defaultSettings(freelancer, true), name: 'Wren', ...setting.settings };
  const settings: Settings = { ...base, handover: { ...base.handover, ...setting.handover } };
  const now = setting.now ?? new Date('2026-11-23T10:00:00Z');
  let conversation: Conversation = newConversation(
    addressOf(freelancer.id),
    'buyer',
    settings.epoch,
    now.toISOString(),
  );
  let inputs = 0;

  const turn = async (input: (id: string) => void): Promise<Message[]> => {
    const before = conversation.nextSeq;
    input(`i${++inputs}`);
    conversation = await takeTurn({
      conversation,
      freelancer,
      settings,
      knowledge: setting.knowledge ?? studio.knowledge,
      knows: { isRepeatClient: false, online: false, hasMarketplace: false, foreignLanguage: null },
      ownChats: [],
      now,
      language: {
        understand: plainMeaning,
        phrasebook: words,
        guard: () => ({ ok: true }),
        languageOf: () => null,
        ...setting.language,
      },
      dialogs: { buyer: buyerDialogs(), freelancer: { version: 0, run: async () => {} } },
    });
    return conversation.messages.filter(({ seq, from }) => seq >= before && from === 'assistant');
  };

  const buyer = async (text: string, attachments: Attachment[] = []): Promise<string> =>
    said(
      await turn(id => {
        const at = now.toISOString();
        const { id: messageId } = addMessage(conversation, {
          from: 'buyer',
          at,
          text,
          ...(attachments.length > 0 && { attachments }),
        });
        receiveInput(conversation, { kind: 'message', id, at, messageId });
      }),
    );

  return {
    /** What the assistant answers, cards as their text. */
    buyer,
    /** A tap on a card's button. */
    tap: async (action: WithoutConversation<CardAction>): Promise<string> =>
      said(
        await turn(id => {
          const pa = { ...action, conversation: conversation.id };
          receiveInput(conversation, { kind: 'tap', id, at: now.toISOString(), action: { pa } });
        }),
      ),
    arrive: async (): Promise<string> =>
      said(
        await turn(id => {
          receiveInput(conversation, { kind: 'arrival', id, at: now.toISOString() });
        }),
      ),
    conversation: () => conversation,
    last: (): Message | undefined => conversation.messages.findLast(({ from }) => from === 'assistant'),
    transcript: (): string =>
      conversation.messages
        .map(({ from, text, card, suggestions }) => {
          const chips = suggestions ? `\n    [${suggestions.join('] [')}]` : '';
          return `${from}: ${text}${card ? `\n  <${card.name}> ${card.text.replaceAll('\n', '\n    ')}` : ''}${chips}`;
        })
        .join('\n'),
  };
}

function addressOf(freelancerId: string): Address {
  return {
    key: 'address',
    transport: 'terminal',
    channelId: 'test',
    serviceUrl: '',
    tenantId: '',
    channelConversationId: 'c',
    conversationType: 'personal',
    user: { id: 'buyer', name: 'Bo' },
    bot: { id: 'assistant', name: 'Wren' },
    locale: 'en',
    freelancerId,
    role: 'buyer',
    conversationId: 'c1',
  };
}
