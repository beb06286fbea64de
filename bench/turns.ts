import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Turns of one run: enough to drown the start, few enough for a coffee. */
const turns = 4_000;
const conversations = 400;
const atOnce = 64;
const rounds = 3;

interface Rival {
  name: string;
  start(port: number, dataDir: string): ChildProcess;
  isReady(port: number): Promise<boolean>;
}

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const run = (args: string[], env: Record<string, string>): ChildProcess =>
  spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'ignore' });

const echo: Rival = {
  name: 'EchoBot (keeps nothing)',
  start: port => run([path('./echoBot.ts'), String(port)], {}),
  isReady: async port => (await fetch(`http://127.0.0.1:${port}/`)).status > 0,
};

const assistant: Rival = {
  name: 'the assistant (receive, commit and mark durable)',
  start: (port, dataDir) => run([path('../bot/main.ts')], { PORT: String(port), DATA_DIR: dataDir, BURST_MS: '0' }),
  isReady: async port => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok,
};

/** Counts what the bots send, as a channel's connector does. */
function connector(): Promise<{ server: Server; url: string; count: () => number }> {
  let received = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', part => {
      body += part;
    });
    request.on('end', () => {
      if (JSON.parse(body).type === 'message') received++;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: String(received) }));
    });
  });
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ server, url: `http://127.0.0.1:${port}/`, count: () => received });
    });
  });
}

/** Turns a second from the first post to the last reply, each conversation asking one thing after another. */
async function measure(rival: Rival): Promise<number> {
  const channel = await connector();
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const child = rival.start(port, dataDir);
  try {
    await until(() => rival.isReady(port));
    await drive(port, channel.url, 200, 'warm');
    await until(async () => channel.count() >= 200);
    const before = channel.count();
    const begin = performance.now();
    await drive(port, channel.url, turns, 'run');
    await until(async () => channel.count() - before >= turns);
    return turns / ((performance.now() - begin) / 1_000);
  } finally {
    child.kill('SIGKILL');
    if (child.exitCode === null) await once(child, 'exit');
    channel.server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function drive(port: number, serviceUrl: string, count: number, label: string): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) {
      const person = `${label}-${n % conversations}-${Math.floor(n / conversations) % 4}`;
      const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          type: 'message',
          id: `${label}${n}`,
          channelId: 'emulator',
          serviceUrl,
          text: 'thanks',
          from: { id: person, name: 'Buyer' },
          recipient: { id: 'bot', name: 'Bot' },
          conversation: { id: person },
        }),
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 3_000; tries++) {
    if (await holds().catch(() => false)) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error('waited a minute in vain');
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** The assistant's turns beside those of the smallest bot, in turn, in one run. */
export async function benchTurns(say: (line: string) => void): Promise<void> {
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const bare = await measure(echo);
    const ours = await measure(assistant);
    ratios.push(ours / bare);
    say(
      `round ${round}: ${echo.name} ${bare.toFixed(0)}/s · ${assistant.name} ${ours.toFixed(0)}/s · ratio ${(ours / bare).toFixed(2)}`,
    );
  }
  say(`ratio, median of ${rounds}: ${median(ratios).toFixed(2)}`);
}
