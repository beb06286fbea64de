import assert from 'node:assert/strict';
import type { Knowledge } from '../../assistant/documents.ts';
import type { Language } from '../../assistant/vocabulary.ts';
import { builtInUnderstanding } from '../../language/builtIn/understand.ts';
import { claimsOf } from '../../language/guard/claims.ts';
import type { Understanding, UnderstandRequest } from '../../language/understanding.ts';
import { cpuTime } from '../support/cpuTime.ts';
import { aFreelancer } from '../support/freelancer.ts';
import { aGig, aPackage } from '../support/gig.ts';
import contacts from './contact.cases.json' with { type: 'json' };
import cases from './understanding.cases.json' with { type: 'json' };

const logo = aGig('logo', {
  title: 'I will design a minimalist logo',
  tags: ['logo'],
  packages: [
    aPackage('basic', 'Spark', 80),
    aPackage('standard', 'Identity', 150),
    aPackage('premium', 'Full Brand', 600),
  ],
});
const site = aGig('site', {
  title: 'I will build your website',
  tags: ['website'],
  packages: [aPackage('basic', 'Starter', 297)],
});
const knowledge: Knowledge = { presentation: { bio: '', rules: [] }, gigs: [logo, site], qa: [], insights: [] };
const freelancer = aFreelancer('maria', 'Maria');
const wednesday = new Date('2026-11-18T10:00:00Z');

describe('what the built-in engine understands', () => {
  const understand = builtInUnderstanding();
  const hear = (text: string, more: Partial<UnderstandRequest> = {}) =>
    understand({ text, language: null, knowledge, freelancer, gigId: null, expecting: null, now: wednesday, ...more });
  const asked = (id: string, question: string) => ({
    expecting: { id, question, kind: 'text' as const, choices: [], required: true },
  });

  /** Names every case that fails, so that a floor shows what to work on. */
  const nearly = async <T>(list: T[], allowed: number, wrong: (one: T) => Promise<unknown>) => {
    const failed: string[] = [];
    for (const one of list) {
      const found = await wrong(one);
      if (found !== null) failed.push(`${JSON.stringify(one)} → ${JSON.stringify(found)}`);
    }
    if (process.env.SHOW_MISSES) for (const miss of failed) console.log(`      ${miss}`);
    assert.ok(failed.length <= allowed, `\n${failed.join('\n')}`);
  };
  const differs = (found: unknown, wanted: unknown) =>
    JSON.stringify(found) === JSON.stringify(wanted) ? null : (found ?? 'nothing');

  it('takes a budget in the words of nine languages', () =>
    nearly(cases.budgets, 0, async ([text, amount, currency, upTo]) =>
      differs((await hear(String(text))).entities.budget, { amount, currency, ...(upTo !== undefined && { upTo }) }),
    ));
  it('takes no other number for a budget', () =>
    nearly(cases.noBudget, 0, async text => (await hear(text)).entities.budget ?? null));
  it('resolves a deadline from the day it is where the freelancer lives', () =>
    nearly(cases.deadlines, 0, async ([text, day]) => differs((await hear(String(text))).entities.deadline, day)));
  it('takes no length or past time for a deadline', () =>
    nearly(cases.noDeadline, 0, async text => (await hear(text)).entities.deadline ?? null));
  it('counts what is wanted', () =>
    nearly(cases.quantities, 0, async ([text, count]) => differs((await hear(String(text))).entities.quantity, count)));
  it('takes no measure for a count', () =>
    nearly(cases.noQuantity, 0, async text => (await hear(text)).entities.quantity ?? null));
  it('hears yes, no, skip and the like when that is all that is said', () =>
    nearly(cases.moves, 0, async ([text, move]) =>
      differs((await hear(String(text), asked('style', 'Which style?'))).move, move),
    ));
  it('hears an answer where a move is only a word of it', () =>
    nearly(cases.noMoves, 0, async text => (await hear(text, asked('style', 'Which style?'))).move));
  it('knows a correction', () =>
    nearly(cases.corrections, 0, async text => ((await hear(text)).corrects ? null : 'none')));
  it('takes nothing else for a correction', () =>
    nearly(cases.noCorrections, 0, async text => ((await hear(text)).corrects ? 'one' : null)));
  it('flags what would leave the platform', () =>
    nearly(cases.offPlatform, 0, async text => ((await hear(text)).flags.includes('offPlatform') ? null : 'none')));
  it('does not flag work that speaks of WhatsApp, PayPal or e-mail', () =>
    nearly(cases.onPlatform, 0, async text => ((await hear(text)).flags.includes('offPlatform') ? 'flagged' : null)));
  const share = async (list: Record<string, string[]>, holds: (heard: Understanding) => boolean) => {
    const all = Object.entries(list).flatMap(([language, texts]) => texts.map(text => ({ language, text })));
    const missed: string[] = [];
    for (const { language, text } of all)
      if (!holds(await hear(text, { language: language as Language }))) missed.push(text);
    return { right: 1 - missed.length / all.length, missed: missed.join('\n') };
  };
  const leaves = (heard: Understanding) => heard.flags.includes('offPlatform');
  const wantsHuman = ({ topics }: Understanding) =>
    topics.some(({ topic, confidence }) => topic === 'human' && confidence >= 0.5);
  it('hears who would leave the platform, in nine languages', async () => {
    const { right, missed } = await share(contacts.leaves, leaves);
    assert.ok(right >= 0.95, missed);
  });
  it('hears who asks for a person, in nine languages', async () => {
    const { right, missed } = await share(contacts.human, wantsHuman);
    assert.ok(right >= 0.91, missed);
  });
  it('takes numbers, apps and people that belong to the work for neither', async () => {
    const { right, missed } = await share(contacts.product, heard => !leaves(heard) && !wantsHuman(heard));
    assert.ok(right >= 0.96, missed);
  });
  it('knows the language of a short message', () =>
    nearly(cases.languages, 0, async ([text, language]) => differs((await hear(String(text))).language, language)));
  it('keeps the conversation’s language where the words tell none', () =>
    nearly(cases.keeps, 0, async text => differs((await hear(text, { language: 'fr' as Language })).language, 'fr')));
  it('says which language it does not speak', () =>
    nearly(cases.foreign, 0, async ([text, code]) => differs((await hear(String(text))).foreign, code)));
  it('tells the questions of a message apart', () =>
    nearly(cases.clauses, 0, async ([text, count]) => {
      const { clauses } = await hear(String(text));
      return clauses.length === count ? null : clauses.map(clause => clause.text);
    }));

  it('names the package by word, name, place or price', async () => {
    const tier = async (text: string) => (await hear(text, { gigId: 'logo' })).entities.tier;
    assert.equal(await tier("i'll take the premium one"), 'premium');
    assert.equal(await tier('Full Brand please'), 'premium');
    assert.equal(await tier('the middle one'), 'standard');
    assert.equal(await tier('the cheapest'), 'basic');
    assert.equal(await tier('what is in the $150 package'), 'standard');
    assert.equal(await tier('difference between basic and premium?'), undefined);
  });

  it('names a Gig only where the words name that one', async () => {
    assert.equal((await hear('how much is a logo')).entities.gigId, 'logo');
    assert.equal((await hear('can you build my website')).entities.gigId, 'site');
    assert.equal((await hear('a logo and a website')).entities.gigId, undefined);
    assert.equal((await hear('how much')).entities.gigId, undefined);
  });

  it('finds links, files, addresses and numbers', async () => {
    const { entities } = await hear('see https://lumo.example/a and brief.pdf, mail jo@lumo.io or +351 912 345 678');
    assert.deepEqual(entities.links, ['https://lumo.example/a']);
    assert.deepEqual(entities.fileNames, ['brief.pdf']);
    assert.deepEqual(entities.emails, ['jo@lumo.io']);
    assert.deepEqual(entities.phones, ['+351 912 345 678']);
  });

  it('lets an answer hold an e-mail address', async () => {
    const form = asked('form', 'What email should the contact form send to?');
    assert.deepEqual((await hear('shop@lumo.io', form)).flags, []);
    assert.deepEqual((await hear('shop@lumo.io')).flags, ['offPlatform']);
  });

  it('tells a question in between from a plain answer', async () => {
    const style = asked('style', 'Which style do you like?');
    assert.equal(
      (await hear('something modern in blue', style)).clauses.some(clause => clause.asks),
      false,
    );
    assert.equal(
      (await hear('i need it to look serious', style)).clauses.some(clause => clause.asks),
      false,
    );
    assert.equal(
      (await hear('how many revisions do I get?', style)).clauses.some(clause => clause.asks),
      true,
    );
  });

  it('takes a bare number or span where just that was asked', async () => {
    assert.deepEqual((await hear('300', asked('budget', 'Your budget?'))).entities.budget, {
      amount: 30000,
      currency: 'USD',
    });
    assert.equal((await hear('2 weeks', asked('deadline', 'By when?'))).entities.deadline, '2026-12-02');
    assert.equal((await hear('3', asked('quantity', 'How many?'))).entities.quantity, 3);
  });

  it('understands anything without failing', async () => {
    const odd = [
      '',
      '   ',
      '👍👍',
      '\uD800',
      'a\u200Bb\u202Ec',
      '1234567890'.repeat(50),
      '?'.repeat(3000),
      'how much '.repeat(12_000),
      'é'.repeat(9000),
      '((((((',
      '٣٠٠ $ 三百 руб',
      '. . . . .',
      'a,'.repeat(4000),
      '$'.repeat(2000),
      '1 '.repeat(4000),
      '<script>alert(1)</script>',
    ];
    for (const text of odd) {
      const took = await cpuTime(async () => {
        const { clauses } = await hear(text);
        assert.ok(clauses.length > 0 && clauses.every(clause => clause.topics.length > 0), text.slice(0, 20));
      });
      assert.ok(took < 1500, `slow: ${text.slice(0, 20)}`);
    }
  });

  it('takes no time by the square of a long text', async () => {
    const long = ['明天下周三1月2日', 'яa', 'a-', 'a.', 'a@', '-.', '1 ', '12/12/2026 '];
    for (const part of long) {
      const text = part.repeat(8_000 / part.length);
      const took = await cpuTime(async () => {
        await hear(text);
        claimsOf(text, 'en');
      });
      assert.ok(took < 2_500, `${took} ms: ${part}`);
    }
  });
});
