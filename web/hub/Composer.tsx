import { type FormEvent, type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { newId } from '../shared/newId.ts';
import { api } from './api.ts';
import type { ConversationView } from './contract.ts';
import { Icon } from './Icon.tsx';
import { strings } from './strings.ts';
import { useTell } from './Toasts.tsx';

const longest = 4000;
/** From here on it helps to see how much is left. */
const nearlyLongest = 3600;

/** What was begun in each conversation, so that looking elsewhere loses nothing. */
const drafts = new Map<string, { text: string; key: string }>();

interface Props {
  view: ConversationView;
  assistant: string;
  onView: (view: ConversationView) => void;
}

export function Composer({ view, assistant, onView }: Props): ReactElement {
  const { id } = view;
  const [text, setText] = useState(drafts.get(id)?.text ?? '');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const tell = useTell();
  const hint = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useEffect(() => {
    if (!area.current) return;
    area.current.style.height = 'auto';
    area.current.style.height = `${Math.min(area.current.scrollHeight, 200)}px`;
  }, [text]);

  const write = (words: string): void => {
    setText(words);
    setError(words.length > longest ? strings.composer.tooLong(words.length - longest) : null);
    drafts.set(id, { text: words, key: newId() });
  };
  const send = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (busy) return;
    if (!text.trim()) setError(strings.composer.empty);
    if (!text.trim() || text.length > longest) return area.current?.focus();
    setBusy(true);
    try {
      onView(await api.reply(id, text, drafts.get(id)?.key ?? newId()));
      // What was typed while it was sent belongs to the next reply.
      setText(now => (now === text ? '' : now));
      if (drafts.get(id)?.text === text) drafts.delete(id);
      setError(null);
      tell(strings.composer.sent);
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    }
    setBusy(false);
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void send();
    }
  };
  const yours = view.status === 'takenOver';
  const name = view.buyer.displayName;
  return (
    <form className={`composer${yours ? ' composer-yours' : ''}`} onSubmit={event => void send(event)} noValidate>
      <div className="composer-box">
        <textarea
          ref={area}
          rows={1}
          dir="auto"
          aria-label={strings.composer.label(name)}
          aria-describedby={hint}
          aria-invalid={error !== null}
          placeholder={strings.composer.placeholder}
          value={text}
          onChange={event => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="button button-primary" disabled={busy}>
          <Icon name="send" />
          <span>{busy ? strings.composer.sending : yours ? strings.composer.send : strings.composer.sendTakeOver}</span>
        </button>
      </div>
      <p className={`small ${error ? 'error' : 'quiet'}`} id={hint} role={error ? 'alert' : undefined}>
        {error ?? (yours ? strings.composer.yours : strings.composer.takesOver(assistant))}
        {!error && text.length > nearlyLongest && ` ${strings.composer.left(longest - text.length)}`}
      </p>
    </form>
  );
}
