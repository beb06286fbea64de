import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Activity, ActivityTypes, CloudAdapter, DeliveryModes, type TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Address, Attachment, Message } from '../../assistant/documents.ts';
import { PublicError, publicError } from '../../assistant/errors.ts';
import type { Files } from '../../storage/contracts.ts';
import { type Log, send, sendError, sendJson } from '../http/answer.ts';
import { readJson } from '../http/readJson.ts';
import { type Channel, type Engine, type Outgoing, SendError, type Sender } from '../ports.ts';
import { activityFault, announcedFiles, incomingOf, serviceUrlOf } from './activities.ts';
import { connector as connectorOf } from './connector.ts';
import { authentication, type Credentials } from './credentials.ts';
import { fetchAttachments } from './fetchAttachments.ts';
import { toActivity } from './outgoingActivity.ts';

export interface BotFrameworkParts {
  /** Null without credentials: only services on this machine are then spoken with. */
  credentials: Credentials | null;
  files: Files;
  /** A signed path to a file, to be opened from elsewhere. */
  link: (freelancerId: string, attachment: Attachment) => string;
  config: { publicUrl: string };
  now: () => Date;
  log: Log;
  report: (problem: string, error: unknown) => void;
  /** How long a channel may take to accept an activity. */
  sendTimeoutMs?: number;
}

export type BotFramework = ReturnType<typeof botFramework>;

/** CloudAdapter with its door open: authentication and turn context are its own, errors are ours to word. */
class Adapter extends CloudAdapter {
  receive(authHeader: string, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authHeader, activity, logic);
  }
}

/** Bot Framework over HTTP: Azure Bot Service, Teams, the Emulator and the Agents Playground. */
export function botFramework({
  credentials,
  files,
  link,
  config,
  now,
  log,
  report,
  sendTimeoutMs = 15_000,
}: BotFrameworkParts) {
  const auth = authentication(credentials);
  const adapter = new Adapter(auth.incoming);
  const connector = connectorOf({ token: auth.token, timeoutMs: sendTimeoutMs });
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };

  const channel: Channel = {
    async send({ address, message, replyToId, speaker }: Outgoing) {
      const activity = toActivity({
        address,
        message: opened(address, message),
        speaker,
        ...(replyToId && { replyToId }),
      });
      const sentId = await connector.send(address, activity);
      return sentId ? { sentId } : {};
    },
    async update({ address, message, speaker }, sentId) {
      const activity = { ...toActivity({ address, message: opened(address, message), speaker }), id: sentId };
      try {
        await connector.update(address, sentId, activity);
        return true;
      } catch (error) {
        if (error instanceof SendError && [400, 404, 405, 501].includes(error.status)) return false;
        throw error;
      }
    },
    async typing(address) {
      await connector.send(address, { ...toActivity({ address }), type: ActivityTypes.Typing });
    },
  };

  /** With addresses at which the person can open the files. */
  function opened({ freelancerId }: Address, message: Message): Message {
    if (!message.attachments) return message;
    const attachments = message.attachments.map(file => ({
      ...file,
      url: config.publicUrl + link(freelancerId, file),
    }));
    return { ...message, attachments };
  }

  /** What the person sees where nothing of theirs could be kept: what happened and what to do. */
  async function explain(context: TurnContext, address: Sender, { message, remedy }: PublicError): Promise<void> {
    const activity = { ...toActivity({ address }), text: `${message} ${remedy}` };
    if (context.activity.deliveryMode === DeliveryModes.ExpectReplies) await context.sendActivity(activity);
    else await connector.send(address, activity);
  }

  async function hear(engine: Engine, context: TurnContext): Promise<void> {
    const { activity } = context;
    const read = incomingOf(activity, now());
    if (!read) return;
    const announced = read.kind === 'message' ? announcedFiles(activity) : [];
    const incoming = {
      ...read,
      ...(announced.length > 0 && {
        fetchAttachments: (freelancerId: string) => fetchAttachments(files, freelancerId, announced, !credentials),
      }),
    };
    try {
      if (activity.deliveryMode !== DeliveryModes.ExpectReplies) {
        await engine.receive(incoming);
        return;
      }
      const address = incoming.sender;
      const speaker = { kind: 'assistant', name: activity.recipient?.name ?? '' } as const;
      for (const message of await engine.answer(incoming)) {
        await context.sendActivity(toActivity({ address, message, speaker }));
      }
    } catch (error) {
      if (!(error instanceof PublicError) || error.code === 'unexpected') throw error;
      await explain(context, incoming.sender, error);
    }
  }

  /** `POST /api/messages`: 200 once what came is durable. */
  async function handle(engine: Engine, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await readJson(request);
      const fault = activityFault(body);
      if (fault) throw publicError('malformedActivity', fault);
      const activity = body as unknown as Activity;
      if (!credentials && !serviceUrlOf(activity).local) {
        throw publicError('forbidden', 'Without an app id only services on this machine are spoken with.');
      }
      activity.id ||= randomUUID();
      const invoked = await adapter.receive(request.headers.authorization ?? '', activity, context =>
        hear(engine, context),
      );
      const status = invoked?.status ?? 200;
      if (invoked?.body === undefined) send(response, status, {});
      else sendJson(response, status, invoked.body);
    } catch (error) {
      const refused = error instanceof AuthenticationError;
      if (!refused && !(error instanceof PublicError)) report('an activity could not be received', error);
      sendError(
        response,
        refused ? publicError('forbidden', 'This activity does not come from the Bot Framework.') : error,
        log,
      );
    }
  }

  return { channel, handle };
}
