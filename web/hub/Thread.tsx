import { type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Deed } from './api.ts';
import { Composer } from './Composer.tsx';
import { Failure } from './ConversationList.tsx';
import type { ConversationView, TranscriptLine } from './contract.ts';
import { dayName, initials, languageName } from './format.ts';
import { Icon } from './Icon.tsx';
import { Line } from './Line.tsx';
import { addressOf } from './route.ts';
import { strings } from './strings.ts';
import type { OpenConversation } from './useConversation.ts';

interface Props {
  conversation: OpenConversation;
  assistant: string;
  detailOpen: boolean;
  onDetail: () => void;
  onDeed: (deed: Deed) => void;
}

/** The conversation in the middle: who, what was said, and where to answer. */
export function Thread({ conversation, assistant, detailOpen, onDetail, onDeed }: Props): ReactElement {
  const { view, error, refresh, set } = conversation;
  if (!view) {
    return (
      <section className="thread" aria-label={strings.thread.label}>
        {error ? <Failure message={error} again={refresh} /> : <ThreadBones />}
      </section>
    );
  }
  return (
    <section className="thread" aria-label={strings.thread.label} key={view.id}>
      <header className="thread-top">
        <a className="icon-button back" href={addressOf('inbox')} aria-label={strings.thread.back}>
          <Icon name="back" />
        </a>
        <span className="avatar" aria-hidden="true">
          {initials(view.buyer.displayName)}
        </span>
        <div className="thread-names">
          <h2 dir="auto">{view.buyer.displayName}</h2>
          <p className="quiet small">{[view.gig?.title, languageName(view.language)].filter(Boolean).join(' · ')}</p>
        </div>
        <Standing view={view} repeated={detailOpen && view.card !== null} onDeed={onDeed} />
        <button
          type="button"
          className="icon-button detail-toggle"
          aria-pressed={detailOpen}
          aria-label={detailOpen ? strings.thread.hideDetails : strings.thread.details}
          title={detailOpen ? strings.thread.hideDetails : strings.thread.details}
          onClick={onDetail}
        >
          <Icon name="panel" />
        </button>
      </header>
      <Transcript view={view} assistant={assistant} />
      {view.status === 'closed' ? (
        <p className="composer quiet small">{strings.composer.closed}</p>
      ) : (
        <Composer view={view} assistant={assistant} onView={set} />
      )}
    </section>
  );
}

/** Where it stands, and the way in or out, unless the card beside it already holds that button. */
function Standing(props: { view: ConversationView; repeated: boolean; onDeed: (deed: Deed) => void }): ReactElement {
  const { repeated, onDeed } = props;
  const { status } = props.view;
  return (
    <div className="thread-standing">
      <span className={`chip chip-${status === 'handedOver' ? 'needsYou' : status}`}>{strings.status[status]}</span>
      {!repeated && (status === 'live' || status === 'handedOver') && (
        <button type="button" className="button" onClick={() => onDeed('takeover')}>
          {strings.composer.takeOver}
        </button>
      )}
      {!repeated && status === 'takenOver' && (
        <button type="button" className="button" onClick={() => onDeed('return')}>
          {strings.composer.return}
        </button>
      )}
    </div>
  );
}

function Transcript({ view, assistant }: { view: ConversationView; assistant: string }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const { away, follow, onScroll } = useFollow(box, view.messages.at(-1)?.id);
  const speaker = { buyer: view.buyer.displayName, assistant };
  return (
    <div className="transcript-frame">
      <div
        className="transcript"
        ref={box}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        role="log"
        aria-label={strings.thread.label}
      >
        <ol>
          {view.messages.map((line, n) => {
            const before = view.messages[n - 1];
            const newDay = !before || dayName(before.at) !== dayName(line.at);
            return [
              newDay && (
                <li key={`day ${line.at}`} className="day small">
                  {dayName(line.at)}
                </li>
              ),
              <Line key={line.id} line={line} first={newDay || !continues(before, line)} speaker={speaker} />,
            ];
          })}
        </ol>
      </div>
      {away && (
        <button type="button" className="button new-below" onClick={follow}>
          {strings.thread.newBelow}
        </button>
      )}
    </div>
  );
}

const togetherMs = 5 * 60 * 1000;

function continues(before: TranscriptLine | undefined, line: TranscriptLine): boolean {
  return before?.from === line.from && Date.parse(line.at) - Date.parse(before.at) < togetherMs;
}

/** Keeps the newest line in sight while the reader is there, and says so where they have scrolled up. */
function useFollow(box: { current: HTMLDivElement | null }, newest: string | undefined) {
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);
  const follow = (): void => {
    atEnd.current = true;
    setAway(false);
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  const onScroll = (): void => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    atEnd.current = scrollHeight - scrollTop - clientHeight < 60;
    if (atEnd.current) setAway(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new line moves anything.
  useLayoutEffect(() => {
    if (atEnd.current) follow();
    else setAway(true);
  }, [newest]);
  // Cards and pictures grow after they were placed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: one observer for the life of the transcript.
  useEffect(() => {
    const list = box.current?.firstElementChild;
    if (!list) return;
    const grown = new ResizeObserver(() => atEnd.current && follow());
    grown.observe(list);
    return () => grown.disconnect();
  }, []);
  return { away, follow, onScroll };
}

function ThreadBones(): ReactElement {
  return (
    <div className="thread-bones" aria-hidden="true">
      <div className="bone bone-bubble" />
      <div className="bone bone-bubble bone-end" />
      <div className="bone bone-bubble" />
    </div>
  );
}
