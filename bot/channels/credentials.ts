import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  BotFrameworkAuthenticationFactory,
} from 'botframework-connector';

/** The bot's registration with Azure; without a password, a managed identity. */
export interface Credentials {
  type: string;
  id: string;
  password: string | null;
  tenantId: string | null;
}

/** Who may speak to us and as whom we speak; without credentials, nobody is asked. */
export function authentication(credentials: Credentials | null): BotFrameworkAuthentication {
  if (!credentials) return BotFrameworkAuthenticationFactory.create();
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: credentials.type,
    MicrosoftAppId: credentials.id,
    ...(credentials.password && { MicrosoftAppPassword: credentials.password }),
    ...(credentials.tenantId && { MicrosoftAppTenantId: credentials.tenantId }),
  });
  return new ConfigurationBotFrameworkAuthentication({}, factory);
}

/** Whom our tokens are for. */
export function audienceOf(auth: BotFrameworkAuthentication): string {
  return auth.getOriginatingAudience?.() || AuthenticationConstants.ToChannelFromBotOAuthScope;
}
