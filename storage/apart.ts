import type { DocumentKind, Documents, Store } from './contracts.ts';

/** Conversations and their pages in a store of their own, everything else in the shared one: for questions nobody keeps. */
export function withConversationsApart(shared: Store, apart: Store): Store {
  const of = (kind: DocumentKind): Store => (kind === 'conversation' || kind === 'page' ? apart : shared);
  return {
    read: (freelancerId, kind, id) => of(kind).read(freelancerId, kind, id),
    write: (freelancerId, kind, id, value, expected) => of(kind).write(freelancerId, kind, id, value, expected),
    remove: (freelancerId, kind, id) => of(kind).remove(freelancerId, kind, id),
    list: <K extends keyof Documents>(freelancerId: string, kind: K, options: { after?: string; limit: number }) =>
      of(kind).list(freelancerId, kind, options),
    conversations: (freelancerId, query) => apart.conversations(freelancerId, query),
    pendingWork: (now, limit) => apart.pendingWork(now, limit),
    async close() {
      await apart.close();
      await shared.close();
    },
  };
}
