import ReactWebChat from 'botframework-webchat';
import { type ComponentProps, type ReactNode, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { hostConfig } from '../shared/hostConfig.ts';
import { openSession } from './buyerToken.ts';
import { type ConnectionState, connection } from './connection.ts';
import type { Activity } from './directLine.ts';
import { type FirstScreen, focusMessage } from './firstScreen.ts';
import { styleOptions } from './look.ts';
import type { Address, Profile } from './profile.ts';
import {
  activityMiddleware,
  activityStatusMiddleware,
  attachmentMiddleware,
  avatarMiddleware,
  cardActionMiddleware,
  groupActivitiesMiddleware,
  Typing,
} from './speakers.tsx';
import { type ConversationStore, conversationStore } from './store.ts';
import type { Unsent, UnsentText } from './unsent.ts';
import { fill, type Strings, type Words } from './words.ts';

interface Given {
  profile: Profile;
  words: Words;
  address: Address;
  screen: FirstScreen;
  unsent: Unsent;
  /** What the buyer said before this was here; sent first, in order. */
  waiting: UnsentText[];
}

/** Puts Web Chat on the stage in place of the plain message box; answers how to say something through it. */
export function startConversation({ profile, words, address, screen, unsent, waiting }: Given): (text: string) => void {
  const { strings } = words;
  const { store, say, thinking } = conversationStore({
    greeting: greeting(profile, strings),
    unsent,
    onBegin: screen.endOpening,
  });
  const line = connection({
    open: () => openSession(address),
    unsent,
    onState: tellState(screen, strings),
    onRefused: what =>
      screen.notice({ text: what === 'file' ? strings.fileRefused : strings.tooLong, kind: 'warning' }),
  });
  createRoot(screen.stage).render(
    <ReactWebChat
      className="web-chat"
      role="region"
      directLine={line}
      store={store}
      userID="buyer"
      locale={strings.locale}
      dir={words.dir}
      styleOptions={styleOptions}
      adaptiveCardsHostConfig={hostConfig}
      overrideLocalizedStrings={overrides(strings)}
      {...speakers(strings)}
      typingIndicatorMiddleware={() =>
        () =>
        ({ visible }) => <Dots visible={visible} thinking={thinking} name={profile.assistant.name} strings={strings} />}
    />,
  );
  takeOver(store, screen);
  for (const { id, text } of waiting) say(text, id);
  return text => {
    say(text);
    showEnd(screen.stage);
  };
}

type Drawn =
  | 'activityMiddleware'
  | 'activityStatusMiddleware'
  | 'attachmentMiddleware'
  | 'avatarMiddleware'
  | 'cardActionMiddleware'
  | 'groupActivitiesMiddleware';

/** Web Chat types an activity far more widely than we read it, hence the cast. */
function speakers(strings: Strings): Pick<ComponentProps<typeof ReactWebChat>, Drawn> {
  const drawn: Record<Drawn, unknown> = {
    activityMiddleware: activityMiddleware(strings),
    activityStatusMiddleware,
    attachmentMiddleware,
    avatarMiddleware,
    cardActionMiddleware,
    groupActivitiesMiddleware,
  };
  return drawn as Pick<ComponentProps<typeof ReactWebChat>, Drawn>;
}

/** The plain box goes when Web Chat's is there; what stood in it, and the focus, move over. */
function takeOver(store: ConversationStore['store'], screen: FirstScreen): void {
  whenThere(screen.stage, () => {
    const { draft, focused } = screen.handOver();
    if (draft) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: draft } });
    if (focused) focusMessage();
  });
}

/** Who has just said something wants to see it, wherever they were reading. */
function showEnd(stage: HTMLElement): void {
  const scroll = (): void => {
    const transcript = stage.querySelector('.webchat__basic-transcript__scrollable');
    transcript?.scrollTo({ top: transcript.scrollHeight });
  };
  setTimeout(scroll, 50);
}

function whenThere(stage: HTMLElement, act: () => void): void {
  const there = (): boolean => stage.querySelector('[data-id="webchat-sendbox-input"]') !== null;
  if (there()) {
    act();
    return;
  }
  const observer = new MutationObserver(() => {
    if (!there()) return;
    observer.disconnect();
    act();
  });
  observer.observe(stage, { childList: true, subtree: true });
}

function Dots(given: {
  visible: boolean;
  thinking: ConversationStore['thinking'];
  name: string;
  strings: Strings;
}): ReactNode {
  const { visible, thinking, name, strings } = given;
  const thinks = useSyncExternalStore(thinking.subscribe, thinking.get);
  return visible || thinks ? <Typing name={name} strings={strings} /> : null;
}

function greeting({ assistant, freelancer }: Profile, strings: Strings): Activity {
  return {
    id: 'greeting',
    type: 'message',
    text: fill(strings.greeting, { assistant: assistant.name, name: freelancer.displayName }),
    from: { id: 'assistant', name: assistant.name, role: 'bot' },
    channelData: { speaker: 'assistant', 'webchat:sequence-id': 1 },
  };
}

/** Every line is read out with its speaker's name in front; "Bot said" would say it again, and wrongly. */
function overrides(strings: Strings): Record<string, string> {
  return {
    ACTIVITY_BOT_SAID_ALT: ' ',
    ACTIVITY_BOT_ATTACHED_ALT: ' ',
    TEXT_INPUT_ALT: strings.message,
    TEXT_INPUT_PLACEHOLDER: strings.writeMessage,
    TEXT_INPUT_SEND_BUTTON_ALT: strings.send,
  };
}

const backShownMs = 2500;

/** What the line above the conversation says of the connection. */
function tellState(screen: FirstScreen, strings: Strings): (state: ConnectionState) => void {
  let troubled = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return state => {
    clearTimeout(timer);
    if (state === 'gone') screen.notice({ text: `${strings.notFound}. ${strings.notFoundHint}`, kind: 'warning' });
    else if (state === 'offline') screen.notice({ text: strings.offline, kind: 'warning' });
    else if (state === 'reconnecting') screen.notice({ text: strings.reconnecting, kind: 'warning' });
    else if (state === 'online' && troubled) {
      screen.notice({ text: strings.back, kind: 'success' });
      timer = setTimeout(() => screen.notice(null), backShownMs);
    } else screen.notice(null);
    troubled = state === 'offline' || state === 'reconnecting';
  };
}
