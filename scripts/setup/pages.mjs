import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { quietly, root } from './command.mjs';
import { SetupError, telling } from './progress.mjs';

const web = join(root, 'web');
const built = join(web, 'dist');
const stampFile = join(built, '.sources');
/** What the pages are made of besides their own folder. */
const shared = ['cards/actions.ts', 'package-lock.json'];

/** Builds the pages with Vite when their sources changed since the last time. */
export async function buildPages(node) {
  const config = join(web, 'vite.config.ts');
  if (!existsSync(config)) return;
  const stamp = hashOf([...filesIn(web), ...shared.map(name => join(root, name))]);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { succeeded, output } = await telling('Building the pages', () =>
    quietly(node, [vite, 'build', '--config', config, '--logLevel', 'warn'], { env: { NODE_ENV: 'production' } }),
  );
  if (!succeeded) throw new SetupError(`The pages could not be built:\n${output.trim()}`);
  writeFileSync(stampFile, stamp);
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (path === built) return [];
      return entry.isDirectory() ? filesIn(path) : [path];
    })
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}
