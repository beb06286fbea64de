import { element } from './dom.ts';
import { type FirstScreen, paintFirstScreen } from './firstScreen.ts';
import { type Address, loadProfile, type Profile, readAddress } from './profile.ts';
import { type Unsent, type UnsentText, unsentTexts } from './unsent.ts';
import { loadWords, type Words } from './words.ts';

const page = document.querySelector<HTMLElement>('#chat') ?? document.body;
const address = readAddress(location, navigator.languages);

/** Only the site that frames us hears that the chat wants to close. */
const close = (): void => {
  if (address.host) window.parent.postMessage({ personalAssistant: 'close' }, address.host);
};
if (address.host)
  document.addEventListener('keydown', event => event.key === 'Escape' && !event.defaultPrevented && close());

const words = await loadWords(address.languages);
document.documentElement.lang = words.language;
document.documentElement.dir = words.dir;
await open();

async function open(): Promise<void> {
  try {
    const profile = await loadProfile(address, words.language);
    if (profile) begin(profile);
    else explain(words.strings.notFound, words.strings.notFoundHint);
  } catch {
    explain(words.strings.loadFailed, '', { label: words.strings.tryAgain, run: open });
  }
}

function begin(profile: Profile): void {
  document.title = `${profile.assistant.name} · ${profile.freelancer.displayName}`;
  const unsent = unsentTexts(profile.freelancer.id);
  const waiting = [...unsent.left];
  let send: (text: string) => void = text => {
    waiting.push(unsent.keep(text));
    screen.showWaiting(text);
  };
  const { draft } = unsent;
  const screen = paintFirstScreen({ page, profile, words, address, draft, close, say: text => send(text) });
  for (const { text } of unsent.left) screen.showWaiting(text);
  const load = (): Promise<void> =>
    bringWebChat({ profile, words, address, screen, unsent, waiting }).then(
      sendNow => {
        send = sendNow;
      },
      () =>
        screen.notice({
          text: words.strings.loadFailed,
          kind: 'warning',
          action: { label: words.strings.tryAgain, run: load },
        }),
    );
  // The first screen is painted and can be used before the large part is asked for.
  requestAnimationFrame(() => setTimeout(load));
}

interface Conversation {
  profile: Profile;
  words: Words;
  address: Address;
  screen: FirstScreen;
  unsent: Unsent;
  waiting: UnsentText[];
}

async function bringWebChat(conversation: Conversation): Promise<(text: string) => void> {
  const { startConversation } = await import('./conversation.tsx');
  conversation.screen.notice(null);
  return startConversation(conversation);
}

/** Instead of a chat: what is the matter, and what to do about it. */
function explain(title: string, hint: string, action?: { label: string; run: () => void }): void {
  page.removeAttribute('aria-busy');
  page.replaceChildren(
    element(
      'main',
      { class: 'instead' },
      element('h1', {}, title),
      element('p', {}, hint),
      action ? element('button', { type: 'button', class: 'primary', onclick: action.run }, action.label) : null,
    ),
  );
}
