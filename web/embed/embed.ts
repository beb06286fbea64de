/** The widget: a launcher in the corner of any site, and the chat in a frame made when it is first opened. */

const spoken: Record<string, [open: string, close: string]> = {
  en: ['Chat', 'Close chat'],
  es: ['Chatear', 'Cerrar el chat'],
  fr: ['Discuter', 'Fermer le chat'],
  de: ['Chat', 'Chat schließen'],
  pt: ['Conversar', 'Fechar o chat'],
  it: ['Chatta', 'Chiudi la chat'],
  ru: ['Чат', 'Закрыть чат'],
  ar: ['محادثة', 'إغلاق المحادثة'],
  zh: ['聊天', '关闭聊天'],
};

const style = `
:host{all:initial;color-scheme:light dark}
button{all:unset;box-sizing:border-box;position:fixed;z-index:2147483000;bottom:20px;inset-inline-end:20px;display:flex;align-items:center;gap:10px;
min-height:52px;padding:0 20px 0 16px;border-radius:26px;background:#2f55c8;color:#fff;font:600 15px/1 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
cursor:pointer;box-shadow:0 2px 6px #0002,0 10px 28px #0003;transition:background-color .14s}
button:hover{background:#2747ab}
button:focus-visible{outline:3px solid #fff;outline-offset:-5px;box-shadow:0 0 0 3px #1b3fae}
svg{width:22px;height:22px;fill:currentColor}
:host([dir=rtl]) button{padding:0 16px 0 20px}
iframe{position:fixed;z-index:2147483001;bottom:84px;inset-inline-end:20px;width:min(400px,calc(100vw - 40px));height:min(660px,calc(100vh - 104px));
border:0;border-radius:16px;background:Canvas;box-shadow:0 2px 6px #0002,0 16px 48px #0004}
[hidden]{display:none}
@media(max-width:520px),(max-height:480px){iframe{inset:0;width:100%;height:100%;border-radius:0}:host([open]) button{display:none}}
@media(prefers-reduced-motion:reduce){button{transition:none}}
@media print{:host{display:none}}`;

const drawing =
  '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 2c-4.6 0-8.2 3.2-8.2 7.2 0 2.3 1.1 4.3 2.9 5.6l-.6 2.8c-.1.5.4.8.8.6l3.1-1.9c.6.1 1.3.2 2 .2 4.6 0 8.2-3.2 8.2-7.3S14.6 2 10 2Z"/></svg>';

const script = document.currentScript as HTMLScriptElement | null;
if (script) place(script);

function place({ src, dataset }: HTMLScriptElement): void {
  const { freelancer, gig } = dataset;
  if (!freelancer) {
    console.warn(
      `The chat was not placed: write <script src="${src}" data-freelancer="THE-FREELANCER-ID" async></script>.`,
    );
    return;
  }
  const home = new URL(src).origin;
  const language = dataset.lang || document.documentElement.lang || navigator.language;
  const [openWord, closeWord] = spoken[language.slice(0, 2).toLowerCase()] || ['Chat', 'Close chat'];
  const memory = `personal-assistant-open:${freelancer}`;

  // Several widgets for one freelancer would lie on top of each other; the first stays.
  const id = `personal-assistant-${freelancer}`;
  if (document.getElementById(id)) return;
  const host = document.createElement('div');
  host.id = id;
  host.dir = getComputedStyle(document.documentElement).direction;
  const others = document.querySelectorAll('[data-personal-assistant]').length;
  host.setAttribute('data-personal-assistant', '');
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = `<style>${style}</style><button type="button" aria-expanded="false" aria-haspopup="dialog">${drawing}<span></span></button>`;
  const button = root.querySelector('button') as HTMLButtonElement;
  const label = root.querySelector('span') as HTMLSpanElement;
  button.style.bottom = `${20 + others * 64}px`;
  let frame: HTMLIFrameElement | null = null;

  const makeFrame = (): HTMLIFrameElement => {
    const query = new URLSearchParams({ lang: language, host: location.origin });
    if (gig) query.set('gig', gig);
    const made = document.createElement('iframe');
    made.src = `${home}/chat/${encodeURIComponent(freelancer)}?${query}`;
    made.title = dataset.label || openWord;
    root.append(made);
    return made;
  };

  const show = (open: boolean, byPerson: boolean): void => {
    if (open && !frame) frame = makeFrame();
    if (frame) frame.hidden = !open;
    host.toggleAttribute('open', open);
    button.setAttribute('aria-expanded', String(open));
    label.textContent = open ? closeWord : dataset.label || openWord;
    try {
      sessionStorage.setItem(memory, open ? '1' : '');
    } catch {
      // A site may forbid storage; the widget then starts closed on each page.
    }
    if (byPerson) (open && frame ? frame : button).focus();
  };

  button.addEventListener('click', () => show(!host.hasAttribute('open'), true));
  addEventListener('keydown', event => {
    if (event.key === 'Escape' && host.hasAttribute('open')) show(false, true);
  });
  addEventListener('message', event => {
    if (event.origin !== home || !frame || event.source !== frame.contentWindow) return;
    if (event.data && event.data.personalAssistant === 'close') show(false, true);
  });

  let wasOpen = false;
  try {
    wasOpen = sessionStorage.getItem(memory) === '1';
  } catch {
    // As above.
  }
  const start = (): void => {
    document.body.append(host);
    show(wasOpen, false);
  };
  if (document.body) start();
  else addEventListener('DOMContentLoaded', start);
}
