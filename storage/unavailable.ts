/** The store cannot be opened or reached: one sentence on what is wrong and what to do, for whoever starts the process. */
export class StoreUnavailableError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreUnavailableError';
  }
}
