import type { Name } from './config.ts';

type Given = Partial<Record<Name, string>>;

/** What one variable needs beside it: [variable, what must be there too, what to do]. */
const needs: [Name, Name, string][] = [
  ['MicrosoftAppPassword', 'MicrosoftAppId', 'set the app id it belongs to'],
  ['MicrosoftAppTenantId', 'MicrosoftAppId', 'set the app id it belongs to'],
  ['MicrosoftAppType', 'MicrosoftAppId', 'set the app id it describes'],
  ['COSMOS_KEY', 'COSMOS_ENDPOINT', 'set the account it opens'],
  ['COSMOS_DATABASE', 'COSMOS_ENDPOINT', 'set the account it is in'],
  ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_ENDPOINT', 'set the resource it opens'],
  ['AZURE_OPENAI_DEPLOYMENT', 'AZURE_OPENAI_ENDPOINT', 'set the resource it is in'],
  ['AZURE_OPENAI_EMBEDDING_DEPLOYMENT', 'AZURE_OPENAI_ENDPOINT', 'set the resource it is in'],
  ['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_DEPLOYMENT', 'set the name of the deployment to use'],
  ['OPENAI_BASE_URL', 'OPENAI_MODEL', 'set the model to use'],
  ['DIRECT_LINE_SECRET', 'MicrosoftAppId', 'set the credentials of the bot that Azure calls'],
  ['PLATFORM_WEBHOOK_URL', 'PLATFORM_WEBHOOK_SECRET', 'set the secret that signs what is sent there'],
  ['ENTRA_CLIENT_ID', 'ENTRA_TENANT_ID', 'set the tenant people sign in with'],
  ['ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID', 'set the application people sign in to'],
];

/** A fault for each variable that is there without what it needs beside it. */
export function incompleteGroups(given: Given): string[] {
  const faults = needs
    .filter(([name, other]) => given[name] && !given[other])
    .map(
      ([name, other, todo]) =>
        `${name}: is set, but ${other} is not. Write ${other}=… (${todo}), or leave ${name} out.`,
    );
  const type = given.MicrosoftAppType?.toLowerCase() ?? 'multitenant';
  if (given.MicrosoftAppId && !given.MicrosoftAppPassword && type !== 'userassignedmsi')
    faults.push(
      'MicrosoftAppPassword: is missing beside MicrosoftAppId. Write MicrosoftAppPassword=…, or MicrosoftAppType=UserAssignedMSI for a managed identity.',
    );
  if (given.MicrosoftAppId && !given.MicrosoftAppTenantId && (type === 'singletenant' || type === 'userassignedmsi'))
    faults.push(
      `MicrosoftAppTenantId: is missing, and MicrosoftAppType=${given.MicrosoftAppType} needs it. Write MicrosoftAppTenantId=…`,
    );
  if (given.OPENAI_MODEL && !given.OPENAI_API_KEY && !given.OPENAI_BASE_URL)
    faults.push(
      'OPENAI_API_KEY: is missing beside OPENAI_MODEL. Write OPENAI_API_KEY=…, or OPENAI_BASE_URL=… for a server without keys.',
    );
  return faults;
}

/** A fault where files would travel in the clear, and no identity would be taken. */
export function unencryptedFiles({ BLOB_ENDPOINT: given }: Given): string[] {
  const url = given === undefined ? null : URL.parse(given);
  if (url?.protocol !== 'http:' || isLoopback(url.hostname)) return [];
  return [
    'BLOB_ENDPOINT: is http, which only an emulator on this machine may be. Write BLOB_ENDPOINT=https://ACCOUNT.blob.core.windows.net',
  ];
}

/** A fault where other machines could reach an assistant that cannot tell who calls. */
export function unprotected(given: Given): string[] {
  if (given.MicrosoftAppId) return [];
  const faults = [];
  if (given.NODE_ENV === 'production')
    faults.push(
      'MicrosoftAppId: is missing, and NODE_ENV=production needs it, or anybody could speak as anybody. Write MicrosoftAppId=… and MicrosoftAppPassword=…',
    );
  if (given.HOST && !isLoopback(given.HOST))
    faults.push(
      `HOST: "${given.HOST}" lets other machines in, which needs credentials. Write MicrosoftAppId=… and MicrosoftAppPassword=…, or HOST=127.0.0.1.`,
    );
  return faults;
}

/** Whether a host name or IP address means this machine only. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|::ffff:127(\.\d{1,3}){3})$/i.test(host);
}
