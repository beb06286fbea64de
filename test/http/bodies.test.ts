import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { handler, sendJson } from '../../bot/http/answer.ts';
import { readJson } from '../../bot/http/readJson.ts';
import { ask, type ErrorBody, post } from '../support/directLineBuyer.ts';
import { type House, openHouse } from '../support/httpHouse.ts';

describe('Bodies', () => {
  let house: House;
  let url: string;
  const nested = (levels: number): string => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;

  beforeEach(async () => {
    house = await openHouse({
      routes: [
        server => {
          const echo = handler(
            line => house.lines.push(line),
            async (request, response) => {
              sendJson(response, 200, await readJson(request, { timeoutMs: 300 }));
            },
          );
          server.post('/echo', echo);
          server.post(
            '/broken',
            handler(
              line => house.lines.push(line),
              async () => {
                throw new Error('the password is hunter2');
              },
            ),
          );
        },
      ],
    });
    url = `${house.url}/echo`;
  });
  afterEach(() => house.close());

  const raw = (body: BodyInit, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });
  const refusal = async (init: RequestInit): Promise<[number, string]> => {
    const { status, body } = await ask<ErrorBody>(url, init);
    assert.ok(body.error.remedy);
    return [status, body.error.code];
  };

  it('are taken as JSON objects in UTF-8', async () => {
    assert.deepEqual((await ask(url, post({ text: 'Grüße 你好' }))).body, { text: 'Grüße 你好' });
    const charset = raw('{"a":1}', { 'Content-Type': 'application/json; charset=UTF-8' });
    assert.equal((await ask(url, charset)).status, 200);
    assert.equal((await ask(url, raw(nested(64)))).status, 200);
    assert.equal((await ask(url, raw(JSON.stringify({ a: `\\"${'['.repeat(100)}` })))).status, 200);
  });

  it('are refused when they are not JSON, not an object, not UTF-8, or nested too deep', async () => {
    assert.deepEqual(await refusal(raw('{"a":')), [400, 'malformedJson']);
    assert.deepEqual(await refusal(raw('')), [400, 'malformedJson']);
    assert.deepEqual(await refusal(raw('[1]')), [400, 'malformedJson']);
    assert.deepEqual(await refusal(raw('null')), [400, 'malformedJson']);
    assert.deepEqual(await refusal(raw(Uint8Array.from([0x7b, 0xff, 0x7d]))), [400, 'malformedJson']);
    assert.deepEqual(await refusal(raw(nested(65))), [400, 'invalid']);
    assert.deepEqual(await refusal(raw('['.repeat(200_000))), [400, 'invalid']);
    assert.deepEqual(await refusal(raw('{}', { 'Content-Type': 'text/plain' })), [415, 'notJson']);
  });

  it('are refused compressed, be the compression sound or not', async () => {
    assert.deepEqual(await refusal(raw(gzipSync('{"a":1}'), { 'Content-Encoding': 'gzip' })), [415, 'encodedBody']);
    assert.deepEqual(await refusal(raw('not gzip', { 'Content-Encoding': 'gzip' })), [415, 'encodedBody']);
    assert.equal((await ask(`${house.url}/healthz`)).status, 200);
  });

  it('are refused over 256 KB, with or without a length, and the caller can read why', async () => {
    const exact = JSON.stringify({ a: 'x'.repeat(256 * 1024 - 8) });
    assert.equal(Buffer.byteLength(exact), 256 * 1024);
    assert.equal((await ask(url, raw(exact))).status, 200);
    assert.deepEqual(await refusal(raw(`${exact} `)), [413, 'tooLarge']);
    assert.deepEqual(await refusal(raw('x'.repeat(5_000_000))), [413, 'tooLarge']);
    const endless = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(64 * 1024).fill(120));
      },
    });
    const streamed = { ...raw(endless), duplex: 'half' } as RequestInit;
    assert.deepEqual(await refusal(streamed), [413, 'tooLarge']);
  });

  it('time out when they do not arrive, and the connection ends', async () => {
    const socket = connect(house.port, '127.0.0.1');
    socket.write(
      'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":',
    );
    let answer = '';
    for await (const part of socket) answer += part;
    assert.match(answer, /^HTTP\/1\.1 408 /);
    assert.match(answer, /"slowBody"/);
  });

  it('cut off in the middle harm nobody', async () => {
    const socket = connect(house.port, '127.0.0.1');
    socket.write(
      'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":',
    );
    await new Promise(resolve => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise(resolve => setTimeout(resolve, 50));
    assert.equal((await ask(`${house.url}/healthz`)).status, 200);
  });

  it('that break our code get a sentence; the reason goes to the log in one line', async () => {
    const { status, body } = await ask<ErrorBody>(`${house.url}/broken`, post({}));
    assert.deepEqual([status, body.error.code], [500, 'unexpected']);
    assert.doesNotMatch(JSON.stringify(body), /hunter2|at .*\.ts/);
    assert.deepEqual(house.lines, ['POST /broken failed: Error: the password is hunter2']);
  });
});
