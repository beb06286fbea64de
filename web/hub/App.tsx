import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import type { ConversationSummary } from '../../assistant/inbox.ts';
import { ApiError, api } from './api.ts';
import type { Me } from './contract.ts';
import { InboxPlace } from './InboxPlace.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { useLive } from './live.ts';
import { SignedOut, UnfilledPlace } from './Place.tsx';
import { Rail } from './Rail.tsx';
import { useRoute } from './route.ts';
import { strings } from './strings.ts';
import { Toasts } from './Toasts.tsx';
import { TopBar } from './TopBar.tsx';
import { useConversation } from './useConversation.ts';
import { useInbox } from './useInbox.ts';
import { useUnread } from './useUnread.ts';

export function App(): ReactElement {
  return (
    <Toasts>
      <Hub />
    </Toasts>
  );
}

function Hub(): ReactElement {
  const [{ place, conversation: open }, go] = useRoute();
  const { me, setMe, signedOut, refreshMe } = useMe();
  const [linking, setLinking] = useState(false);
  const [inviting, setInviting] = useState(false);
  const inbox = useInbox(!signedOut);
  const conversation = useConversation(signedOut ? null : open);
  const unread = useUnread(open, conversation.view?.messages.at(-1)?.at);
  const [news, setNews] = useState('');
  const lost = useLive(
    {
      ready: () => {
        refreshMe();
        inbox.refresh();
        conversation.refresh();
      },
      conversation: (summary: ConversationSummary) => {
        inbox.merge(summary);
        if (summary.id === open) conversation.refresh();
        else setNews(`${strings.list.newMessage(summary.buyer.displayName)}: ${summary.lastMessage}`);
      },
      me: refreshMe,
      refused: refreshMe,
    },
    !signedOut,
  );
  useEffect(() => {
    const name = strings.places[place];
    document.title = inbox.needsYou > 0 ? `(${inbox.needsYou}) ${name}` : name;
  }, [inbox.needsYou, place]);
  const back = useCallback(() => go('inbox'), [go]);
  if (signedOut) return <SignedOut />;
  return (
    <div className={`hub${open ? ' hub-open' : ''}`}>
      <button type="button" className="skip" onClick={skip}>
        {strings.skip}
      </button>
      <TopBar me={me} onMe={setMe} onLink={() => setLinking(true)} onInvite={() => setInviting(true)} />
      <Rail place={place} needsYou={inbox.needsYou} />
      {place === 'inbox' ? (
        <InboxPlace me={me} inbox={inbox} open={open} conversation={conversation} isUnread={unread} onBack={back} />
      ) : (
        <UnfilledPlace place={place} freelancerId={me?.freelancer.id ?? ''} />
      )}
      <p className="visually-hidden" aria-live="polite">
        {news}
      </p>
      {lost && (
        <p className="lost small" role="status">
          {strings.connection.lost}
        </p>
      )}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {linking && me && <LinkDialog me={me} onMe={setMe} onClose={() => setLinking(false)} />}
    </div>
  );
}

/** A button, since the address carries the place and cannot carry an anchor too. */
function skip(): void {
  document.querySelector<HTMLElement>('.transcript, .item')?.focus();
}

function useMe() {
  const [me, setMe] = useState<Me | null>(null);
  const [signedOut, setSignedOut] = useState(false);
  const asked = useRef(0);
  const refreshMe = useCallback(() => {
    const mine = ++asked.current;
    api.me().then(
      answer => {
        if (mine === asked.current) setMe(answer);
      },
      error => {
        if (error instanceof ApiError && error.status === 401) setSignedOut(true);
      },
    );
  }, []);
  useEffect(refreshMe, [refreshMe]);
  return { me, setMe, signedOut, refreshMe };
}
