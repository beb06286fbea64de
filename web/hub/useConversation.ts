import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from './api.ts';
import type { ConversationView } from './contract.ts';

export interface OpenConversation {
  view: ConversationView | null;
  error: string | null;
  refresh(): void;
  /** Takes what a command answered with. */
  set(view: ConversationView): void;
}

/** The conversation that is open, read again whenever it changed; an answer that comes late changes nothing. */
export function useConversation(id: string | null): OpenConversation {
  const [views, setViews] = useState<Record<string, ConversationView>>({});
  const [failed, setFailed] = useState<{ id: string; message: string } | null>(null);
  const latest = useRef(0);
  const refresh = useCallback(async () => {
    if (!id) return;
    const mine = ++latest.current;
    try {
      const view = await api.conversation(id);
      if (mine === latest.current) setViews(before => ({ ...before, [id]: view }));
      setFailed(null);
    } catch (error) {
      if (mine === latest.current) setFailed({ id, message: error instanceof Error ? error.message : String(error) });
    }
  }, [id]);
  useEffect(() => void refresh(), [refresh]);
  const set = useCallback((view: ConversationView) => {
    latest.current++;
    setViews(before => ({ ...before, [view.id]: view }));
  }, []);
  return {
    view: id ? (views[id] ?? null) : null,
    error: failed && failed.id === id ? failed.message : null,
    refresh: () => void refresh(),
    set,
  };
}
