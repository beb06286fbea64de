import type { Locator, Page } from 'playwright-core';
import { until } from '../support/service.ts';

const box = '[data-id="webchat-sendbox-input"]';

/** A buyer at the chat page, seen and used as a person would. */
export function buyerPage(page: Page) {
  const lines = (): Locator => page.locator('.said');
  const sinceLastWord = (): Promise<string[]> =>
    page.evaluate(() => {
      const said = [...document.querySelectorAll<HTMLElement>('.said')];
      const last = said.findLastIndex(line => line.classList.contains('by-buyer'));
      return said.slice(last + 1).map(line => line.textContent);
    });

  /** What was said to the buyer's last word, once the other side has finished. */
  async function heard(): Promise<string> {
    let before = '';
    await until(async () => {
      const now = (await sinceLastWord()).join('\n');
      const settled = now !== '' && now === before && (await page.locator('.dots').count()) === 0;
      before = now;
      if (!settled) await page.waitForTimeout(250);
      return settled;
    }, 'an answer on the page');
    return before;
  }

  async function send(words: string): Promise<void> {
    const mine = await page.locator('.by-buyer').count();
    await page.locator(box).fill(words);
    await page.keyboard.press('Enter');
    await until(async () => (await page.locator('.by-buyer').count()) > mine, 'the own line');
  }

  return {
    page,
    lines,
    heard,
    send,
    ready: () => page.locator(box).waitFor(),
    async say(words: string): Promise<string> {
      await send(words);
      return heard();
    },
    /** Taps the newest button of that name on a card. */
    async tap(name: string | RegExp): Promise<string> {
      const mine = await page.locator('.by-buyer').count();
      await page.locator('.ac-adaptiveCard').getByRole('button', { name }).last().click();
      await until(async () => (await page.locator('.by-buyer').count()) > mine, 'the tap as a line');
      return heard();
    },
    async attach(name: string, mimeType: string, buffer: Buffer): Promise<string> {
      const mine = await page.locator('.by-buyer').count();
      await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await until(async () => (await page.locator('.by-buyer').count()) > mine, 'the file as a line');
      return heard();
    },
    button: (name: string | RegExp) => page.locator('.ac-adaptiveCard').getByRole('button', { name }).last(),
  };
}

export type BuyerPage = ReturnType<typeof buyerPage>;
