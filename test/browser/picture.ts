import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** Where pictures go: the README's folder with PICTURES=1, else the folder it names; without it a test run leaves the tree as it is. */
const folder =
  process.env.PICTURES === '1' ? fileURLToPath(new URL('../../docs/pictures', import.meta.url)) : process.env.PICTURES;

/** What the page looks like now, kept under a name; undefined where no pictures are wanted. */
export async function picture(page: Page, name?: string): Promise<Buffer | undefined> {
  if (!folder) return undefined;
  await page.mouse.move(0, 0);
  await page.waitForTimeout(300);
  const shot = await page.screenshot({ animations: 'disabled' });
  if (name) await keep(name, shot);
  return shot;
}

/** Several pictures beside each other as one, small enough for a README. */
export async function sideBySide(page: Page, shots: (Buffer | undefined)[], name: string): Promise<void> {
  if (!folder) return;
  const images = shots.map(shot => `<img width="532" src="data:image/png;base64,${shot?.toString('base64')}">`);
  const sheet = await page.context().newPage();
  await sheet.setContent(
    `<main style="display:flex;gap:12px;padding:12px;width:max-content;background:#e9e9e7">${images.join('')}</main>`,
  );
  await keep(name, await sheet.locator('main').screenshot());
  await sheet.close();
}

async function keep(name: string, shot: Buffer): Promise<void> {
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.png`), shot);
}
