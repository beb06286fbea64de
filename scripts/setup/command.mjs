import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export const binaries = join(root, 'node_modules', '.bin');

/** The PATH of the machine itself: npm puts this project's binaries before it, and an installation replaces those. */
export function machinePath() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(folder => !folder.includes(`node_modules${process.platform === 'win32' ? '\\' : '/'}.bin`))
    .join(delimiter);
}

/** What asks a process to end. */
export const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program without showing it, to its end or until what it has said is hopeless. `output` is all it said on both
 * channels. Never throws.
 */
export function quietly(program, args, { env = {}, isHopeless = () => false } = {}) {
  return new Promise(resolve => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program === 'npm',
    });
    let output = '';
    const take = chunk => {
      output += chunk;
      if (isHopeless(output)) child.kill();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    // An installation that goes on by itself would meet the next one in the same folder.
    const stop = () => {
      child.kill();
      process.exit(1);
    };
    for (const signal of signals) process.once(signal, stop);
    child.on('error', error => {
      output += error.message;
    });
    child.on('close', code => {
      for (const signal of signals) process.off(signal, stop);
      resolve({ succeeded: code === 0, output });
    });
  });
}
