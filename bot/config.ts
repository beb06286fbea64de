import { z } from 'zod';
import { FaultsError } from '../assistant/errors.ts';
import { incompleteGroups, unencryptedFiles, unprotected } from './configRules.ts';

export { isLoopback } from './configRules.ts';

export type Environment = Record<string, string | undefined>;

/** What the environment says, checked; null is "not configured". Addresses have no slash at the end. */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  /** Where people reach us, for links; built from the port when nobody said it. */
  publicUrl: string;
  /** Whether PUBLIC_URL was set: if not, the address a request came by is as good as any. */
  publicUrlGiven: boolean;
  dataDir: string;
  burstMs: number;
  /** Null without credentials: only callers on this machine are then accepted. */
  app: { type: AppType; id: string; password: string | null; tenantId: string | null } | null;
  /** Without a key, Azure managed identity. */
  cosmos: { endpoint: string; key: string | null; database: string } | null;
  /** Files in Azure Blob Storage, by managed identity. */
  blobEndpoint: string | null;
  azureOpenAI: {
    endpoint: string;
    apiKey: string | null;
    deployment: string;
    embeddingDeployment: string | null;
    /** Refuse to start when it cannot be reached. */
    required: boolean;
  } | null;
  openAI: { baseUrl: string | null; apiKey: string | null; model: string } | null;
  directLineSecret: string | null;
  platform: { apiKey: string | null; webhookSecret: string | null; webhookUrl: string | null };
  hubKey: string | null;
  entra: { clientId: string; tenantId: string } | null;
}

const appTypes = ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const;
type AppType = (typeof appTypes)[number];

const defaultPort = 3978;
const text = z.string().optional();

/** A variable that is read by `parse`; what it does not understand is a fault that says what to write. */
function variable<T>(what: string, write: string, parse: (given: string) => T | undefined) {
  return text.transform((given, context): T | undefined => {
    if (given === undefined) return undefined;
    const value = parse(given);
    if (value === undefined) context.addIssue(`"${withoutCredentials(given)}" is not ${what}. Write ${write}.`);
    return value;
  });
}

function withoutCredentials(given: string): string {
  return given.replace(/\/\/[^/@]*@/, '//…@');
}

function whole(min: number, max: number, example: string) {
  return variable(`a whole number from ${min} to ${max}`, example, given => {
    const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
    return value >= min && value <= max ? value : undefined;
  });
}

function webAddress(example: string) {
  return variable('an http or https address', example, given => {
    const url = URL.parse(given);
    if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') return undefined;
    return given.replace(/\/+$/, '');
  });
}

function oneOf<T extends string>(words: readonly T[]) {
  return variable(`one of ${words.join(', ')}`, `one of these`, given =>
    words.find(word => word.toLowerCase() === given.toLowerCase()),
  );
}

const hostName = variable('a host name or an IP address', 'HOST=127.0.0.1, or leave it out', given =>
  /^[A-Za-z0-9.-]+$|^[0-9A-Fa-f:.]+$/.test(given) ? given : undefined,
);

const variables = z.object({
  NODE_ENV: text,
  HOST: hostName,
  PORT: whole(1, 65_535, `PORT=${defaultPort}, or leave it out`),
  PUBLIC_URL: webAddress('PUBLIC_URL=https://assistant.example.com'),
  DATA_DIR: text,
  BURST_MS: whole(0, 10_000, 'BURST_MS=1000 (milliseconds), or leave it out'),
  MicrosoftAppType: oneOf(appTypes),
  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppTenantId: text,
  COSMOS_ENDPOINT: webAddress('COSMOS_ENDPOINT=https://ACCOUNT.documents.azure.com'),
  COSMOS_KEY: text,
  COSMOS_DATABASE: text,
  BLOB_ENDPOINT: webAddress('BLOB_ENDPOINT=https://ACCOUNT.blob.core.windows.net'),
  AZURE_OPENAI_ENDPOINT: webAddress('AZURE_OPENAI_ENDPOINT=https://RESOURCE.openai.azure.com'),
  AZURE_OPENAI_API_KEY: text,
  AZURE_OPENAI_DEPLOYMENT: text,
  AZURE_OPENAI_EMBEDDING_DEPLOYMENT: text,
  AZURE_OPENAI_REQUIRED: oneOf(['true', 'false', '1', '0']),
  OPENAI_BASE_URL: webAddress('OPENAI_BASE_URL=https://api.openai.com/v1'),
  OPENAI_API_KEY: text,
  OPENAI_MODEL: text,
  DIRECT_LINE_SECRET: text,
  PLATFORM_API_KEY: text,
  PLATFORM_WEBHOOK_SECRET: text,
  PLATFORM_WEBHOOK_URL: webAddress('PLATFORM_WEBHOOK_URL=https://marketplace.example.com/hooks'),
  HUB_KEY: text,
  ENTRA_CLIENT_ID: text,
  ENTRA_TENANT_ID: text,
});
type Variables = z.infer<typeof variables>;
export type Name = keyof typeof variables.shape;

/** Checks and types the environment; throws FaultsError with every fault, each naming its variable, never a secret. */
export function readConfig(env: Environment): Config {
  const given: Partial<Record<Name, string>> = {};
  for (const name of Object.keys(variables.shape) as Name[]) {
    const value = env[name]?.trim();
    if (value) given[name] = value;
  }
  const read = variables.safeParse(given);
  const faults = [
    ...(read.error?.issues ?? []).map(issue => `${issue.path.join('.')}: ${issue.message}`),
    ...incompleteGroups(given),
    ...unprotected(given),
    ...unencryptedFiles(given),
  ];
  if (!read.success || faults.length > 0) throw new FaultsError(faults);
  return configOf(read.data);
}

function configOf(read: Variables): Config {
  const port = read.PORT ?? defaultPort;
  return {
    production: read.NODE_ENV === 'production',
    host: read.HOST ?? '127.0.0.1',
    port,
    publicUrl: read.PUBLIC_URL ?? `http://localhost:${port}`,
    publicUrlGiven: read.PUBLIC_URL !== undefined,
    dataDir: read.DATA_DIR ?? './.data',
    burstMs: read.BURST_MS ?? 1000,
    app: appOf(read),
    cosmos: read.COSMOS_ENDPOINT
      ? { endpoint: read.COSMOS_ENDPOINT, key: read.COSMOS_KEY ?? null, database: read.COSMOS_DATABASE ?? 'assistant' }
      : null,
    blobEndpoint: read.BLOB_ENDPOINT ?? null,
    azureOpenAI: azureOpenAIOf(read),
    // Many machines have OPENAI_API_KEY for other programs: buyers' words go nowhere until a model is named.
    openAI: read.OPENAI_MODEL
      ? { baseUrl: read.OPENAI_BASE_URL ?? null, apiKey: read.OPENAI_API_KEY ?? null, model: read.OPENAI_MODEL }
      : null,
    directLineSecret: read.DIRECT_LINE_SECRET ?? null,
    platform: {
      apiKey: read.PLATFORM_API_KEY ?? null,
      webhookSecret: read.PLATFORM_WEBHOOK_SECRET ?? null,
      webhookUrl: read.PLATFORM_WEBHOOK_URL ?? null,
    },
    hubKey: read.HUB_KEY ?? null,
    entra:
      read.ENTRA_CLIENT_ID && read.ENTRA_TENANT_ID
        ? { clientId: read.ENTRA_CLIENT_ID, tenantId: read.ENTRA_TENANT_ID }
        : null,
  };
}

function appOf(read: Variables): Config['app'] {
  if (!read.MicrosoftAppId) return null;
  return {
    type: read.MicrosoftAppType ?? 'MultiTenant',
    id: read.MicrosoftAppId,
    password: read.MicrosoftAppPassword ?? null,
    tenantId: read.MicrosoftAppTenantId ?? null,
  };
}

function azureOpenAIOf(read: Variables): Config['azureOpenAI'] {
  if (!read.AZURE_OPENAI_ENDPOINT || !read.AZURE_OPENAI_DEPLOYMENT) return null;
  return {
    endpoint: read.AZURE_OPENAI_ENDPOINT,
    apiKey: read.AZURE_OPENAI_API_KEY ?? null,
    deployment: read.AZURE_OPENAI_DEPLOYMENT,
    embeddingDeployment: read.AZURE_OPENAI_EMBEDDING_DEPLOYMENT ?? null,
    required: /^(true|1)$/i.test(read.AZURE_OPENAI_REQUIRED ?? ''),
  };
}
