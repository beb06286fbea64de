import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, signals } from '../setup/command.mjs';

/** A step that hangs is ended, and counts as failed. */
const patienceMs = 15 * 60_000;

/** Runs the `check:…` scripts of package.json, their output going straight to the user. */
export function steps(node) {
  /** Returns the exit code; a step that was ended from outside has failed. */
  function run(script, env = {}) {
    return new Promise((resolve, reject) => {
      // In a group of its own, so that ending it ends the tool and not only the shell around it.
      const child = spawn(node, ['--run', script], {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, ...env },
        detached: process.platform !== 'win32',
      });
      const end = () => (process.platform === 'win32' ? child.kill() : process.kill(-child.pid, 'SIGKILL'));
      const overdue = setTimeout(end, patienceMs);
      const stop = () => {
        end();
        process.exit(1);
      };
      for (const signal of signals) process.once(signal, stop);
      child.on('error', reject);
      child.on('close', code => {
        clearTimeout(overdue);
        for (const signal of signals) process.off(signal, stop);
        resolve(code ?? 1);
      });
    });
  }

  return {
    /** A check counts as one. */
    check: async script => ((await run(script)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),

    /** Each test counts as one; a run that broke off counts as one more failure. */
    async tests(script, env = {}) {
      const folder = mkdtempSync(join(tmpdir(), 'assistant-tests-'));
      const countsFile = join(folder, 'counts.json');
      try {
        const code = await run(script, { ...env, COUNTS_FILE: countsFile });
        return countsOf(countsFile, code);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function countsOf(file, code) {
  let counts;
  try {
    counts = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
