import { createStore } from 'botframework-webchat';
import type { Activity } from './directLine.ts';
import { spokenCard } from './spokenCard.ts';

export interface Store {
  dispatch(action: unknown): unknown;
}

interface Action {
  type: string;
  payload?: { activity?: Activity; text?: string };
}

export interface ConversationStore {
  store: Store;
  /** Sends as if typed; kept until there is a connection. */
  say(text: string): void;
  /** The buyer has written and the assistant has not answered yet. */
  thinking: { get(): boolean; subscribe(changed: () => void): () => void };
}

/** Longer than any honest wait: past it, dots would be a promise nobody keeps. */
const longestThoughtMs = 8000;

/**
 * Web Chat's store with four habits of ours: the greeting stays the first line of the transcript, what is said before the connection
 * stands waits for it, dots show at once, and every line is read out with its speaker's name.
 */
export function conversationStore(given: { greeting: Activity; onBegin: () => void }): ConversationStore {
  const listeners = new Set<() => void>();
  let thinks = false;
  const waiting: unknown[] = [];
  const tapWords = new Map<string, unknown>();
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

  const incoming = (arrived: Activity): Activity => {
    const activity = withTapWords(arrived, tapWords);
    if (activity.type !== 'message') return activity;
    if (activity.id !== given.greeting.id) begin(activity);
    if (isFromBuyer(activity)) return activity;
    assistantAnswers = speakerOf(activity) === 'assistant';
    if (activity.id !== given.greeting.id) {
      answered = true;
      think(false);
    }
    const spoken = [activity.text, ...(activity.attachments ?? []).map(spokenCard)].filter(Boolean).join(' ');
    const fallback = `${activity.from.name ?? ''}: ${spoken}`;
    return { ...activity, channelData: { ...activity.channelData, 'webchat:fallback-text': fallback } };
  };

  const ours = () => (next: (action: Action) => unknown) => (action: Action) => {
    const activity = action.payload?.activity;
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity) {
      return next({ ...action, payload: { ...action.payload, activity: incoming(activity) } });
    }
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_PENDING' && activity) keepTapWords(activity, tapWords);
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
  const say = (text: string): void => {
    store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'keyboard' } });
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

/** The words on a tapped button, which the server has no use for and so does not send back. */
function keepTapWords({ channelData }: Activity, kept: Map<string, unknown>): void {
  const { clientActivityID, messageBack } = channelData ?? {};
  if (typeof clientActivityID === 'string' && messageBack) kept.set(clientActivityID, messageBack);
}

function withTapWords(activity: Activity, kept: Map<string, unknown>): Activity {
  const messageBack = kept.get(String(activity.channelData?.clientActivityID));
  if (!isTapped(messageBack)) return activity;
  const channelData = { ...activity.channelData, postBack: undefined, messageBack };
  return { ...activity, text: messageBack.displayText, channelData };
}

function isTapped(value: unknown): value is { displayText: string } {
  return typeof value === 'object' && value !== null && 'displayText' in value && typeof value.displayText === 'string';
}
