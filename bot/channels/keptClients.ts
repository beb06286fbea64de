import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  ClaimsIdentity,
  type ConnectorClient,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';

/** Replies leave by the outbox: what the adapter would send itself, if anything ever, has nowhere to go. */
const nowhere = 'https://nowhere.invalid';

/**
 * The SDK's authentication, with the clients kept: its own makes two for each activity it hears, which costs more than
 * anything else about receiving it. Nobody uses them here; the adapter wants them all the same.
 */
export class KeptClients extends ConfigurationBotFrameworkAuthentication {
  readonly #identity: ClaimsIdentity;
  readonly #audience: string;
  #connector: Promise<ConnectorClient> | undefined;
  #tokens: Promise<UserTokenClient> | undefined;

  constructor(credentials: ServiceClientCredentialsFactory, appId: string, audience: string) {
    super({}, credentials);
    this.#audience = audience;
    this.#identity = new ClaimsIdentity([
      { type: 'aud', value: appId },
      { type: 'appid', value: appId },
    ]);
  }

  override async authenticateRequest(
    ...given: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ) {
    const result: AuthenticateRequestResult = await super.authenticateRequest(...given);
    return { ...result, connectorFactory: { create: () => this.#connectorOnce() } };
  }

  override createUserTokenClient(): Promise<UserTokenClient> {
    this.#tokens ??= super.createUserTokenClient(this.#identity);
    return this.#tokens;
  }

  #connectorOnce(): Promise<ConnectorClient> {
    this.#connector ??= this.createConnectorFactory(this.#identity).create(nowhere, this.#audience);
    return this.#connector;
  }
}
