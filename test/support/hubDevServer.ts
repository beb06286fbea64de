import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { type HubHouse, openHub } from './hubHouse.ts';
import { busyAfternoon } from './hubStories.ts';

const web = fileURLToPath(new URL('../../web', import.meta.url));

/** Builds the hub's page as it is now into a folder of its own; returns the folder and what removes it. */
export async function buildHubPage(): Promise<{ dist: string; remove: () => Promise<void> }> {
  const dist = await mkdtemp(join(tmpdir(), 'hub-page-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    root: web,
    publicDir: false,
    plugins: [react()],
    build: {
      outDir: dist,
      emptyOutDir: true,
      assetsDir: 'assets',
      reportCompressedSize: false,
      rolldownOptions: { input: { hub: join(web, 'hub', 'index.html') } },
    },
  });
  return { dist, remove: () => rm(dist, { recursive: true, force: true }) };
}

/** The hub with its page and a busy afternoon in it. */
export async function openHubPage(dist: string): Promise<HubHouse> {
  const house = await openHub({ dist });
  for (const conversation of busyAfternoon()) await house.keepElsewhere(conversation);
  return house;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { dist } = await buildHubPage();
  const house = await openHubPage(dist);
  console.log(await house.signInLink('ana'));
}
