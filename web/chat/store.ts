import { createStore } from 'botframework-webchat';
import type { Activity } from './directLine.ts';
import { spokenCard } from './spokenCard.ts';
import type { Unsent } from './unsent.ts';

export interface Store {
  dispatch(action: unknown): unknown;
}

interface Action {
  type: string;
  payload?: { activity?: Activity; text?: string; attachments?: unknown[]; channelData?: { unsent?: string } };
}

export interface ConversationStore {
  store: Store;
  /** Sends as if typed, under the id it is kept by if it is; waits until there is a connection. */
  say(text: string, unsent?: string): void;
  /** The buyer has written and the assistant has not answered yet. */
  thinking: { get(): boolean; subscribe(changed: () => void): () => void };
}

/** Longer than any honest wait: past it, dots would be a promise nobody keeps. */
const longestThoughtMs = 8000;

/**
 * Web Chat's store with five habits of ours: the greeting stays the first line of the transcript, what is said before the connection
 * stands waits for it, what is typed or said survives a reload, dots show at once, and every line is read out with its speaker's name.
 */
export function conversationStore(given: {
  greeting: Activity;
  unsent: Pick<Unsent, 'keep' | 'draft'>;
  onBegin: () => void;
}): ConversationStore {
  const listeners = new Set<() => void>();
  let thinks = false;
  const waiting: unknown[] = [];
  let connected = false;
  let begun = false;
  let assistantAnswers = true;
  let answered = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const think = (on: boolean): void => {
    clearTimeout(timer);
    if (on) timer = setTimeout(() => think(false), longestThoughtMs);
    thinks = on;
    for (const changed of listeners) changed();
  };

  const begin = (first: Activity): void => {
    if (begun) return;
    begun = true;
    // Where the assistant's own first line is already there, ours would say it twice.
    if (isFromBuyer(first))
      store.dispatch({ type: 'DIRECT_LINE/INCOMING_ACTIVITY', payload: { activity: given.greeting } });
    given.onBegin();
  };

  const incoming = (activity: Activity): Activity => {
    if (activity.type !== 'message') return activity;
    if (activity.id !== given.greeting.id) begin(activity);
    if (isFromBuyer(activity)) return activity;
    assistantAnswers = speakerOf(activity) === 'assistant' && !activity.channelData?.assistantRests;
    if (activity.id !== given.greeting.id) {
      answered = true;
      think(false);
    }
    const spoken = [activity.text, ...(activity.attachments ?? []).map(spokenCard)].filter(Boolean).join(' ');
    const fallback = `${activity.from.name ?? ''}: ${spoken}`;
    return { ...activity, channelData: { ...activity.channelData, 'webchat:fallback-text': fallback } };
  };

  const kept = (action: Action): Action => {
    const { text = '', attachments, channelData } = action.payload ?? {};
    if (action.type === 'WEB_CHAT/SET_SEND_BOX') given.unsent.draft.set(text);
    if (action.type !== 'WEB_CHAT/SEND_MESSAGE' || !text || attachments?.length || channelData?.unsent) return action;
    const { id } = given.unsent.keep(text);
    return { ...action, payload: { ...action.payload, channelData: { ...channelData, unsent: id } } };
  };

  const ours = () => (next: (action: Action) => unknown) => (given: Action) => {
    const action = kept(given);
    const activity = action.payload?.activity;
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity) {
      return next({ ...action, payload: { ...action.payload, activity: incoming(activity) } });
    }
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY' && activity?.type === 'message') {
      begin({ ...activity, from: { id: 'buyer', role: 'user' } });
      answered = false;
    }
    if (action.type === 'WEB_CHAT/SEND_MESSAGE' && !connected) return waiting.push(action);
    // Only once it is sent: dots beside an unsent message would be untrue.
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_FULFILLED' && assistantAnswers && !answered) think(true);
    const done = next(action);
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
      connected = true;
      for (const kept of waiting.splice(0)) store.dispatch(kept);
    }
    return done;
  };

  const store: Store = createStore({}, ours);
  const say = (text: string, unsent?: string): void => {
    const channelData = unsent ? { unsent } : undefined;
    store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'keyboard', channelData } });
  };
  const subscribe = (changed: () => void) => {
    listeners.add(changed);
    return () => void listeners.delete(changed);
  };
  return { store, say, thinking: { get: () => thinks, subscribe } };
}

export type Speaker = 'buyer' | 'assistant' | 'freelancer' | 'system';

/** Who says a line, as the server marks it; unmarked lines of the other side are the assistant's. */
export function speakerOf(activity: Activity): Speaker {
  if (isFromBuyer(activity)) return 'buyer';
  const speaker = activity.channelData?.speaker;
  return speaker === 'freelancer' || speaker === 'system' ? speaker : 'assistant';
}

function isFromBuyer(activity: Activity): boolean {
  return activity.from.role === 'user';
}
