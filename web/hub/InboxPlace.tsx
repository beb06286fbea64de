import { type ReactElement, useEffect, useState } from 'react';
import type { ConversationSummary } from '../../assistant/inbox.ts';
import { api, type Deed } from './api.ts';
import { ConversationList, focusItem } from './ConversationList.tsx';
import type { ConversationView, Me } from './contract.ts';
import { Detail } from './Detail.tsx';
import { Dialog } from './Dialog.tsx';
import { Empty } from './Place.tsx';
import { strings } from './strings.ts';
import { Thread } from './Thread.tsx';
import { useTell } from './Toasts.tsx';
import type { OpenConversation } from './useConversation.ts';
import type { Inbox } from './useInbox.ts';

interface Props {
  me: Me | null;
  inbox: Inbox;
  open: string | null;
  conversation: OpenConversation;
  isUnread: (summary: ConversationSummary) => boolean;
  onBack: () => void;
}

/** Narrower than this the detail covers the conversation, and stays closed until asked for. */
const roomForThree = 1180;

/** The three panes; on a phone each is a page. */
export function InboxPlace({ me, inbox, open, conversation, isUnread, onBack }: Props): ReactElement {
  const [detailOpen, setDetailOpen] = useState(innerWidth >= roomForThree);
  const { act, asking, confirm, cancel } = useDeeds(conversation, me?.assistant.name ?? '');
  const assistant = me?.assistant.name ?? strings.thread.from.assistant;
  useKeys(open, () => (detailOpen && innerWidth < roomForThree ? setDetailOpen(false) : onBack()));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation begins with its words, not its detail.
  useEffect(() => {
    if (innerWidth < roomForThree) setDetailOpen(false);
  }, [open]);
  return (
    <main className={`inbox${open ? ' inbox-open' : ''}${detailOpen ? ' inbox-detail' : ''}`} id="main">
      <ConversationList inbox={inbox} open={open} isUnread={isUnread} freelancerId={me?.freelancer.id ?? ''} />
      {open ? (
        <Thread
          conversation={conversation}
          assistant={assistant}
          detailOpen={detailOpen}
          onDetail={() => setDetailOpen(!detailOpen)}
          onDeed={act}
        />
      ) : (
        <section className="thread thread-none" aria-label={strings.thread.label}>
          <Empty icon="inbox" title={strings.thread.choose} text={strings.thread.chooseMore} />
        </section>
      )}
      {open && detailOpen && conversation.view && (
        <Detail view={conversation.view} assistant={assistant} onDeed={act} onClose={() => setDetailOpen(false)} />
      )}
      {asking && conversation.view && (
        <Dialog title={strings.notAFit.title(conversation.view.buyer.displayName)} onClose={cancel}>
          <p className="quiet">{strings.notAFit.text}</p>
          <footer>
            <button type="button" className="button" onClick={cancel}>
              {strings.notAFit.cancel}
            </button>
            <button type="button" className="button button-danger" onClick={confirm}>
              {strings.notAFit.confirm}
            </button>
          </footer>
        </Dialog>
      )}
    </main>
  );
}

/** Does what a button says and offers the way back where there is one; what cannot be taken back is asked first. */
function useDeeds(conversation: OpenConversation, assistant: string) {
  const [asking, setAsking] = useState(false);
  const tell = useTell();
  const back: Partial<Record<Deed, Deed>> = { takeover: 'return', return: 'takeover' };
  const words: Record<Deed, string> = {
    takeover: strings.did.takeOver(assistant),
    return: strings.did.return(assistant),
    notafit: strings.did.notAFit,
  };
  const run = async (view: ConversationView, deed: Deed, offerUndo: boolean): Promise<void> => {
    try {
      conversation.set(await api.act(view.id, deed));
      const opposite = back[deed];
      tell(words[deed], offerUndo && opposite ? { undo: () => void run(view, opposite, false) } : {});
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error), { kind: 'error' });
    }
  };
  return {
    act: (deed: Deed) => {
      if (deed === 'notafit') setAsking(true);
      else if (conversation.view) void run(conversation.view, deed, true);
    },
    asking,
    confirm: () => {
      setAsking(false);
      if (conversation.view) void run(conversation.view, 'notafit', false);
    },
    cancel: () => setAsking(false),
  };
}

/** j, k, / and Escape, wherever the focus is except where one types. */
function useKeys(open: string | null, leave: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      const typing = target.matches('input, textarea, select') || target.closest('dialog') !== null;
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === 'Escape' && typing && !target.closest('dialog')) target.blur();
      else if (typing) return;
      else if (event.key === 'Escape' && open) {
        leave();
        document.querySelector<HTMLElement>(`[data-item="${CSS.escape(open)}"]`)?.focus();
      } else if (event.key === 'j' || event.key === 'k') focusItem(event.key === 'j' ? 1 : -1);
      else if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-search]')?.focus();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
