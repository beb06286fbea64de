import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { api } from './api.ts';
import type { LinkCode, Me } from './contract.ts';
import { Dialog } from './Dialog.tsx';
import { Icon } from './Icon.tsx';
import { strings } from './strings.ts';

/** Shows a one-time code and where to type it, and notices when it was used. */
export function LinkDialog({
  me,
  onMe,
  onClose,
}: {
  me: Me;
  onMe: (me: Me) => void;
  onClose: () => void;
}): ReactElement {
  const { link } = strings;
  const [before] = useState(me.linkedChats);
  const [code, setCode] = useState<LinkCode | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const [now, setNow] = useState(Date.now());
  const make = useCallback(() => {
    setError(null);
    setCopied(false);
    api.link().then(setCode, failure => setError(failure instanceof Error ? failure.message : String(failure)));
  }, []);
  useEffect(make, [make]);
  const linked = me.linkedChats > before;
  useEffect(() => {
    if (linked) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      api.me().then(onMe, () => {});
    }, 2000);
    return () => clearInterval(timer);
  }, [linked, onMe]);
  const left = code ? Date.parse(code.expiresAt) - now : 0;
  const line = code ? `link ${code.code}` : '';
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(line);
    setCopied(true);
  };
  return (
    <Dialog title={link.title} onClose={onClose}>
      <p className="quiet">{link.text}</p>
      <div aria-live="polite">
        {linked && (
          <p className="good">
            <Icon name="check" /> {link.linked}
          </p>
        )}
        {error && <p className="error">{error}</p>}
        {!linked && code && left > 0 && (
          <>
            <ol className="steps">
              <li>{link.step1}</li>
              <li>{link.step2}</li>
            </ol>
            <div className="code">
              <code>{line}</code>
              <button type="button" className="button" onClick={() => void copy().catch(() => {})}>
                {copied ? link.copied : link.copy}
              </button>
            </div>
            <p className="quiet small">
              {link.expires(Math.max(1, Math.round(left / 60_000)))} {link.count(before)}
            </p>
          </>
        )}
        {!linked && code && left <= 0 && <p>{link.expired}</p>}
      </div>
      <footer>
        {!linked && ((code && left <= 0) || error) && (
          <button type="button" className="button" onClick={make}>
            {link.again}
          </button>
        )}
        {linked && (
          <button type="button" className="button button-primary" onClick={onClose}>
            {link.done}
          </button>
        )}
      </footer>
    </Dialog>
  );
}
