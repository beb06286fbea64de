import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Runs writer.ts on the directory until it has acknowledged some hundred writes, kills it in the middle of the next, and returns them. */
export async function killedWriter(dir: string, partition: string): Promise<string[]> {
  const script = new URL('./writer.ts', import.meta.url).pathname;
  const writer = spawn(process.execPath, [script, dir, partition], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: string[] = [];
  const lines = createInterface({ input: writer.stdout });
  lines.on('line', id => {
    acknowledged.push(id);
    if (acknowledged.length === 300) writer.kill('SIGKILL');
  });
  await Promise.all([once(writer, 'exit'), once(lines, 'close')]);
  return acknowledged;
}
