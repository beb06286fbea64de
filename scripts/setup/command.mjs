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

/** Runs a program to its end without showing it; `output` is what it said on both channels. Never throws. */
export function quietly(program, args, { env = {} } = {}) {
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
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', error => resolve({ succeeded: false, output: `${output}${error.message}` }));
    child.on('close', code => resolve({ succeeded: code === 0, output }));
  });
}
