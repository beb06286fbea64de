import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationSummary } from '../../assistant/inbox.ts';
import { api } from './api.ts';

export const filters = ['needsYou', 'live', 'handedOver', 'all'] as const;
export type Filter = (typeof filters)[number];

const queryOf: Record<Filter, Record<string, string>> = {
  needsYou: { needsYou: 'true' },
  live: { status: 'live' },
  handedOver: { status: 'handedOver,takenOver' },
  all: {},
};

const fits: Record<Filter, (summary: ConversationSummary) => boolean> = {
  needsYou: summary => summary.needsYou,
  live: summary => summary.status === 'live',
  handedOver: summary => summary.status === 'handedOver' || summary.status === 'takenOver',
  all: () => true,
};

const newestFirst = (a: ConversationSummary, b: ConversationSummary): number =>
  Number(b.needsYou) - Number(a.needsYou) || b.lastMessageAt.localeCompare(a.lastMessageAt);

export interface Inbox {
  filter: Filter;
  setFilter(filter: Filter): void;
  words: string;
  setWords(words: string): void;
  /** What needs the freelancer first, then the newest; undefined until first loaded. */
  shown: ConversationSummary[] | undefined;
  needsYou: number;
  error: string | null;
  more: (() => void) | null;
  refresh(): void;
  merge(summary: ConversationSummary): void;
}

/** The list as the filter and the search words choose it, kept current by what the live line tells. */
export function useInbox(signedIn: boolean): Inbox {
  const [filter, setFilter] = useState<Filter>('all');
  const [words, setWords] = useState('');
  const [known, setKnown] = useState<Record<string, ConversationSummary>>({});
  const [found, setFound] = useState<{ of: string; ids: Set<string>; cursor: string | null } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const wanted = `${filter} ${words.trim()}`;
  const current = useRef(wanted);
  current.current = wanted;

  const load = useCallback(
    async (cursor: string | null) => {
      const of = `${filter} ${words.trim()}`;
      const text = words.trim();
      const query = { ...queryOf[filter], ...(text && { q: text }), ...(cursor && { cursor }) };
      try {
        // What needs the freelancer is always known in full, whatever the filter: the count and the order rest on it.
        const [page, needing] = await Promise.all([api.list(query), api.list({ needsYou: 'true', limit: '100' })]);
        const all = [...page.conversations, ...needing.conversations];
        setKnown(before => ({ ...before, ...Object.fromEntries(all.map(each => [each.id, each])) }));
        if (current.current !== of) return;
        setFound(before => {
          const ids = new Set(cursor && before?.of === of ? before.ids : []);
          for (const { id } of page.conversations) ids.add(id);
          return { of, ids, cursor: page.cursor };
        });
        setError(null);
      } catch (failure) {
        setError(failure instanceof Error ? failure.message : String(failure));
      }
    },
    [filter, words],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is how a refresh is asked for.
  useEffect(() => {
    if (!signedIn) return;
    const timer = setTimeout(() => void load(null), words.trim() ? 200 : 0);
    return () => clearTimeout(timer);
  }, [load, signedIn, turn]);

  const shown = useMemo(() => {
    if (!found || found.of !== wanted) return undefined;
    const searching = words.trim() !== '';
    return Object.values(known)
      .filter(each => (searching ? found.ids.has(each.id) : true) && fits[filter](each))
      .sort(newestFirst);
  }, [found, known, filter, words, wanted]);

  const refresh = useCallback(() => setTurn(before => before + 1), []);
  const merge = useCallback(
    (summary: ConversationSummary) => setKnown(before => ({ ...before, [summary.id]: summary })),
    [],
  );
  const cursor = found?.of === wanted ? found.cursor : null;
  return {
    filter,
    setFilter,
    words,
    setWords,
    shown,
    needsYou: Object.values(known).filter(each => each.needsYou).length,
    error,
    more: cursor ? () => void load(cursor) : null,
    refresh,
    merge,
  };
}
