/** Everything that can go wrong by what people give us: what happened, and what to do. */
export const errorList = {
  unknownFreelancer: (id: string) => ({
    status: 404,
    message: `There is no freelancer "${id}" here.`,
    remedy: 'Check the id, or import one with: npm run train -- FILE.json',
  }),
  malformedJson: () => ({ status: 400, message: 'The body is not JSON.', remedy: 'Send a JSON object.' }),
  tooLarge: (limit: string) => ({
    status: 413,
    message: `The body is larger than ${limit}.`,
    remedy: `Send at most ${limit}; larger files go by upload.`,
  }),
  encodedBody: () => ({
    status: 415,
    message: 'The body is compressed.',
    remedy: 'Send it without Content-Encoding.',
  }),
  notJson: () => ({
    status: 415,
    message: 'The body is not announced as JSON.',
    remedy: 'Send Content-Type: application/json.',
  }),
  malformedActivity: (what: string) => ({
    status: 400,
    message: `This is not an activity: ${what}.`,
    remedy: 'Send a Bot Framework activity with type, channelId, from, recipient and conversation.',
  }),
  unknownConversation: (id: string) => ({
    status: 404,
    message: `There is no conversation "${id}".`,
    remedy: 'It may have been deleted; start a new one.',
  }),
  unauthorized: () => ({ status: 401, message: 'You are not signed in.', remedy: 'Open the sign-in link again.' }),
  forbidden: (what: string) => ({ status: 403, message: what, remedy: 'Sign in as the one it belongs to.' }),
  tooManyRequests: () => ({ status: 429, message: 'Too many requests.', remedy: 'Wait a moment and try again.' }),
  invalid: (what: string) => ({ status: 400, message: what, remedy: 'Correct it and send it again.' }),
  unexpected: () => ({
    status: 500,
    message: 'Something went wrong on our side.',
    remedy: 'Try again; nothing you sent before is lost.',
  }),
} as const;

export type ErrorCode = keyof typeof errorList;

/** An error to show to whoever caused it: its code, one sentence on what happened, one on what to do. */
export class PublicError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly remedy: string;

  constructor(code: ErrorCode, entry: { status: number; message: string; remedy: string }) {
    super(entry.message);
    this.name = 'PublicError';
    this.code = code;
    this.status = entry.status;
    this.remedy = entry.remedy;
  }
}

/** Makes the PublicError of a code: `publicError('unknownFreelancer', 'ana')`. */
export function publicError<C extends ErrorCode>(code: C, ...args: Parameters<(typeof errorList)[C]>): PublicError {
  const make = errorList[code] as (...given: unknown[]) => { status: number; message: string; remedy: string };
  return new PublicError(code, make(...args));
}

/** Several faults in one document, each with its path; nothing was changed. */
export class FaultsError extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.name = 'FaultsError';
    this.faults = faults;
  }
}
