import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { binaries, quietly } from './command.mjs';
import { npm } from './packages.mjs';
import { SetupError, telling } from './progress.mjs';

/** The first versions that run TypeScript as it is and have SQLite built in, both without a flag. */
function isRecent(version) {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/** The path of a Node that can run the program: this one, or one brought into node_modules and saved nowhere. */
export async function provideNode() {
  if (isRecent(process.versions.node)) return process.execPath;
  const own = join(binaries, process.platform === 'win32' ? 'node.cmd' : 'node');
  if (await runsRecent(own)) return own;
  await telling(`Bringing Node 24 (this machine has ${process.versions.node})`, () =>
    npm('install', '--no-save', '--ignore-scripts=false', 'node@24'),
  );
  if (await runsRecent(own)) return own;
  throw new SetupError(
    'Node 24 could not be brought into node_modules for this machine. Install Node 22.18 or later yourself and run the same command again.',
  );
}

async function runsRecent(node) {
  if (!existsSync(node)) return false;
  const { succeeded, output } = await quietly(node, ['--version']);
  return succeeded && isRecent(output.trim());
}
