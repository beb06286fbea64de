import { type ReactElement, useState } from 'react';
import { api } from './api.ts';
import type { Me } from './contract.ts';
import { initials } from './format.ts';
import { Icon } from './Icon.tsx';
import { strings } from './strings.ts';
import { useTell } from './Toasts.tsx';

/** Whose assistant it is, and the one switch that matters with why it is silent now. */
export function TopBar(props: {
  me: Me | null;
  onMe: (me: Me) => void;
  onLink: () => void;
  onInvite: () => void;
}): ReactElement {
  const { me, onMe, onLink, onInvite } = props;
  return (
    <header className="top">
      <div className="who">
        <span className="avatar avatar-assistant" aria-hidden="true">
          {me ? initials(me.assistant.name) : ''}
        </span>
        {me ? (
          <div className="who-names">
            <p className="strong">{me.assistant.name}</p>
            <p className="quiet small">{strings.assistantOf(me.freelancer.displayName)}</p>
          </div>
        ) : (
          <div className="bone bone-name" />
        )}
      </div>
      <div className="top-actions">
        <button
          type="button"
          className="button button-plain link-button"
          onClick={onInvite}
          title={strings.invite.open}
        >
          <Icon name="invite" />
          <span>{strings.invite.open}</span>
        </button>
        <button type="button" className="button button-plain link-button" onClick={onLink} title={strings.link.open}>
          <Icon name="link" />
          <span>{strings.link.open}</span>
        </button>
        {me && <Switch me={me} onMe={onMe} />}
      </div>
    </header>
  );
}

function Switch({ me, onMe }: { me: Me; onMe: (me: Me) => void }): ReactElement {
  const [busy, setBusy] = useState(false);
  const tell = useTell();
  const turn = async (active: boolean, offerUndo: boolean): Promise<void> => {
    setBusy(true);
    try {
      onMe(await api.setActive(active));
      const said = active
        ? strings.standing.resumed(me.assistant.name)
        : strings.standing.pausedToast(me.assistant.name);
      tell(said, offerUndo ? { undo: () => void turn(!active, false) } : {});
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error), { kind: 'error' });
    }
    setBusy(false);
  };
  const why = me.silent ? strings.silence[me.silent] : strings.standing.answering;
  return (
    <div className={`standing ${me.active && !me.silent ? 'standing-on' : 'standing-quiet'}`}>
      <div className="standing-words">
        <p className="strong">{me.active ? strings.standing.active : strings.standing.paused}</p>
        <p className="small quiet" id="standing-why">
          {why}
        </p>
      </div>
      <button
        type="button"
        role="switch"
        className="switch"
        aria-checked={me.active}
        aria-label={strings.standing.turnOn}
        aria-describedby="standing-why"
        disabled={busy}
        onClick={() => void turn(!me.active, true)}
      >
        <span className="switch-knob" />
      </button>
    </div>
  );
}
