import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { answerTo, names, opening, sketch } from '../story/plot.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Service, startService, until } from '../support/service.ts';
import { type BuyerPage, buyerPage } from './buyerPage.ts';
import { picture, sideBySide } from './picture.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const looks: [name: string, options: Parameters<Browser['newContext']>[0], question: string][] = [
  ['in the dark', { viewport: { width: 720, height: 960 }, colorScheme: 'dark' }, opening],
  ['on a phone', phone, opening],
  ['in Arabic', { viewport: { width: 720, height: 960 }, locale: 'ar' }, 'ما هي باقات تصميم الشعار والهوية؟'],
];

describe('the whole story in two browsers', function () {
  this.timeout(90_000);
  let service: Service;
  let browser: Browser;
  let buyer: BuyerPage;
  let hub: Page;
  let packages: Buffer | undefined;
  const problems: string[] = [];

  before(async () => {
    [browser, service] = await Promise.all([launchBrowser(), startService()]);
    const chat = await watched(await browser.newContext({ viewport: { width: 720, height: 980 } }));
    await chat.goto(service.chatLink);
    buyer = buyerPage(chat);
    await buyer.ready();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  async function watched(context: Awaited<ReturnType<Browser['newContext']>>): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', error => problems.push(error.message));
    return page;
  }

  it('asks several things in one message, is answered each, and sees the packages', async () => {
    const words = await buyer.say(opening);
    for (const expected of [/AI assistant/, /\$185/, /5 days/, /websites/i]) assert.match(words, expected);
    for (const name of ['Logo', 'Identity', 'Full brand']) await buyer.button(new RegExp(name)).waitFor();
  });

  it('taps a package, and is asked only what is missing until the brief is there', async () => {
    packages = await picture(buyer.page);
    let words = await buyer.tap(/Identity/);
    const asked: string[] = [];
    while ((await confirmButtons()) === 0) {
      const answer = answerTo(words);
      assert.ok(answer && !asked.includes(answer), `not to be answered again: ${words}`);
      asked.push(answer);
      words = await buyer.say(answer);
    }
    assert.ok(!asked.includes('Identity'));
  });

  it('corrects an answer and sends a file, and confirms a brief that holds both', async () => {
    await buyer.say(`Actually, make the name ${names.corrected}`);
    const words = await buyer.attach('sketch.png', 'image/png', sketch);
    assert.match(words, new RegExp(names.corrected));
    assert.match(words, /sketch\.png/);
    assert.doesNotMatch(words, new RegExp(names.first));
    await sideBySide(buyer.page, [packages, await picture(buyer.page)], 'chat');
    assert.match(await buyer.tap(/looks good|confirm/i), /Inês Carvalho/);
  });

  it('is there in the hub with its handover card, for the freelancer who opens the sign-in link', async () => {
    hub = await watched(await browser.newContext({ viewport: { width: 1440, height: 900 } }));
    await hub.goto(service.signInLink);
    await hub.locator('[data-item]').first().click();
    const detail = hub.getByRole('complementary', { name: 'About this conversation' });
    await detail.getByRole('button', { name: 'Take over' }).waitFor();
    await detail.getByText(names.corrected).first().waitFor();
    await picture(hub, 'hub');
  });

  it('shows the freelancer live what the buyer writes', async () => {
    await buyer.send('I forgot: the bags are brown paper.');
    await hub.locator('.line-buyer .bubble', { hasText: 'brown paper' }).waitFor({ timeout: 15_000 });
    assert.equal(await buyer.page.locator('.dots').count(), 0, 'nobody is writing yet');
  });

  it('shows the buyer who takes over and what they write', async () => {
    await hub.getByRole('button', { name: 'Take over', exact: true }).click();
    await buyer.page.locator('.happened', { hasText: 'Inês Carvalho' }).waitFor({ timeout: 15_000 });
    await reply('Hello, Inês here. Brown paper suits the mark well; I will sketch for it.');
    const line = buyer.page.locator('.by-freelancer', { hasText: 'Brown paper suits' });
    await line.waitFor({ timeout: 15_000 });
    assert.equal(await line.locator('.speaker bdi').textContent(), 'Inês Carvalho');
    await picture(buyer.page, 'handover');
    const before = await buyer.lines().count();
    await buyer.send('Thank you. How long does Identity take?');
    await hub.locator('.line-buyer .bubble', { hasText: 'How long does Identity' }).waitFor();
    await buyer.page.waitForTimeout(1_000);
    assert.equal(await buyer.lines().count(), before + 1, 'the assistant keeps silent');
  });

  it('is answered by the assistant again once the freelancer has returned it', async () => {
    await hub.getByRole('button', { name: 'Return to the assistant' }).click();
    await buyer.page.locator('.happened').nth(1).waitFor({ timeout: 15_000 });
    assert.match(await buyer.say('How many revisions does Full brand have?'), /\b5\b/);
  });

  it('finds everything once, with what was said meanwhile, after closing the tab', async () => {
    const seen = await buyer.lines().count();
    const context = buyer.page.context();
    await buyer.page.close();
    await reply('While you were away: the mood board is ready.');
    await hub.locator('.line-freelancer .bubble', { hasText: 'mood board is ready' }).waitFor();
    const back = await watched(context);
    await back.goto(service.chatLink);
    buyer = buyerPage(back);
    await back.locator('.by-freelancer', { hasText: 'mood board is ready' }).waitFor();
    assert.equal(await saying('the bags are brown paper'), 1);
    assert.equal(await saying('mood board is ready'), 1);
    assert.equal(await buyer.lines().count(), seen + 1);
  });

  it('recovers by itself when the service is killed and started again under the open page', async () => {
    const seen = await buyer.lines().count();
    service = await service.restart({ kill: true });
    await buyer.send('Are you still there?');
    await hub.locator('.line-buyer .bubble', { hasText: 'Are you still there?' }).waitFor({ timeout: 30_000 });
    assert.equal(await saying('Are you still there?'), 1);
    assert.equal(await buyer.lines().count(), seen + 1);
  });

  for (const [name, options, question] of looks) {
    it(`shows the packages ${name} with nothing to scroll sideways`, async () => {
      const page = await watched(await browser.newContext(options));
      await page.goto(service.chatLink);
      const other = buyerPage(page);
      await other.ready();
      await other.say(question);
      const gig = other.button('Logo and brand identity');
      if (await gig.count()) await other.tap('Logo and brand identity');
      await other.button(/Identity/).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      assert.equal(await page.evaluate(() => document.documentElement.dir), name.includes('Arabic') ? 'rtl' : 'ltr');
      await picture(page, `chat-${name.split(' ').at(-1)?.toLowerCase()}`);
      await page.context().close();
    });
  }

  it('raised no error in either page', () => assert.deepEqual(problems, []));

  const saying = (words: string): Promise<number> => buyer.lines().filter({ hasText: words }).count();
  const confirmButtons = (): Promise<number> =>
    buyer.page
      .locator('.ac-adaptiveCard')
      .getByRole('button', { name: /looks good|confirm/i })
      .count();

  async function reply(words: string): Promise<void> {
    await hub.locator('form.composer textarea').fill(words);
    await hub.keyboard.press('Enter');
    await until(async () => (await hub.locator('form.composer textarea').inputValue()) === '', 'the reply to be sent');
  }
});
