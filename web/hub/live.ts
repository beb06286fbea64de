import { useEffect, useRef, useState } from 'react';
import type { ConversationSummary } from '../../assistant/inbox.ts';

export interface LiveHandlers {
  /** From now on nothing is missed: read again what is shown. */
  ready(): void;
  conversation(summary: ConversationSummary): void;
  me(): void;
  /** The line was refused, so perhaps the session is over. */
  refused(): void;
}

/** Keeps a line to the server open for as long as the page lives; true while it is interrupted. */
export function useLive(handlers: LiveHandlers, on: boolean): boolean {
  const latest = useRef(handlers);
  latest.current = handlers;
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (!on) return;
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = (): void => {
      source = new EventSource('/api/hub/events');
      source.addEventListener('ready', () => {
        setLost(false);
        latest.current.ready();
      });
      source.addEventListener('conversation', event => latest.current.conversation(JSON.parse(event.data)));
      source.addEventListener('me', () => latest.current.me());
      source.onerror = () => {
        setLost(true);
        if (source.readyState !== EventSource.CLOSED) return;
        // A refusal ends the browser's own retries, yet a restart of the server looks like one.
        latest.current.refused();
        timer = setTimeout(open, 2000);
      };
    };
    open();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [on]);
  return lost;
}
