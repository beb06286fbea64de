import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { api } from './api.ts';
import type { Invite } from './contract.ts';
import { Dialog } from './Dialog.tsx';
import { strings } from './strings.ts';

/** How buyers come to this assistant: the page, the widget, and a line to write to it in Teams. */
export function InviteDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { invite: words } = strings;
  const [invite, setInvite] = useState<Invite | null>(null);
  const [error, setError] = useState<string | null>(null);
  const show = useCallback((asked: Promise<Invite>) => {
    setError(null);
    asked.then(setInvite, failure => setError(failure instanceof Error ? failure.message : String(failure)));
  }, []);
  useEffect(() => show(api.invite()), [show]);
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p className="quiet">{words.text}</p>
      {error && <p className="error">{error}</p>}
      {invite && (
        <>
          <Way label={words.page} value={invite.chat} />
          {invite.teams && <Way label={words.teamsLink} value={invite.teams} />}
          <Way label={words.teams} value={invite.words} />
        </>
      )}
      <footer>
        <p className="quiet small">{words.renewMore}</p>
        <button type="button" className="button" onClick={() => show(api.newInvite())}>
          {error ? strings.errors.again : words.renew}
        </button>
      </footer>
    </Dialog>
  );
}

function Way({ label, value }: { label: string; value: string }): ReactElement {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className="way">
      <p className="small">{label}</p>
      <div className="code">
        <code>{value}</code>
        <button
          type="button"
          className="button"
          aria-label={`${strings.link.copy}: ${label}`}
          onClick={() => void copy().catch(() => {})}
        >
          {copied ? strings.link.copied : strings.link.copy}
        </button>
      </div>
    </div>
  );
}
