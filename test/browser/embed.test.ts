import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { type ChatDevServer, chatDevServer } from '../support/chatDevServer.ts';

describe('the widget on a site of its own', function () {
  this.timeout(30_000);
  let browser: Browser;
  let server: ChatDevServer;
  let page: Page;
  let warnings: string[];
  before(async () => {
    [browser, server] = await Promise.all([launchBrowser(), chatDevServer()]);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    const context = await browser.newContext();
    page = await context.newPage();
    warnings = [];
    page.on('console', line => line.type() === 'warning' && warnings.push(line.text()));
    await page.goto(`${server.url}/site`);
    await page.getByRole('button', { name: 'Chat' }).waitFor();
  });
  afterEach(() => page.context().close());

  const frames = (): Promise<number> => page.locator('iframe').count();
  const focused = (): Promise<string | undefined> =>
    page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName);

  it('is one small script that says what to write where the freelancer is missing, and stands once', async () => {
    const script = await (await fetch(`${server.url}/embed.js`)).text();
    assert.ok(script.length < 5000, `${script.length} bytes`);
    assert.equal(await page.getByRole('button', { name: 'Chat' }).count(), 1);
    assert.match(warnings.join('\n'), /data-freelancer="/);
  });

  it('keeps its own look beside the styles of the site', async () => {
    const face = await page.getByRole('button', { name: 'Chat' }).evaluate(button => getComputedStyle(button).fontSize);
    assert.equal(face, '15px');
  });

  it('makes the frame when it is first opened, about the Gig it was placed for', async () => {
    assert.equal(await frames(), 0);
    await page.getByRole('button', { name: 'Chat' }).click();
    const chat = page.frameLocator('iframe');
    await chat.getByText('Logo and small brand kit').waitFor();
    await chat.getByRole('button', { name: 'Close chat' }).click();
    await page.locator('iframe').waitFor({ state: 'hidden' });
    assert.equal(await focused(), 'BUTTON');
    await page.getByRole('button', { name: 'Chat' }).click();
    assert.equal(await frames(), 1);
  });

  it('closes with Escape from inside the chat and gives the focus back', async () => {
    await page.getByRole('button', { name: 'Chat' }).focus();
    await page.keyboard.press('Enter');
    const chat = page.frameLocator('iframe');
    await chat.locator('[data-id="webchat-sendbox-input"]').click();
    await page.keyboard.press('Escape');
    await page.locator('iframe').waitFor({ state: 'hidden' });
    assert.equal(await focused(), 'BUTTON');
  });

  it('is open again on the next page of the site where it was open', async () => {
    await page.getByRole('button', { name: 'Chat' }).click();
    await page.reload();
    await page.frameLocator('iframe').getByText('AI assistant of Dana Reyes', { exact: true }).waitFor();
  });

  it('fills a phone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: 'Chat' }).click();
    const box = await page.locator('iframe').boundingBox();
    assert.deepEqual(box, { x: 0, y: 0, width: 360, height: 740 });
  });
});
