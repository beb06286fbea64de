import assert from 'node:assert/strict';
import type { Browser, BrowserContext } from 'playwright-core';
import { opening } from '../story/plot.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Service, startService, until } from '../support/service.ts';
import { type BuyerPage, buyerPage } from './buyerPage.ts';

describe('a buyer who does what nobody planned', function () {
  this.timeout(60_000);
  let service: Service;
  let browser: Browser;
  let context: BrowserContext;
  let buyer: BuyerPage;
  const problems: string[] = [];

  before(async () => {
    [browser, service] = await Promise.all([launchBrowser(), startService()]);
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 720, height: 960 } });
    buyer = await opened();
  });
  afterEach(async () => {
    await context.close();
    assert.deepEqual(problems.splice(0), []);
  });

  async function opened(): Promise<BuyerPage> {
    const page = await context.newPage();
    page.on('pageerror', error => problems.push(error.message));
    page.on('dialog', dialog => {
      problems.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(service.chatLink);
    const there = buyerPage(page);
    await there.ready();
    return there;
  }
  const saying = (words: string, { lines }: BuyerPage = buyer): Promise<number> =>
    lines().filter({ hasText: words }).count();

  it('writes markup and scripts, which stay words in chat and hub', async () => {
    const words = '<img src=x onerror=alert(1)><script>alert(2)</script> [here](javascript:alert(3))';
    await buyer.say(words);
    assert.equal(await buyer.page.locator('.said :is(script, img[src="x"], a[href^="javascript"])').count(), 0);
    const hub = await context.newPage();
    hub.on('dialog', dialog => problems.push(`a dialog in the hub: ${dialog.message()}`));
    await hub.goto(service.signInLink);
    await hub.locator('[data-item]').first().click();
    await hub.locator('.line-buyer .bubble', { hasText: '<script>' }).waitFor();
    assert.equal(await hub.locator('.transcript :is(script, img[src="x"], a[href^="javascript"])').count(), 0);
  });

  it('sends signs only, and is answered', async () => {
    assert.notEqual(await buyer.say('🎨🖌️☕️🙏'), '');
  });

  it('pastes a book, is told that it is too long, and goes on', async () => {
    await buyer.send('how much is a logo? '.repeat(5_000));
    await buyer.page.locator('.notice', { hasText: 'too long' }).waitFor();
    assert.match(await buyer.say('How many revisions are in Identity?'), /\b3\b/);
  });

  it('taps a package twice in a hurry, and is answered once', async () => {
    await buyer.say(opening);
    await buyer.button(/Identity/).dblclick();
    await buyer.heard();
    await buyer.page.waitForTimeout(1_000);
    assert.equal(await buyer.page.locator('.by-buyer').count(), 2);
    assert.equal(await buyer.page.locator('.by-assistant', { hasText: 'exact name' }).count(), 1);
  });

  it('has the chat open in two tabs, and sees the same in both', async () => {
    const second = await opened();
    await second.say('What files do I get?');
    await until(async () => (await saying('SVG')) > 0, 'the answer in the first tab');
    assert.equal(await buyer.lines().count(), await second.lines().count());
    assert.equal(await saying('What files do I get?'), 1);
  });

  it('loses the network, writes on, and nothing is lost or said twice', async () => {
    await buyer.say('Hello');
    await context.setOffline(true);
    await buyer.send('What files do I get?');
    await buyer.page.locator('.notice', { hasText: 'offline' }).waitFor();
    await context.setOffline(false);
    await until(async () => (await saying('SVG')) > 0, 'the answer');
    assert.equal(await saying('What files do I get?'), 1);
    assert.equal(await saying('SVG'), 1);
  });

  it('reloads in the middle of a turn, and finds the answer once', async () => {
    const heard = buyer.page.waitForResponse(
      response => response.request().method() === 'POST' && response.url().endsWith('/activities'),
    );
    await buyer.send('What files do I get?');
    await heard;
    await buyer.page.reload();
    await until(async () => (await saying('SVG')) > 0, 'the answer');
    assert.equal(await saying('What files do I get?'), 1);
    assert.equal(await saying('SVG'), 1);
  });
});
