import { useCallback, useEffect, useState } from 'react';
import type { ConversationSummary } from '../../assistant/inbox.ts';

const key = 'hub.seen';

/** How far each conversation was read in this browser; what came after is unread. */
export function useUnread(open: string | null, newest: string | undefined): (summary: ConversationSummary) => boolean {
  const [seen, setSeen] = useState<Record<string, string>>(load);
  useEffect(() => {
    if (!open || !newest) return;
    setSeen(before => {
      const after = { ...before, [open]: newest };
      save(after);
      return after;
    });
  }, [open, newest]);
  return useCallback(
    ({ id, lastMessageAt, needsYou }) => {
      if (id === open) return false;
      const until = seen[id];
      return until === undefined ? needsYou : lastMessageAt > until;
    },
    [seen, open],
  );
}

function load(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

/** Enough conversations for any inbox that is still looked at. */
const remembered = 500;

function save(seen: Record<string, string>): void {
  try {
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(Object.entries(seen).slice(-remembered))));
  } catch {
    // Without storage everything is only remembered until the page is closed.
  }
}
