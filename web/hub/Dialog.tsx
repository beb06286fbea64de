import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './Icon.tsx';
import { strings } from './strings.ts';

/** A question or a task over the page; Escape and a click beside it close it. */
export function Dialog(props: { title: string; onClose: () => void; children: ReactNode }): ReactElement {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same, by the dialog itself.
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={event => event.target === box.current && props.onClose()}
    >
      <div className="dialog-body">
        <header>
          <h2 id={id}>{props.title}</h2>
          <button type="button" className="icon-button" aria-label={strings.link.close} onClick={props.onClose}>
            <Icon name="close" />
          </button>
        </header>
        {props.children}
      </div>
    </dialog>
  );
}
