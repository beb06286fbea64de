import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { CardAction } from '../../cards/actions.ts';
import type { CapturedConnector } from '../support/connector.ts';
import { until } from '../support/service.ts';

interface Place {
  url: string;
  connector: CapturedConnector;
  channelId?: string;
}

/** Somebody in a personal chat of a Bot Framework channel, as their client would post for them. */
export function connectorPerson(
  { url, connector, channelId = 'msteams' }: Place,
  person: { id: string; name: string },
) {
  const conversation = `chat-of-${person.id}`;
  let read = 0;

  async function post(activity: Partial<Activity>): Promise<{ status: number; body: string }> {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        id: randomUUID(),
        channelId,
        serviceUrl: connector.url,
        from: person,
        recipient: { id: 'bot', name: 'Bot' },
        conversation: { id: conversation, conversationType: 'personal', tenantId: 'tenant' },
        locale: 'en-US',
        ...activity,
      }),
    });
    return { status: response.status, body: await response.text() };
  }

  const arrived = () => connector.messagesIn(conversation);

  /** What arrived since this was last asked, once something has and nothing more follows. */
  async function heard(): Promise<Partial<Activity>[]> {
    let count = 0;
    await until(async () => {
      const settled = arrived().length === count && count > read;
      count = arrived().length;
      if (!settled) await new Promise(resolve => setTimeout(resolve, 250));
      return settled;
    }, `an answer in ${conversation}`);
    const lines = arrived().slice(read);
    read = count;
    return lines.map(({ activity }) => activity);
  }

  async function said(activity: Partial<Activity>): Promise<Partial<Activity>[]> {
    const { status, body } = await post(activity);
    if (status !== 200) throw new Error(`The activity was answered with ${status}: ${body}`);
    return heard();
  }

  return {
    conversation,
    post,
    heard,
    say: (text: string) => said({ text }),
    /** A card's button: a message with a value and no text; what was typed into the card comes beside the action. */
    tap: (pa: CardAction, inputs: Record<string, string> = {}) => said({ value: { pa, ...inputs } }),
    /** The newest call that changed something already sent here. */
    updates: () => connector.calls.filter(call => call.conversation === conversation && call.method === 'PUT'),
    /** Everything that arrived and was not refused. */
    arrived,
  };
}
