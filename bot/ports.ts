import type {
  Address,
  Attachment,
  Command,
  Conversation,
  Instant,
  JsonObject,
  Message,
} from '../assistant/documents.ts';

/** Where something came from, before we know whose conversation it is. */
export type Sender = Omit<Address, 'key' | 'freelancerId' | 'role' | 'conversationId' | 'gigId'>;

/** What a channel heard, in our terms; `activityId` is what makes it one delivery and not two. */
export interface Incoming {
  sender: Sender;
  activityId: string;
  at: Instant;
  kind: 'message' | 'tap' | 'arrival';
  text: string;
  attachments: Attachment[];
  /** Fetches what was only announced, once it is known whose buyer sent it. */
  fetchAttachments?: (freelancerId: string) => Promise<Attachment[]>;
  /** The raw value of a tapped card. */
  action?: JsonObject;
  clientActivityId?: string;
  /** Known already where the channel minted the address (our Direct Line, ask, a marketplace). */
  freelancerId?: string;
  gigId?: string;
  /** A conversation nobody counts or lists, answered whatever the gate says. */
  preview?: true;
}

export interface Received {
  freelancerId: string;
  conversationId: string;
  /** The transcript message made of it; absent for an arrival. */
  message?: Message;
  /** It had been received before; nothing was written. */
  duplicate: boolean;
}

/** A committed message on its way to a channel. */
export interface Outgoing {
  address: Address;
  message: Message;
  /** The outbox entry's id: the same on a retry. */
  entryId: string;
  replyToId?: string;
  /** Who speaks. */
  speaker: { kind: 'assistant' | 'freelancer'; name: string };
}

/** How one kind of channel is reached. A failed send throws SendError. */
export interface Channel {
  /** Returns the id the channel gave the activity, for later updates. */
  send(outgoing: Outgoing): Promise<{ sentId?: string }>;
  /** Replaces a sent message in place; absent, or false, where the channel cannot. */
  update?(outgoing: Outgoing, sentId: string): Promise<boolean>;
  typing(address: Address): Promise<void>;
}

export type Channels = Record<Address['transport'], Channel>;

/** Why a send failed: 412, 429 and 5xx are tried again, 400, 403 and 404 are not. */
export class SendError extends Error {
  readonly status: number;
  readonly retryAfterMs: number | undefined;

  constructor(status: number, message: string, retryAfterMs?: number) {
    super(message);
    this.name = 'SendError';
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** A conversation as it was just committed or received into, by this process. */
export type ConversationListener = (conversation: Conversation) => void;

/** The running assistant, as channels and routes use it. */
export interface Engine {
  /** Makes what was heard durable and starts its turn; throws PublicError when it cannot be anybody's. */
  receive(incoming: Incoming): Promise<Received>;
  /** Receives, makes the turn at once and answers with the assistant's messages of it, without sending them. A retry gets the same. */
  answer(incoming: Incoming): Promise<Message[]>;
  /** Does to a buyer's conversation what the freelancer wants; resolves once committed. `id` makes a repeated call harmless. */
  command(freelancerId: string, conversationId: string, id: string, command: Command): Promise<Conversation>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: ConversationListener): () => void;
}
