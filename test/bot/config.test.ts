import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultsError } from '../../assistant/errors.ts';
import { readConfig } from '../../bot/config.ts';
import { loadSecret } from '../../bot/secret.ts';

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof FaultsError);
    return error.faults;
  }
  return [];
};

const app = { MicrosoftAppId: 'app', MicrosoftAppPassword: 'pass' };

describe('The configuration', () => {
  it('needs nothing', () => {
    assert.partialDeepStrictEqual(readConfig({ PATH: '/bin', PORT: ' ' }), {
      production: false,
      host: '127.0.0.1',
      port: 3978,
      publicUrl: 'http://localhost:3978',
      publicUrlGiven: false,
      dataDir: './.data',
      burstMs: 1000,
      app: null,
      cosmos: null,
      directLineSecret: null,
    });
  });

  it('comes typed', () => {
    const config = readConfig({
      ...app,
      NODE_ENV: 'production',
      HOST: '0.0.0.0',
      PORT: '8080',
      BURST_MS: '0',
      PUBLIC_URL: 'https://pa.example.com/',
      COSMOS_ENDPOINT: 'https://a.documents.azure.com',
      AZURE_OPENAI_ENDPOINT: 'https://a.openai.azure.com',
      AZURE_OPENAI_DEPLOYMENT: 'chat',
      AZURE_OPENAI_REQUIRED: 'TRUE',
      MicrosoftAppType: 'singletenant',
      MicrosoftAppTenantId: 'tenant',
    });
    assert.partialDeepStrictEqual(config, {
      production: true,
      port: 8080,
      burstMs: 0,
      publicUrl: 'https://pa.example.com',
      publicUrlGiven: true,
      app: { type: 'SingleTenant', id: 'app', password: 'pass', tenantId: 'tenant' },
      cosmos: { endpoint: 'https://a.documents.azure.com', key: null, database: 'assistant' },
      azureOpenAI: { deployment: 'chat', apiKey: null, required: true },
    });
  });

  it('names every fault at once, with what was given and what to write', () => {
    const faults = faultsOf({
      PORT: '70000',
      BURST_MS: 'soon',
      PUBLIC_URL: 'example.com',
      MicrosoftAppType: 'x',
      COSMOS_KEY: 'k3y',
    });
    assert.equal(
      faults.filter(fault => fault.startsWith('PORT: "70000" is not') && fault.includes('PORT=3978')).length,
      1,
    );
    for (const name of ['BURST_MS', 'PUBLIC_URL', 'MicrosoftAppType', 'COSMOS_KEY'])
      assert.ok(
        faults.some(fault => fault.startsWith(`${name}: `) && fault.includes('Write ')),
        name,
      );
  });

  it('never shows a secret', () => {
    const secret = 's3cr3t';
    const faults = faultsOf({
      PORT: 'x',
      MicrosoftAppPassword: secret,
      COSMOS_KEY: secret,
      AZURE_OPENAI_API_KEY: secret,
      DIRECT_LINE_SECRET: secret,
      PLATFORM_WEBHOOK_URL: `ftp://user:${secret}@host`,
    });
    assert.ok(faults.length >= 6);
    assert.doesNotMatch(faults.join('\n'), /s3cr3t/);
  });

  it('opens to other machines, and to production, only with credentials', () => {
    assert.match(faultsOf({ HOST: '0.0.0.0' }).join(), /HOST: .*MicrosoftAppId/);
    assert.match(faultsOf({ HOST: '::' }).join(), /HOST: .*MicrosoftAppId/);
    assert.deepEqual(faultsOf({ HOST: 'localhost' }), []);
    assert.deepEqual(faultsOf({ HOST: '::1' }), []);
    assert.match(faultsOf({ NODE_ENV: 'production' }).join(), /MicrosoftAppId: is missing/);
    assert.deepEqual(faultsOf({ ...app, NODE_ENV: 'production', HOST: '0.0.0.0' }), []);
  });

  it('takes files to Blob Storage encrypted, or to an emulator on this machine', () => {
    const endpoint = 'https://a.blob.core.windows.net';
    assert.equal(readConfig({ BLOB_ENDPOINT: `${endpoint}/` }).blobEndpoint, endpoint);
    assert.deepEqual(faultsOf({ BLOB_ENDPOINT: 'http://127.0.0.1:10000/devstoreaccount1' }), []);
    for (const given of ['a.blob.core.windows.net', 'http://a.blob.core.windows.net', `${endpoint}/?sv=2024&sig=x`]) {
      const faults = faultsOf({ BLOB_ENDPOINT: given });
      assert.equal(faults.length, 1, given);
      assert.match(faults[0] ?? '', /^BLOB_ENDPOINT: .*Write BLOB_ENDPOINT=https:/);
    }
  });

  it('names what a group lacks', () => {
    assert.match(faultsOf({ MicrosoftAppId: 'a' }).join(), /MicrosoftAppPassword: is missing/);
    assert.deepEqual(
      faultsOf({ MicrosoftAppId: 'a', MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: 't' }),
      [],
    );
    assert.match(faultsOf({ ...app, MicrosoftAppType: 'SingleTenant' }).join(), /MicrosoftAppTenantId: is missing/);
    assert.match(faultsOf({ AZURE_OPENAI_ENDPOINT: 'https://x' }).join(), /AZURE_OPENAI_DEPLOYMENT is not/);
    assert.match(faultsOf({ PLATFORM_WEBHOOK_URL: 'https://x' }).join(), /PLATFORM_WEBHOOK_SECRET is not/);
    assert.match(faultsOf({ ENTRA_CLIENT_ID: 'x' }).join(), /ENTRA_TENANT_ID is not/);
    assert.match(faultsOf({ OPENAI_MODEL: 'm' }).join(), /OPENAI_API_KEY: is missing/);
    assert.equal(readConfig({ OPENAI_API_KEY: 'of another program' }).openAI, null);
  });
});

describe('The signing secret', () => {
  let dir: string;
  beforeEach(async () => {
    dir = join(await mkdtemp(join(tmpdir(), 'secret-')), 'data');
  });
  afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

  it('is made once, for its owner only, however many start together', async () => {
    const [one, ...others] = await Promise.all([loadSecret(dir), loadSecret(dir), loadSecret(dir)]);
    assert.equal(one?.length, 32);
    for (const other of [...others, await loadSecret(dir)]) assert.deepEqual(other, one);
    assert.equal((await stat(join(dir, 'secret'))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(dir), ['secret']);
  });

  it('says what to do when it is damaged or cannot be kept', async () => {
    await loadSecret(dir);
    await writeFile(join(dir, 'secret'), 'x');
    await assert.rejects(loadSecret(dir), /damaged\. Delete it/);
    await assert.rejects(loadSecret(join(dir, 'secret', 'inside')), /DATA_DIR: .*Set DATA_DIR/);
  });
});
