import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  ClaimsIdentity,
  type ConnectorClient,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';

/** A bot speaks with one or two services; many can only come from someone who makes addresses up. */
const keptServices = 200;

/**
 * The SDK's authentication, with the clients kept: its own makes two for each activity it hears, which costs more than
 * anything else about receiving it.
 */
export class KeptClients extends ConfigurationBotFrameworkAuthentication {
  readonly #identity: ClaimsIdentity;
  readonly #audience: string;
  readonly #connectors = new Map<string, Promise<ConnectorClient>>();
  #tokens: Promise<UserTokenClient> | undefined;

  constructor(credentials: ServiceClientCredentialsFactory, appId: string, audience: string) {
    super({}, credentials);
    this.#audience = audience;
    this.#identity = new ClaimsIdentity([
      { type: 'aud', value: appId },
      { type: 'appid', value: appId },
    ]);
  }

  /** The client of a service URL, speaking as the bot. */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    const kept = this.#connectors.get(serviceUrl);
    if (kept) return kept;
    const client = this.createConnectorFactory(this.#identity).create(serviceUrl, this.#audience).then(withoutRetries);
    client.catch(() => this.#connectors.delete(serviceUrl));
    if (this.#connectors.size >= keptServices) this.#connectors.clear();
    this.#connectors.set(serviceUrl, client);
    return client;
  }

  override async authenticateRequest(
    ...given: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ) {
    const result: AuthenticateRequestResult = await super.authenticateRequest(...given);
    return { ...result, connectorFactory: { create: (serviceUrl: string) => this.connector(serviceUrl) } };
  }

  /** Nobody signs in here; the adapter wants one all the same. */
  override createUserTokenClient(): Promise<UserTokenClient> {
    this.#tokens ??= super.createUserTokenClient(this.#identity);
    return this.#tokens;
  }
}

/** The outbox tries again, where it is seen and in order; the client's own tries would hide in one send for minutes. */
function withoutRetries(connector: ConnectorClient): ConnectorClient {
  const { client } = connector as unknown as { client: ServiceClient };
  client.pipeline.removePolicy({ phase: 'Retry' });
  return connector;
}

/** What the connector keeps to itself of the client below it. */
interface ServiceClient {
  pipeline: { removePolicy(which: { phase: string }): void };
}
