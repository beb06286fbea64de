import type { Store } from '../../storage/contracts.ts';
import { documentsContract } from './documents.ts';
import { inboxContract } from './inbox.ts';
import { pendingWorkContract } from './pendingWork.ts';

/** A store under test. */
export interface Opened {
  store: Store;
  /** Removes everything that was made. */
  dispose(): Promise<void>;
}

/** What every store has to do, whatever it is made of. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`${name} keeps the contract of a store`, () => {
    let opened: Opened;
    before(async () => {
      opened = await open();
    });
    after(() => opened?.dispose());

    documentsContract(() => opened.store);
    inboxContract(() => opened.store);
    pendingWorkContract(() => opened.store);
  });
}
