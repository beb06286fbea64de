import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AppCredentials, AuthenticationConstants } from 'botframework-connector';
import { KeptClients } from './keptClients.ts';

/** The bot's registration with Azure; without a password, a managed identity. */
export interface Credentials {
  type: string;
  id: string;
  password: string | null;
  tenantId: string | null;
}

/** Who may speak to us. */
export interface Authentication {
  /** For the adapter: checks who calls; without credentials, nobody is asked. */
  incoming: KeptClients;
  /** What proves to a channel who we are, kept until shortly before it expires; null without credentials. */
  token(): Promise<string | null>;
}

export function authentication(credentials: Credentials | null): Authentication {
  const factory = new ConfigurationServiceClientCredentialFactory(
    credentials
      ? {
          MicrosoftAppType: credentials.type,
          MicrosoftAppId: credentials.id,
          ...(credentials.password && { MicrosoftAppPassword: credentials.password }),
          ...(credentials.tenantId && { MicrosoftAppTenantId: credentials.tenantId }),
        }
      : {},
  );
  const appId = credentials?.id ?? '';
  return {
    incoming: new KeptClients(factory, appId, audience),
    async token() {
      if (!credentials) return null;
      const ours = await factory.createCredentials(appId, audience, loginUrl, true);
      return ours instanceof AppCredentials ? ours.getToken() : null;
    },
  };
}

/** Whom our tokens are for in Azure's public cloud. An authentication made from a configuration does not know it itself: it throws when asked. */
const audience: string = AuthenticationConstants.ToChannelFromBotOAuthScope;
const loginUrl: string = AuthenticationConstants.ToChannelFromBotLoginUrl;
