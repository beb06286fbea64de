import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Icon } from './Icon.tsx';
import { strings } from './strings.ts';

interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'error';
  undo?: () => void;
}

type Tell = (text: string, options?: { kind?: Toast['kind']; undo?: () => void }) => void;

const TellContext = createContext<Tell>(() => {});

/** Says briefly what was done, and offers to undo it. */
export const useTell = (): Tell => useContext(TellContext);

/** Long enough to read a sentence and reach for undo. */
const shownMs = 7000;

export function Toasts({ children }: { children: ReactNode }): ReactElement {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const count = useRef(0);
  const drop = useCallback((id: number) => setToasts(before => before.filter(toast => toast.id !== id)), []);
  const tell = useCallback<Tell>(
    (text, { kind = 'done', undo } = {}) => {
      const id = ++count.current;
      setToasts(before => [...before.slice(-1), { id, text, kind, ...(undo && { undo }) }]);
      setTimeout(() => drop(id), shownMs);
    },
    [drop],
  );
  const shown = useMemo(
    () =>
      toasts.map(({ id, text, kind, undo }) => (
        <div key={id} className={`toast toast-${kind}`}>
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              className="toast-undo"
              onClick={() => {
                undo();
                drop(id);
              }}
            >
              {strings.did.undo}
            </button>
          )}
          <button type="button" className="toast-close" aria-label={strings.dismiss} onClick={() => drop(id)}>
            <Icon name="close" />
          </button>
        </div>
      )),
    [toasts, drop],
  );
  return (
    <TellContext.Provider value={tell}>
      {children}
      <section className="toasts" aria-label={strings.toastsLabel} aria-live="polite">
        {shown}
      </section>
    </TellContext.Provider>
  );
}
