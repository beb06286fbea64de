import { z } from 'zod';
import { publicError } from '../../../assistant/errors.ts';

const azureDirectLine = 'https://directline.botframework.com/v3/directline';
const timeoutMs = 10_000;

const issued = z.object({
  conversationId: z.string().min(1),
  token: z.string().min(1),
  expires_in: z.number().positive().optional(),
});

interface AzureToken {
  token: string;
  conversationId: string;
  expiresIn: number;
}

export interface AzureTokens {
  /** A token for a new conversation, or for the one given while Azure still has it. Throws `directLineUnavailable`. */
  (userId: string, conversationId?: string): Promise<AzureToken>;
  base: string;
}

/** Tokens of Azure's Direct Line; the secret never leaves the server. */
export function azureTokens(secret: string, base = azureDirectLine): AzureTokens {
  const ask = async (method: string, path: string, body?: unknown): Promise<AzureToken | number> => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { Authorization: `Bearer ${secret}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(error => {
      const late = error instanceof Error && error.name === 'TimeoutError';
      throw publicError('directLineUnavailable', late ? 'no answer within 10 s' : 'it cannot be reached');
    });
    if (!response.ok) {
      await response.body?.cancel();
      return response.status;
    }
    const read = issued.safeParse(await response.json().catch(() => undefined));
    if (!read.success) throw publicError('directLineUnavailable', 'the answer was not understood');
    const { conversationId, token, expires_in } = read.data;
    // Half an hour is what Azure gives a token that does not say.
    return { conversationId, token, expiresIn: expires_in ?? 1800 };
  };

  const issue = async (userId: string, conversationId?: string): Promise<AzureToken> => {
    if (conversationId) {
      const kept = await ask('GET', `/conversations/${encodeURIComponent(conversationId)}`);
      if (typeof kept !== 'number') return kept;
      if (kept !== 404) throw publicError('directLineUnavailable', `it answered ${kept}`);
    }
    const fresh = await ask('POST', '/tokens/generate', { user: { id: userId } });
    if (typeof fresh === 'number') throw publicError('directLineUnavailable', `it answered ${fresh}`);
    return fresh;
  };
  return Object.assign(issue, { base });
}
