import { drawing, element } from './dom.ts';
import { assistantMark, closeIcon, personIcon, sendIcon } from './marks.ts';
import type { Address, Profile } from './profile.ts';
import { fill, type Words } from './words.ts';

/** The page before Web Chat is here, and the frame around it afterwards. */
export interface FirstScreen {
  /** Where Web Chat goes, above the plain message box that it replaces. */
  stage: HTMLElement;
  /** Shows what was said before Web Chat could send it. */
  showWaiting(text: string): void;
  /** The conversation has begun: greeting and suggestions make way for the transcript. */
  endOpening(): void;
  /** Takes the plain message box away; says what stood in it and whether the buyer was in it. */
  handOver(): { draft: string; focused: boolean };
  /** One line above the conversation, read out; null takes it away. */
  notice(line: { text: string; kind: 'warning' | 'success'; action?: { label: string; run: () => void } } | null): void;
}

interface Given {
  page: HTMLElement;
  profile: Profile;
  words: Words;
  address: Address;
  /** What was being written before a reload. */
  draft: { get(): string; set(text: string): void };
  say: (text: string) => void;
  close: () => void;
}

export function paintFirstScreen(given: Given): FirstScreen {
  const { page, profile, words, say } = given;
  const { strings } = words;
  const name = profile.freelancer.displayName;
  const waiting = element('ol', { class: 'waiting', 'aria-live': 'polite' });
  const opening = element('section', { class: 'opening' }, ...greeting(given), suggestions(given), waiting);
  const composer = plainComposer(given);
  const stage = element('div', { class: 'stage' });
  const line = element('div', { class: 'notice', role: 'status' });
  page.replaceChildren(
    element('a', { class: 'skip', href: '#message', onclick: focusMessage }, strings.skip),
    head(given),
    line,
    element('main', { class: 'room', 'aria-label': profile.assistant.name }, opening, stage, composer.form),
    element('footer', { class: 'kept' }, fill(strings.kept, { name })),
  );
  page.classList.add('is-opening');
  page.classList.toggle('framed', window.parent !== window);
  page.removeAttribute('aria-busy');
  return {
    stage,
    showWaiting(text) {
      opening.querySelector('.suggestions')?.remove();
      waiting.append(
        element(
          'li',
          { class: 'waiting-word' },
          element('p', { dir: 'auto' }, text),
          element('small', {}, strings.sending),
        ),
      );
      waiting.lastElementChild?.scrollIntoView({ block: 'nearest' });
    },
    endOpening() {
      if (!page.classList.contains('is-opening')) return;
      const hadFocus = opening.contains(document.activeElement);
      page.classList.remove('is-opening');
      opening.remove();
      if (hadFocus) focusMessage();
    },
    handOver() {
      const focused = composer.form.contains(document.activeElement);
      composer.form.remove();
      return { draft: composer.box.value, focused };
    },
    notice(shown) {
      line.replaceChildren();
      line.className = shown ? `notice ${shown.kind}` : 'notice';
      if (!shown) return;
      line.append(element('span', {}, shown.text));
      const { action } = shown;
      if (action) line.append(element('button', { type: 'button', class: 'quiet', onclick: action.run }, action.label));
    },
  };

  function head({ close }: Given): HTMLElement {
    return element(
      'header',
      { class: 'head' },
      drawing('mark', assistantMark.viewBox, assistantMark.paths),
      element(
        'div',
        { class: 'who' },
        element('h1', {}, profile.assistant.name),
        element('p', { class: 'whose' }, fill(strings.aiAssistantOf, { name })),
      ),
      profile.usuallyThere
        ? element('p', { class: 'there' }, fill(strings.usuallyHere, { name, when: profile.usuallyThere }))
        : null,
      element(
        'button',
        { type: 'button', class: 'person', onclick: () => say(strings.personRequest) },
        drawing('icon', personIcon.viewBox, personIcon.paths),
        element('span', {}, strings.talkToPerson),
      ),
      window.parent === window
        ? null
        : element(
            'button',
            { type: 'button', class: 'close', 'aria-label': strings.close, onclick: close },
            drawing('icon', closeIcon.viewBox, closeIcon.paths),
          ),
    );
  }
}

function greeting({ profile, words: { strings } }: Given): (Node | null)[] {
  const { assistant, freelancer, gig } = profile;
  return [
    gig &&
      element('p', { class: 'gig' }, element('span', {}, strings.about), element('strong', { dir: 'auto' }, gig.title)),
    element(
      'div',
      { class: 'greeting' },
      drawing('mark', assistantMark.viewBox, assistantMark.paths),
      element('p', {}, fill(strings.greeting, { assistant: assistant.name, name: freelancer.displayName })),
    ),
  ];
}

function suggestions({ profile, words: { strings }, say }: Given): HTMLElement {
  const questions = profile.suggestions.slice(0, 4);
  return element(
    'ul',
    { class: 'suggestions', 'aria-label': strings.suggestions },
    ...questions.map(question =>
      element('li', {}, element('button', { type: 'button', dir: 'auto', onclick: () => say(question) }, question)),
    ),
  );
}

/** A message box that works before Web Chat is here. */
function plainComposer({ words: { strings }, draft, say }: Given): { form: HTMLFormElement; box: HTMLTextAreaElement } {
  const box = element('textarea', {
    id: 'message',
    rows: '1',
    dir: 'auto',
    placeholder: strings.writeMessage,
    'aria-label': strings.message,
    enterkeyhint: 'send',
  });
  const send = (): void => {
    const text = box.value.trim();
    if (!text) return;
    box.value = '';
    draft.set('');
    say(text);
  };
  const form = element(
    'form',
    {
      class: 'composer',
      onsubmit: event => {
        event.preventDefault();
        send();
      },
    },
    box,
    element(
      'button',
      { type: 'submit', 'aria-label': strings.send },
      drawing('icon', sendIcon.viewBox, sendIcon.paths),
    ),
  );
  box.value = draft.get();
  box.addEventListener('input', () => draft.set(box.value));
  box.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  return { form, box };
}

/** Web Chat's message box where it is there, else the plain one. */
export function focusMessage(event?: Event): void {
  event?.preventDefault();
  document.querySelector<HTMLElement>('[data-id="webchat-sendbox-input"], #message')?.focus();
}
