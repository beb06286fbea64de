import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { type ChatDevServer, chatDevServer } from '../support/chatDevServer.ts';
import { byFreelancer } from '../support/chatScript.ts';

const messageBox = '[data-id="webchat-sendbox-input"]';
const phone = { viewport: { width: 360, height: 740 } };

describe("the buyer's page", function () {
  this.timeout(30_000);
  let browser: Browser;
  let server: ChatDevServer;
  let context: BrowserContext;
  before(async () => {
    [browser, server] = await Promise.all([launchBrowser(), chatDevServer()]);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(() => context?.close());

  async function open(path = '/chat/dana', options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(server.url + path);
    return page;
  }

  async function opened(path?: string, options?: Parameters<Browser['newContext']>[0]): Promise<Page> {
    const page = await open(path, options);
    await page.waitForSelector(messageBox);
    return page;
  }

  it('can be used before Web Chat has come, and loses nothing said meanwhile', async () => {
    context = await browser.newContext();
    const page = await context.newPage();
    let release = (): void => undefined;
    const held = new Promise<void>(go => {
      release = go;
    });
    await page.route('**/assets/conversation-*.js', async route => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.url}/chat/dana?gig=logo`);
    await page.getByText('Logo and small brand kit').waitFor();
    await page.getByText('AI assistant of Dana Reyes', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'How fast can you deliver?' }).click();
    await page.getByText('Sending…').waitFor();
    await page.locator('#message').fill('And by Friday');
    release();
    await page.getByText('Usually five days for Standard', { exact: false }).last().waitFor();
    assert.equal(await page.locator(messageBox).inputValue(), 'And by Friday');
    assert.equal(await page.locator('.by-buyer').count(), 1);
  });

  it('asks no other host for anything and breaks no rule of a strict content policy', async () => {
    context = await browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', line => line.type() === 'error' && complaints.push(line.text()));
    page.on('request', request => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(server.url)) complaints.push(request.url());
    });
    await page.goto(`${server.url}/chat/dana`);
    await page.getByRole('button', { name: 'What does a logo cost?' }).click();
    await page.getByRole('button', { name: 'Choose Standard' }).waitFor();
    assert.deepEqual(complaints, []);
  });

  it('is used from the first question to a choice on a card with the keyboard alone', async () => {
    const page = await opened();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
    await page.keyboard.press('Enter');
    await page.keyboard.type('What does a logo cost?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Choose Standard' }).waitFor();
    // The transcript is one stop; Enter goes into its last line, Tab on through the buttons there.
    await pressUntil(page, 'Shift+Tab', 'Chat history');
    await page.keyboard.press('Enter');
    await pressUntil(page, 'Tab', 'Choose Standard');
    await page.keyboard.press('Enter');
    await page.locator('.by-buyer').getByText('Choose Standard').waitFor();
    await page.getByText('Your brief', { exact: true }).waitFor();
    const tap = server.received().at(-1)?.value as { pa?: { tier?: string } };
    assert.equal(tap.pa?.tier, 'standard');
  });

  it('lets a card rest once it is answered or a newer one is there, with the choice marked', async () => {
    const page = await opened();
    const box = page.locator(messageBox);
    const ask = async (words: string) => {
      await box.fill(words);
      await page.keyboard.press('Enter');
    };
    await ask('What does a logo cost?');
    await page.getByRole('button', { name: 'Choose Premium' }).click();
    await page.getByRole('button', { name: 'This is right' }).waitFor();
    const chosen = page.getByRole('button', { name: '✓ Choose Premium' });
    assert.equal(await chosen.isDisabled(), true);
    assert.equal(await page.getByRole('button', { name: 'Choose Basic' }).isDisabled(), true);
    await ask('my brief again please');
    await page.getByRole('button', { name: 'This is right' }).nth(1).waitFor();
    assert.deepEqual(
      await page.getByRole('button', { name: 'This is right' }).evaluateAll(all => all.map(one => one.ariaDisabled)),
      ['true', null],
    );
    await page.reload();
    await chosen.waitFor();
    assert.equal(await page.getByRole('button', { name: 'This is right' }).last().isDisabled(), false);
  });

  it('keeps what was said while nothing could leave, and what was being written, over a reload', async () => {
    const page = await opened();
    await page.locator(messageBox).fill('hello');
    await page.keyboard.press('Enter');
    await page.getByText('Usually five days').last().waitFor();
    server.breakDown(true);
    await page.getByText('Connection lost').waitFor();
    await page.locator(messageBox).fill('Is Friday possible?');
    await page.keyboard.press('Enter');
    await page.locator(messageBox).fill('And one more th');
    server.breakDown(false);
    await page.route('**/directline/**', route =>
      route.request().method() === 'POST' ? route.abort() : route.fallback(),
    );
    await page.reload();
    await page.unroute('**/directline/**');
    await page.reload();
    await page.locator('.by-buyer').getByText('Is Friday possible?').waitFor();
    assert.equal(await page.locator(messageBox).inputValue(), 'And one more th');
    await page.reload();
    await page.locator('.by-buyer').getByText('Is Friday possible?').waitFor();
    await page.waitForTimeout(500);
    assert.equal(server.received().filter(({ text }) => text === 'Is Friday possible?').length, 1);
    assert.equal(await page.locator('.by-buyer').count(), 2);
  });

  it('shows that an answer is being made within 300 ms', async () => {
    const page = await opened();
    await page.locator(messageBox).fill('How fast?');
    await page.keyboard.press('Enter');
    await page.locator('.dots').waitFor({ timeout: 300 });
    await page.getByText('Usually five days').last().waitFor();
    assert.equal(await page.locator('.dots').count(), 0);
  });

  it('shows who speaks: the assistant, the freelancer in person, and what happened', async () => {
    const page = await opened();
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await page.locator('.by-freelancer').getByText('Hi, Dana here').waitFor();
    await page.locator('.happened').getByText('Dana Reyes joined the chat').waitFor();
    assert.equal(await page.locator('.by-freelancer .speaker bdi').textContent(), 'Dana Reyes');
    const [assistant, freelancer] = await Promise.all(
      ['.by-assistant', '.by-freelancer'].map(side =>
        page
          .locator(`${side} .webchat__bubble__content`)
          .last()
          .evaluate(bubble => getComputedStyle(bubble).backgroundColor),
      ),
    );
    assert.notEqual(assistant, freelancer);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has no serious accessibility fault, ${colorScheme}`, async () => {
      const page = await opened('/chat/dana?gig=logo', { colorScheme });
      await noSeriousFault(page);
      await page.getByRole('button', { name: 'What does a logo cost?' }).click();
      await page.getByRole('button', { name: 'Choose Standard' }).waitFor();
      await page.getByRole('button', { name: 'Talk to a person' }).click();
      await page.locator('.by-freelancer').first().waitFor();
      await noSeriousFault(page);
    });
  }

  it('mirrors the whole page in Arabic', async () => {
    const page = await opened('/chat/dana?lang=ar', { viewport: { width: 1000, height: 800 } });
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    await page.getByRole('button', { name: 'How fast can you deliver?' }).click();
    await page.locator('.by-assistant').nth(1).waitFor();
    const middle = async (what: string): Promise<number> => {
      const box = await page.locator(what).last().boundingBox();
      return box ? box.x + box.width / 2 : Number.NaN;
    };
    assert.ok((await middle('.head > .mark')) > 500, 'the mark stands right');
    assert.ok((await middle('.person')) < 500, 'talk to a person stands left');
    assert.ok((await middle('.by-buyer .webchat__bubble__content')) < 500, 'the buyer speaks from the left');
    assert.ok((await middle('.by-assistant .mark')) > 500, 'the assistant speaks from the right');
  });

  it('fits a phone, packages under each other, everything to tap at least 44 px high', async () => {
    const page = await opened('/chat/dana', phone);
    await page.getByRole('button', { name: 'What does a logo cost?' }).click();
    await page.getByRole('button', { name: 'Choose Premium' }).waitFor();
    const tiers = await page
      .locator('.tiers .ac-columnSet > .ac-container')
      .evaluateAll(all =>
        all.map(tier => ({ top: tier.getBoundingClientRect().top, left: tier.getBoundingClientRect().left })),
      );
    assert.equal(new Set(tiers.map(({ left }) => left)).size, 1);
    assert.equal(new Set(tiers.map(({ top }) => top)).size, 3);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    const low = await page
      .locator('button:visible')
      .evaluateAll(all =>
        all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.textContent || one.className),
      );
    assert.deepEqual(low, []);
  });

  it('shows what the buyer has just said, also from far up in a long answer', async () => {
    const page = await opened('/chat/dana', phone);
    await page.getByRole('button', { name: 'What does a logo cost?' }).click();
    await page.getByRole('button', { name: 'Choose Premium' }).waitFor();
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await page.waitForFunction(() => {
      const bubble = document.querySelectorAll('.by-buyer')[1]?.getBoundingClientRect();
      return bubble !== undefined && bubble.top > 0 && bubble.bottom < innerHeight;
    });
  });

  it('finds the conversation again after the tab was closed, with what was said meanwhile, and nothing twice', async () => {
    const page = await opened();
    await page.getByRole('button', { name: 'How fast can you deliver?' }).click();
    await page.locator('.by-assistant').nth(1).waitFor();
    await page.close();
    server.say(byFreelancer('I can start on Monday.'));
    const again = await context.newPage();
    await again.goto(`${server.url}/chat/dana`);
    await again.locator('.by-freelancer').getByText('I can start on Monday.').waitFor();
    const lines = await again.locator('.said .webchat__text-content').allTextContents();
    assert.equal(lines.length, 4);
    assert.equal(new Set(lines).size, 4);
  });

  it('keeps what is written while the server is away, says so, and sends it once', async () => {
    const page = await opened();
    await page.getByRole('button', { name: 'How fast can you deliver?' }).click();
    await page.locator('.by-assistant').nth(1).waitFor();
    server.breakDown(true);
    try {
      await page.getByText('Connection lost', { exact: false }).waitFor();
      await page.locator(messageBox).fill('Are you still there?');
      await page.keyboard.press('Enter');
      await page.locator('.by-buyer').getByText('Are you still there?').waitFor();
    } finally {
      server.breakDown(false);
    }
    await page.getByText('Connected again.').waitFor();
    await page.locator('.by-assistant').nth(2).waitFor();
    assert.equal(server.received().filter(({ text }) => text === 'Are you still there?').length, 1);
    assert.equal(await page.locator('.by-buyer').getByText('Are you still there?').count(), 1);
  });

  it('says plainly when there is no such chat', async () => {
    const page = await open('/chat/nobody');
    await page.getByRole('heading', { name: 'This chat is not here' }).waitFor();
  });
});

async function noSeriousFault(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    [],
  );
}

async function pressUntil(page: Page, key: string, label: string): Promise<void> {
  for (let step = 0; step < 10; step += 1) {
    await page.keyboard.press(key);
    const named = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    if (named.startsWith(label)) return;
  }
  assert.fail(`${label} was not reached with ${key}`);
}
