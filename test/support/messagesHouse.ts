import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { botFramework } from '../../bot/channels/botFramework.ts';
import type { Credentials } from '../../bot/channels/credentials.ts';
import { messagesRoutes } from '../../bot/http/messages.ts';
import { createHttpServer, listen } from '../../bot/http/server.ts';
import type { Engine } from '../../bot/ports.ts';
import { memoryFiles } from '../../storage/files/memoryFiles.ts';
import { type CapturedConnector, capturedConnector } from './connector.ts';
import { type EngineUnderTest, engineUnderTest, type Given } from './engineUnderTest.ts';

export interface House extends EngineUnderTest {
  connector: CapturedConnector;
  files: ReturnType<typeof memoryFiles>;
  post(body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: string }>;
}

export interface Situation extends Given {
  credentials?: Credentials;
  engine?: Engine;
}

export async function withMessages(given: Situation, use: (house: House) => Promise<void>): Promise<void> {
  const connector = await capturedConnector();
  const files = memoryFiles();
  const lines: string[] = [];
  const framework = botFramework({
    credentials: given.credentials ?? null,
    files,
    link: (_, { url }) => `/files/${url}`,
    config: { publicUrl: 'http://localhost:3978' },
    now: () => new Date(),
    log: line => lines.push(line),
    report: problem => lines.push(problem),
    sendTimeoutMs: 500,
  });
  const house = engineUnderTest({ ...given, channel: framework.channel });
  await house.ready;
  const server = createHttpServer({
    routes: [messagesRoutes({ engine: given.engine ?? house.engine, connector: framework, log: () => {} })],
    log: () => {},
    https: false,
  });
  await listen(server, 0, '127.0.0.1');
  const { port } = server.address() as unknown as AddressInfo;
  const post: House['post'] = async (body, headers = {}) => {
    const sent = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const answer = await postTo(port, sent, headers);
    assert.doesNotMatch(answer.body, /node_modules|\.ts:\d|at .+ \(|Error:/, 'no stack trace in any body');
    return answer;
  };
  try {
    await use({ ...house, connector, files, post });
  } finally {
    server.close();
    await connector.close();
    await house.engine.close();
  }
}

/** By hand, since fetch does not let a test say what it likes. */
function postTo(port: number, body: string | Buffer, headers: Record<string, string>) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sending = request(
      {
        port,
        host: '127.0.0.1',
        path: '/api/messages',
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      },
      async response => {
        let text = '';
        for await (const part of response) text += part;
        resolve({ status: response.statusCode ?? 0, body: text });
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}

let count = 0;
export function activity(
  connector: CapturedConnector,
  differences: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: 'message',
    id: `activity ${++count}`,
    channelId: 'emulator',
    serviceUrl: connector.url,
    conversation: { id: 'thread' },
    from: { id: 'noor', name: 'Noor' },
    recipient: { id: 'bot', name: 'Wren' },
    text: 'Hello',
    ...differences,
  };
}
