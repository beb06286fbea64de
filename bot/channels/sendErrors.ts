import { SendError } from '../ports.ts';

/** What a failed call of the connector means for the outbox; 0 is a lost or refused connection. */
export function asSendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const { statusCode, response, message } = error as {
    statusCode?: number;
    message?: string;
    response?: { status?: number; headers?: { get(name: string): string | undefined } };
  };
  const status = statusCode ?? response?.status ?? 0;
  const seconds = Number(response?.headers?.get('retry-after'));
  const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined;
  return new SendError(status, message ?? 'the connection was lost', retryAfterMs);
}
