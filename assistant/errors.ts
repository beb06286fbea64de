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
  noFreelancer: () => ({
    status: 404,
    message: 'There is no freelancer here yet.',
    remedy: 'Import one with: npm run train -- FILE.json',
  }),
  chooseFreelancer: () => ({
    status: 404,
    message: 'Several freelancers work here.',
    remedy: 'Open the link that you were given, or write its code: invite CODE (testers: freelancer ID)',
  }),
  wrongCode: () => ({
    status: 403,
    message: 'This code is not valid any more.',
    remedy: 'Make a new one in the hub under "Link a chat" and type: link CODE',
  }),
  wrongInvite: () => ({
    status: 403,
    message: 'This invitation is not valid any more.',
    remedy: 'Ask the freelancer for a new one, and write: invite CODE',
  }),
  unknownAction: () => ({
    status: 400,
    message: 'This card cannot do that.',
    remedy: 'Use the newest card in the chat, or write what you want.',
  }),
  notYours: () => ({
    status: 403,
    message: 'This card is not yours to use.',
    remedy: 'Write what you want, and it will be answered.',
  }),
  unauthorized: () => ({ status: 401, message: 'You are not signed in.', remedy: 'Open the sign-in link again.' }),
  forbidden: (what: string) => ({ status: 403, message: what, remedy: 'Sign in as the one it belongs to.' }),
  tooManyRequests: () => ({ status: 429, message: 'Too many requests.', remedy: 'Wait a moment and try again.' }),
  invalid: (what: string) => ({ status: 400, message: what, remedy: 'Correct it and send it again.' }),
  unknownPage: (path: string) => ({
    status: 404,
    message: `There is nothing at ${path}.`,
    remedy: 'Check the address; buyers open /chat/FREELANCER, the freelancer opens /hub.',
  }),
  methodNotAllowed: (method: string, allowed: string) => ({
    status: 405,
    message: `${method} does not work here.`,
    remedy: `Use ${allowed}.`,
  }),
  slowBody: () => ({
    status: 408,
    message: 'The body did not arrive in time.',
    remedy: 'Send it again, at once.',
  }),
  refusedFile: (name: string, why: string) => ({
    status: 415,
    message: `"${name}" was not accepted: ${why}.`,
    remedy: 'Send an image, a PDF, an office document, text, audio or a zip file of at most 10 MB.',
  }),
  missingToken: () => ({
    status: 401,
    message: 'A chat token is needed.',
    remedy: 'Send Authorization: Bearer TOKEN, with a token from POST /api/chat/token.',
  }),
  staleToken: () => ({
    status: 403,
    message: 'This chat token is not valid, or no longer.',
    remedy: 'Get a new one from POST /api/chat/token.',
  }),
  notYourConversation: () => ({
    status: 403,
    message: 'This token is for another conversation or another person.',
    remedy: 'Use the conversation id and the user id that came with the token.',
  }),
  notWithToken: () => ({
    status: 403,
    message: 'A chat token cannot make other tokens.',
    remedy: 'Get tokens from POST /api/chat/token.',
  }),
  staleLink: () => ({
    status: 403,
    message: 'This link to a file is not valid, or no longer.',
    remedy: 'Open the conversation again and follow the link there.',
  }),
  pagesNotBuilt: () => ({
    status: 503,
    message: 'The pages have not been built yet.',
    remedy: 'Stop the program and run: npm start (it builds them).',
  }),
  notReady: (what: string) => ({ status: 503, message: `Not ready: ${what}.`, remedy: 'Try again in a moment.' }),
  directLineUnavailable: (why: string) => ({
    status: 502,
    message: `Azure's Direct Line gave no token: ${why}.`,
    remedy: 'Check DIRECT_LINE_SECRET and the network, then try again.',
  }),
  portInUse: (port: number) => ({
    status: 500,
    message: `Port ${port} is in use.`,
    remedy: 'Stop the other program or set PORT.',
  }),
  cannotListen: (where: string, why: string) => ({
    status: 500,
    message: `Cannot listen on ${where}: ${why}.`,
    remedy: 'Set HOST and PORT to an address of this machine that may be used.',
  }),
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
