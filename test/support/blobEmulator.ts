import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Azurite's Blob Storage on a free port, keeping everything in memory; it tells nobody that it runs. */
export async function blobEmulator(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const main = fileURLToPath(import.meta.resolve('azurite/dist/src/blob/main.js'));
  const emulator = spawn(
    process.execPath,
    // The SDK may speak a newer version of the protocol than the emulator knows by name.
    [main, '--inMemoryPersistence', '--disableTelemetry', '--silent', '--skipApiVersionCheck', '--blobPort', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(emulator, 'exit');
  const stop = async (): Promise<void> => {
    emulator.kill();
    await ended;
  };
  for await (const line of createInterface({ input: emulator.stdout })) {
    const endpoint = /listens on (http:\S+)/.exec(line)?.[1];
    if (endpoint) {
      emulator.stdout.resume();
      return { endpoint, stop };
    }
  }
  await stop();
  assert.fail('The emulator ended without listening.');
}
