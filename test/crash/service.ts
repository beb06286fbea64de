import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { until } from '../support/engineUnderTest.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The product as an operator starts it, in a process of its own, to be killed and started again over the same data. */
export async function serviceOver(dataDir: string) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let running: ChildProcess | undefined;
  let words = '';

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = running;
    running = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    ending.kill(signal);
    await once(ending, 'exit');
  }

  return {
    url,
    async start({ burstMs }: { burstMs: number }): Promise<void> {
      const { PATH = '' } = process.env;
      const env = { PATH, PORT: String(port), DATA_DIR: dataDir, BURST_MS: String(burstMs) };
      const started = spawn(process.execPath, ['bot/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
      running = started;
      for (const stream of [started.stdout, started.stderr]) stream.on('data', text => (words += text));
      const isReady = async () => {
        if (started.exitCode !== null) throw new Error(`the service did not start:\n${words}`);
        return (await fetch(`${url}/readyz`).catch(() => undefined))?.ok;
      };
      await until(isReady, 'the service is ready', 15_000);
    },
    /** As power goes: nothing is told, nothing is finished. */
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    /** Posts as a channel does; the status, or undefined when the connection was lost. */
    async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response | undefined> {
      return fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }).catch(() => undefined);
    },
  };
}

export type Service = Awaited<ReturnType<typeof serviceOver>>;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
