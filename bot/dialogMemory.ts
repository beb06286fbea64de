import type { Conversation } from '../assistant/documents.ts';
import type { Dialogs } from '../dialogs/turnState.ts';

type Memory = Parameters<Dialogs['run']>[1];
type DialogState = Awaited<ReturnType<Memory['get']>>;

/** Where botbuilder-dialogs keeps its stack: in the draft, so that it is committed with the rest or not at all. */
export function dialogMemory(draft: Conversation, version: number): Memory {
  if (draft.dialog.version !== version) draft.dialog = { version, state: {} };
  const get = async () => draft.dialog.state as unknown as DialogState;
  return {
    async get(_context: unknown, initial?: DialogState) {
      if (!draft.dialog.state.dialogStack && initial) Object.assign(draft.dialog.state, initial);
      return get();
    },
    async set(_context, state) {
      draft.dialog.state = state as unknown as Conversation['dialog']['state'];
    },
    async delete() {
      draft.dialog.state = {};
    },
  };
}
