import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const patienceMs = 30_000;

export interface Service {
  url: string;
  /** Where the demo freelancer's buyers go. */
  chatLink: string;
  /** Works once. */
  signInLink: string;
  /** What it has written to its log so far. */
  log(): string;
  /** Ends it in order, and it comes back on the same port with the same store; the sign-in link is a new one. */
  restart(how?: { kill?: boolean }): Promise<Service>;
  /** Ends it and removes its store. */
  stop(): Promise<void>;
}

interface Wanted {
  env?: Record<string, string>;
}

/** The real process on a free port with a store of its own, ready to take turns; ends with the test. */
export async function startService({ env = {} }: Wanted = {}): Promise<Service> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assistant-story-'));
  try {
    return await started({ dataDir, port: await freePort(), env });
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}

interface Place {
  dataDir: string;
  port: number;
  env: Record<string, string>;
}

async function started(place: Place): Promise<Service> {
  const { dataDir, port, env } = place;
  const run = runMain([], { PORT: String(port), DATA_DIR: dataDir, BURST_MS: '150', ...env });
  const url = `http://localhost:${port}`;
  await Promise.race([ready(url), tooEarly(run)]);
  const link = (pattern: RegExp): string => pattern.exec(run.out())?.[0] ?? '';
  await until(() => link(/http\S+\/api\/messages/) !== '');
  return {
    url,
    chatLink: link(/http\S+\/chat\/demo/),
    signInLink: link(/http\S+\/hub\?code=\S+/),
    log: run.err,
    async restart({ kill = false } = {}) {
      await end(run.child, kill ? 'SIGKILL' : 'SIGTERM');
      return started(place);
    },
    async stop() {
      await end(run.child, 'SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** One run of `bot/main.ts` with nothing of our own environment but the path; its input is open. */
export function runMain(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['bot/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', HOME: tmpdir(), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (part: string) => out.push(part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => err.push(part));
  const ended = new Promise<number | null>(resolve => child.once('close', code => resolve(code)));
  return { child, out: () => out.join(''), err: () => err.join(''), ended };
}

async function ready(url: string): Promise<void> {
  await until(async () => {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    return answer?.status === 200;
  });
}

async function tooEarly({ ended, out, err }: ReturnType<typeof runMain>): Promise<never> {
  const code = await ended;
  throw new Error(`The service ended with ${code}:\n${out()}${err()}`);
}

/** Asks again until it holds; fails after half a minute. */
export async function until(holds: () => boolean | Promise<boolean>, what = 'it'): Promise<void> {
  const late = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > late) throw new Error(`Waited ${patienceMs / 1000} s for ${what} in vain.`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise(resolve => child.once('close', resolve));
  child.kill(signal);
  const stuck = setTimeout(() => child.kill('SIGKILL'), 8_000);
  await ended;
  clearTimeout(stuck);
}

/** A port nobody listens on, at the moment of asking. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
