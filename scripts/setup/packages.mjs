import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machinePath, quietly, root } from './command.mjs';
import { SetupError, telling } from './progress.mjs';

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.setup');

/** Installs what package-lock.json says, where node_modules is not that already. */
export async function installPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(`${process.platform} ${process.arch} ${lock}`).digest('hex');
  if (textOf(stampFile) === stamp) return;
  if (!isInstalled(lock)) {
    // Building the pages and the tests need the development packages, whatever NODE_ENV says.
    await telling('Installing packages', () => npm('ci', '--include=dev'));
  }
  writeFileSync(stampFile, stamp);
}

/** Whether npm's own record of node_modules holds every package of the lock, as after a developer's `npm install`. */
function isInstalled(lock) {
  const record = textOf(join(modules, '.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  return Object.entries(JSON.parse(lock).packages).every(([path, wanted]) => {
    const found = installed[path];
    return path === '' || (found ? found.version === wanted.version : wanted.optional === true);
  });
}

function textOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

const noNetwork = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/;

/** Runs npm with the machine's own Node, for the one in node_modules may be replaced. Throws SetupError. */
export async function npm(...args) {
  const options = [
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=http',
    '--fetch-retry-mintimeout=1000',
  ];
  const { succeeded, output } = await quietly('npm', [...args, ...options], {
    env: { PATH: machinePath() },
    isHopeless: hasNoNetwork,
  });
  if (succeeded) return;
  if (noNetwork.test(output)) {
    throw new SetupError(
      'npm cannot reach its package registry. Connect this machine to the internet (or set npm’s proxy or registry) and run the same command again.',
    );
  }
  if (/\bENOSPC\b/.test(output)) {
    throw new SetupError('The disk is full. Free about 1 GB and run the same command again.');
  }
  const said = output.split('\n').filter(line => line !== '' && !/^npm (?:http|warn)/i.test(line));
  throw new SetupError(`npm ${args[0]} failed. This is what it said:\n${said.slice(0, 20).join('\n')}`);
}

// npm tries each of a thousand packages several times before it gives up; ten failures and not one answer are enough.
function hasNoNetwork(output) {
  const attempts = output.split('\n').filter(line => line.startsWith('npm http fetch'));
  const failed = attempts.filter(line => noNetwork.test(line)).length;
  return failed >= 10 && !attempts.some(line => /fetch \w+ \d{3} /.test(line));
}
