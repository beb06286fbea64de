import { type ReactElement, useId, useState } from 'react';
import { CardView } from './CardView.tsx';
import type { TranscriptLine, Undelivered } from './contract.ts';
import { clockTime, fileSize } from './format.ts';
import { Icon } from './Icon.tsx';
import { strings } from './strings.ts';

export interface Speaker {
  buyer: string;
  assistant: string;
}

/** One line of the transcript, in the tone of who said it; `first` of several by the same one names them. */
export function Line({
  line,
  first,
  speaker,
}: {
  line: TranscriptLine;
  first: boolean;
  speaker: Speaker;
}): ReactElement {
  if (line.from === 'system') {
    return (
      <li className="system small">
        <span dir="auto">{line.text}</span> <time dateTime={line.at}>{clockTime(line.at)}</time>
      </li>
    );
  }
  const name = { buyer: speaker.buyer, assistant: speaker.assistant, freelancer: strings.thread.from.freelancer }[
    line.from
  ];
  return (
    <li className={`line line-${line.from}${first ? ' line-first' : ''}`}>
      {first ? (
        <p className="line-who small">
          <span className="strong" dir="auto">
            {name}
          </span>{' '}
          <time dateTime={line.at}>{clockTime(line.at)}</time>
        </p>
      ) : (
        <span className="visually-hidden">{name}:</span>
      )}
      {line.text && (
        <div className="bubble" dir="auto" title={clockTime(line.at)}>
          {line.text}
        </div>
      )}
      {line.cards.map(card => (
        <CardView key={card.name} card={card} />
      ))}
      {line.attachments.map(file => (
        <a key={file.url} className="file" href={file.url} target="_blank" rel="noreferrer">
          <Icon name="file" />
          <span dir="auto">{file.name}</span>
          <span className="quiet small">{strings.thread.attachment(fileSize(file.size))}</span>
        </a>
      ))}
      {line.undelivered && <NotDelivered {...line.undelivered} />}
      {line.sources.length > 0 && <Sources line={line} />}
    </li>
  );
}

/** What the freelancer believes to have been said was not: the plainest thing on the line. */
function NotDelivered({ message, remedy }: Undelivered): ReactElement {
  return (
    <p className="undelivered small">
      <Icon name="alert" />
      <span>
        <span className="strong">{message}</span> {remedy}
      </span>
    </p>
  );
}

function Sources({ line }: { line: TranscriptLine }): ReactElement {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="sources small">
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Icon name="book" />
        {strings.thread.sources(line.sources.length)}
      </button>
      <ul id={id} hidden={!open}>
        {line.sources.map(source => (
          <li key={`${source.id} ${source.text}`}>
            <span dir="auto">{source.text}</span>
            <span className="quiet" title={source.id}>
              {strings.source(source.id)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
