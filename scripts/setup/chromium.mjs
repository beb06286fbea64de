import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { machinePath, quietly } from './command.mjs';
import { SetupError, telling } from './progress.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium: CHROME_PATH's, the machine's, or the distribution's package. Throws SetupError. */
export async function provideChromium() {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new SetupError(`CHROME_PATH is ${given}, and there is no such file. Set it to a Chromium, or leave it out.`);
  }
  const found = find();
  if (found) return found;
  const failure = await installed();
  const brought = find();
  if (brought) return brought;
  throw new SetupError(
    `The browser tests need Chromium${failure}. Install the package "chromium" (or Google Chrome), or set CHROME_PATH to one, and run the same command again.`,
  );
}

function find() {
  const onPath = machinePath()
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name)));
  return [...onPath, ...elsewhere].find(path => existsSync(path));
}

/** Installs Debian's package where this user may; returns what stood in the way, as the rest of a sentence. */
async function installed() {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!(await quietly('apt-get', ['--version'])).succeeded) return '';
  if (asRoot.length > 0 && !(await quietly('sudo', ['-n', 'true'])).succeeded) {
    return ', and this user may not install packages';
  }
  const apt = (...args) => {
    const [program, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args];
    return quietly(program, rest);
  };
  return telling('Installing Chromium for the browser tests', async () => {
    await apt('update');
    const { succeeded } = await apt('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation');
    return succeeded ? '' : ', and apt-get could not install it';
  });
}
