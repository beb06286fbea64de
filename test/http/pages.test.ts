import assert from 'node:assert/strict';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ask, type ErrorBody } from '../support/directLineBuyer.ts';
import { type House, openHouse } from '../support/httpHouse.ts';

const script = `console.log("${'web chat '.repeat(500)}");`;

describe('The pages', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const build = async (): Promise<void> => {
    for (const folder of ['chat', 'assets']) await mkdir(join(house.dist, folder));
    await writeFile(join(house.dist, 'chat', 'index.html'), '<!doctype html><title>Chat</title>');
    await writeFile(join(house.dist, 'assets', 'chat-abc123.js'), script);
    await writeFile(join(house.dist, 'embed.js'), 'console.log("embed")');
  };

  /** Without fetch's own decompression. */
  const raw = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
      const asked = request(`${house.url}${path}`, { headers, method }, response => {
        const parts: Buffer[] = [];
        response.on('data', part => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        );
      });
      asked.on('error', reject).end();
    });

  it('say which command builds them while they are not built', async () => {
    const { status, body } = await ask<ErrorBody>(`${house.url}/chat/ana`);
    assert.deepEqual([status, body.error.code], [503, 'pagesNotBuilt']);
    assert.match(body.error.remedy, /npm start/);
  });

  it('may be framed by any site, and run nothing but our own scripts', async () => {
    await build();
    const { status, headers, body } = await raw('/chat/ana?gig=logo');
    assert.equal(status, 200);
    assert.match(String(body), /<title>Chat/);
    assert.match(String(headers['content-security-policy']), /script-src 'self';.*frame-ancestors \*/);
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe-eval/);
    assert.equal(headers['cache-control'], 'no-cache');
    const again = await raw('/chat/ana', { 'If-None-Match': String(headers.etag) });
    assert.deepEqual([again.status, again.body.length], [304, 0]);
  });

  it('meet the buyer of an unknown freelancer with a friendly page', async () => {
    await build();
    const { status, headers, body } = await raw('/chat/%3Cscript%3E');
    assert.equal(status, 404);
    assert.match(String(headers['content-type']), /text\/html/);
    assert.match(String(body), /Nobody answers here/);
    assert.doesNotMatch(String(body), /<script/);
  });

  it('come compressed as the browser likes, and are kept by it under their hashed names', async () => {
    await build();
    const path = '/assets/chat-abc123.js';
    const br = await raw(path, { 'Accept-Encoding': 'gzip, deflate, br' });
    assert.equal(br.headers['content-encoding'], 'br');
    assert.equal(brotliDecompressSync(br.body).toString(), script);
    assert.match(String(br.headers['cache-control']), /immutable/);
    assert.equal(br.headers.vary, 'Accept-Encoding');
    const gz = await raw(path, { 'Accept-Encoding': 'gzip, br;q=0' });
    assert.equal(gunzipSync(gz.body).toString(), script);
    const plain = await raw(path);
    assert.equal(plain.body.toString(), script);
    assert.notEqual(plain.headers.etag, gz.headers.etag);
    const head = await raw(path, {}, 'HEAD');
    assert.deepEqual([head.status, head.body.length, head.headers['content-length']], [200, 0, String(script.length)]);
  });

  it('take what the build has compressed already, and new files without a restart', async () => {
    await build();
    await writeFile(join(house.dist, 'assets', 'chat-abc123.js.br'), 'ready');
    const soon = new Date(Date.now() + 5000);
    await utimes(join(house.dist, 'assets', 'chat-abc123.js.br'), soon, soon);
    assert.equal((await raw('/assets/chat-abc123.js', { 'Accept-Encoding': 'br' })).body.toString(), 'ready');
    const before = await raw('/embed.js');
    assert.equal(before.headers['cross-origin-resource-policy'], 'cross-origin');
    await writeFile(join(house.dist, 'embed.js'), 'console.log("new")');
    await utimes(join(house.dist, 'embed.js'), soon, soon);
    assert.equal((await raw('/embed.js')).body.toString(), 'console.log("new")');
  });

  it('let nobody out of their folder', async () => {
    await build();
    for (const path of [
      '/assets/../../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%00',
      '/assets/',
      '/assets/no.js',
    ])
      assert.equal((await raw(path)).status, 404, path);
  });
});
