import { azureTokens } from './azure.ts';
import { type Claims, newConversationId, type Tokens } from './tokens.ts';
import { newUserId } from './userIds.ts';

/** What `POST /api/chat/token` answers. */
interface IssuedToken {
  token: string;
  userId: string;
  /** Seconds. */
  expiresIn: number;
  /** Where to speak Direct Line: a path on this host, or Azure's address. */
  directLine: string;
  conversationId: string;
  /** Keeps the conversation for 180 days: sent back, it gets a new token for the same one. */
  buyerToken: string;
}

export interface TokenWanted {
  freelancerId: string;
  gigId?: string;
  /** One that is not ours, expired, or of another freelancer's buyer begins a new conversation. */
  buyerToken?: string;
}

export type IssueToken = (wanted: TokenWanted) => Promise<IssuedToken>;

export const directLinePath = '/directline/v3';

/** Gives out tokens for the built-in channel, or for Azure's where its secret is configured. */
export function tokenIssuer(parts: {
  tokens: Tokens;
  directLineSecret: string | null;
  azureBase?: string;
}): IssueToken {
  const { tokens, directLineSecret, azureBase } = parts;
  const azure = directLineSecret ? azureTokens(directLineSecret, azureBase) : undefined;

  return async ({ freelancerId, gigId, buyerToken }) => {
    const read = buyerToken ? await tokens.readBuyer(buyerToken) : undefined;
    const known = read?.freelancerId === freelancerId ? read : undefined;
    const gig = gigId ? { gigId } : {};
    if (azure) {
      const userId = known?.userId ?? newUserId(freelancerId, gigId);
      const { token, conversationId, expiresIn } = await azure(userId, known?.conversationId);
      const claims = { freelancerId, userId, conversationId, ...gig };
      return {
        token,
        userId,
        expiresIn,
        directLine: azure.base,
        conversationId,
        buyerToken: await tokens.buyer(claims),
      };
    }
    const claims: Claims = {
      freelancerId,
      userId: known?.userId ?? newUserId(freelancerId),
      conversationId: known?.conversationId ?? newConversationId(),
      ...gig,
    };
    return {
      token: await tokens.chat(claims),
      userId: claims.userId,
      expiresIn: tokens.lifetime,
      directLine: directLinePath,
      conversationId: claims.conversationId,
      buyerToken: await tokens.buyer(claims),
    };
  };
}
