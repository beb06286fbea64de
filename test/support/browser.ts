import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** The path of a Chromium: `CHROME_PATH`, else the first of the usual names on the path; throws with what to install. */
function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const given = env.CHROME_PATH;
  if (given) return given;
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const found = names.map(name => join(folder, name)).find(existsSync);
    if (found) return found;
  }
  throw new Error('No Chromium was found. Install the package "chromium", or set CHROME_PATH to the browser\'s file.');
}

/** A headless Chromium that asks no other host for anything. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
