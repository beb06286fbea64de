import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import { KeptClients } from './connectors.ts';

/** The bot's registration with Azure; without a password, a managed identity. */
export interface Credentials {
  type: string;
  id: string;
  password: string | null;
  tenantId: string | null;
}

/** Who may speak to us and as whom we speak; without credentials, nobody is asked. */
export function authentication(credentials: Credentials | null): KeptClients {
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
  return new KeptClients(factory, credentials?.id ?? '', audience);
}

/** Whom our tokens are for in Azure's public cloud. An authentication made from a configuration does not know it itself: it throws when asked. */
const audience: string = AuthenticationConstants.ToChannelFromBotOAuthScope;
