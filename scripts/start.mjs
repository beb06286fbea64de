import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { binaries, root, signals } from './setup/command.mjs';
import { SetupError } from './setup/progress.mjs';
import { setUp } from './setup.mjs';

// Sets up, then runs bot/main.ts with the same arguments: none serves, `train`, `ask`, `chat` and `evaluate` are commands.
// `bench` runs the benchmarks in its place.
const benches = process.argv[2] === 'bench';
const main = benches ? join(root, 'bench', 'main.ts') : join(root, 'bot', 'main.ts');
const args = process.argv.slice(benches ? 3 : 2);

try {
  const serves = !benches && (args[0] === undefined || args[0].startsWith('-'));
  const node = await setUp({ pages: serves });
  if (node === process.execPath) await runHere();
  else runWith(node);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** In this process, so that there is one, and signals reach it. */
async function runHere() {
  process.argv.splice(1, process.argv.length, main, ...args);
  await import(pathToFileURL(main).href);
}

/** Only right after Node 24 was brought: from then on npm finds that one first. */
function runWith(node) {
  const env = { ...process.env, PATH: `${binaries}:${process.env.PATH}` };
  const child = spawn(node, [main, ...args], { stdio: 'inherit', env });
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 1 : (code ?? 1);
  });
}
