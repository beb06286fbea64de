import type { ReactElement, ReactNode } from 'react';
import type { CardAction } from '../../cards/actions.ts';
import { casesAddress, type Deed } from './api.ts';
import { CardView } from './CardView.tsx';
import type { ConversationView } from './contract.ts';
import { Icon } from './Icon.tsx';
import { strings } from './strings.ts';

interface Props {
  view: ConversationView;
  assistant: string;
  onDeed: (deed: Deed) => void;
  onClose: () => void;
}

const deeds: Partial<Record<CardAction['do'], Deed>> = { takeOver: 'takeover', return: 'return', notAFit: 'notafit' };

/** All the freelancer needs beside the words: the handover card, the brief, what was promised, what to watch. */
export function Detail({ view, assistant, onDeed, onClose }: Props): ReactElement {
  const { detail } = strings;
  const tap = (action: CardAction): void => {
    const deed = deeds[action.do];
    if (deed) onDeed(deed);
  };
  return (
    <aside className="detail" aria-label={detail.label}>
      <button
        type="button"
        className="icon-button detail-close"
        aria-label={strings.thread.hideDetails}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
      {view.flags.length > 0 && (
        <Part title={detail.flags} tone="warning">
          <ul>
            {view.flags.map(flag => (
              <li key={flag}>{strings.flag[flag]}</li>
            ))}
          </ul>
        </Part>
      )}
      {view.card ? <CardView card={view.card} onTap={tap} /> : <NoHandover view={view} assistant={assistant} />}
      <Part title={detail.brief}>
        {view.briefLines.length === 0 ? (
          <p className="quiet">{detail.noBrief}</p>
        ) : (
          <dl>
            {view.briefLines.map(({ slot, label, value }) => (
              <div key={slot}>
                <dt className="quiet small">{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </Part>
      <Part title={detail.promises}>
        {view.promises.length === 0 ? (
          <p className="quiet">{detail.noPromises}</p>
        ) : (
          <ul className="promises">
            {view.promises.map(({ text, source, at }) => (
              <li key={`${source} ${text} ${at}`}>
                <span dir="auto">{text}</span>
                <span className="quiet small" title={source}>
                  {strings.source(source)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <a className="quiet small" href={casesAddress(view.id)} download>
        {detail.cases}
      </a>
    </aside>
  );
}

function Part({ title, tone, children }: { title: string; tone?: string; children: ReactNode }): ReactElement {
  return (
    <section className={`part${tone ? ` part-${tone}` : ''}`}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function NoHandover({ view, assistant }: { view: ConversationView; assistant: string }): ReactElement {
  const { detail } = strings;
  const [title, text] = {
    live: [detail.handledBy(assistant), detail.handledMore],
    handedOver: [strings.status.handedOver, detail.handledMore],
    takenOver: [detail.yours, detail.yoursMore],
    closed: [detail.closed, detail.closedMore],
  }[view.status];
  return (
    <section className="part">
      <h3>{title}</h3>
      <p className="quiet">{text}</p>
    </section>
  );
}
