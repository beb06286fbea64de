import assert from 'node:assert/strict';
import type { Freelancer, Knowledge } from '../../assistant/documents.ts';
import { type Language, languages } from '../../assistant/vocabulary.ts';
import { amountsIn } from '../../language/builtIn/entities/amounts.ts';
import { readDates } from '../../language/builtIn/entities/dates/readDates.ts';
import { withDigits } from '../../language/builtIn/entities/numbers.ts';
import { entitiesIn } from '../../language/builtIn/entities.ts';
import { normalise } from '../../language/builtIn/normalise.ts';
import { builtInUnderstanding } from '../../language/builtIn/understand.ts';
import { fold } from '../../language/builtIn/words.ts';
import type { Entities } from '../../language/understanding.ts';
import { cpuTime } from '../support/cpuTime.ts';
import { aFreelancer } from '../support/freelancer.ts';
import { aGig, aPackage } from '../support/gig.ts';
import cases from './entities.cases.json' with { type: 'json' };

type Wanted = Pick<Entities, 'budget' | 'deadline' | 'urgent' | 'quantity' | 'tier'>;

const logo = aGig('logo', {
  title: 'Logo and brand identity',
  tags: ['logo'],
  packages: [
    aPackage('basic', 'Logo only', 185),
    aPackage('standard', 'Identity', 445),
    aPackage('premium', 'Full brand', 975),
  ],
});
const knowledge: Knowledge = { presentation: { bio: '', rules: [] }, gigs: [logo], qa: [], insights: [] };
const freelancer = aFreelancer('maria', 'Maria');
const wednesday = new Date('2026-11-25T10:00:00Z');

describe('what a buyer’s message says in values', () => {
  const understand = builtInUnderstanding();
  const hear = async (
    text: string,
    language: Language,
    own: Partial<Freelancer> = {},
    now = wednesday,
  ): Promise<Wanted> => {
    const someone = { ...freelancer, ...own };
    const { entities } = await understand({
      text,
      language,
      knowledge,
      freelancer: someone,
      gigId: 'logo',
      expecting: null,
      now,
    });
    const { budget, deadline, urgent, quantity, tier } = entities;
    return {
      ...(budget && { budget }),
      ...(deadline && { deadline }),
      ...(urgent && !deadline && { urgent }),
      ...(quantity !== undefined && quantity > 1 && { quantity }),
      ...(tier && { tier }),
    };
  };

  for (const language of languages)
    it(`reads budgets, deadlines, counts and packages, and no other numbers, in ${language}`, async () => {
      for (const [text, wanted] of cases[language] as [string, Wanted][])
        assert.deepEqual(await hear(text, language), wanted, text);
    });

  it('takes a shared name of money for the freelancer’s own', async () => {
    const pesos = async (currency: string) =>
      (await hear('my budget is 900 pesos', 'en', { currency })).budget?.currency;
    assert.equal(await pesos('ARS'), 'ARS');
    assert.equal(await pesos('USD'), 'MXN');
    assert.equal((await hear('my budget is $900', 'en', { currency: 'CAD' })).budget?.currency, 'CAD');
  });

  it('counts days where the freelancer lives', async () => {
    const late = new Date('2026-11-25T23:30:00Z');
    assert.equal((await hear('i need it tomorrow', 'en', { timeZone: 'Asia/Tokyo' }, late)).deadline, '2026-11-27');
    assert.equal((await hear('i need it tomorrow', 'en', { timeZone: 'America/Lima' }, late)).deadline, '2026-11-26');
    assert.equal((await hear('i need it tomorrow', 'en', { timeZone: 'Nowhere/City' }, late)).deadline, '2026-11-26');
  });

  it('answers broken and endless texts within the time', async () => {
    const odd = [
      '1234567890'.repeat(10_000),
      '$1 '.repeat(30_000),
      '12/12/2026 '.repeat(9_000),
      'monday next friday '.repeat(5_000),
      '1 '.repeat(50_000),
      '\uD800'.repeat(5_000),
      'zweihundert'.repeat(9_000),
      '明天下周三1月2日'.repeat(8_000),
    ];
    const asked = { knowledge, freelancer, gigId: null, expecting: null, now: wednesday };
    for (const text of odd)
      for (const language of ['en', 'de', 'zh'] as const) {
        const took = await cpuTime(() => entitiesIn(normalise(text), language, asked, true));
        assert.ok(took < 1_500, `${language}: ${text.slice(0, 20)}`);
      }
    const hidden = '\u202E3\u200B00\u202C euros by fri\u200Bday';
    assert.deepEqual(await hear(hidden, 'en'), { budget: { amount: 30_000, currency: 'EUR' }, deadline: '2026-11-27' });
  });
});

describe('the readers of numbers, money and time', () => {
  const digits = (text: string, language: Language): string => withDigits(fold(text), language, false);

  it('reads number words in each language', () => {
    const said: [Language, string, string][] = [
      ['en', 'nineteen ninety six', '1996'],
      ['en', 'two hundred and fifty thousand', '250000'],
      ['es', 'mil quinientos treinta y cinco', '1535'],
      ['fr', 'quatre-vingt-dix-neuf', '99'],
      ['fr', 'deux mille cinq cents', '2500'],
      ['de', 'zweitausenddreihundertfünfundvierzig', '2345'],
      ['pt', 'dois mil e quinhentos', '2500'],
      ['it', 'duemila trecentocinquantacinque', '2355'],
      ['ru', 'двести пятьдесят тысяч', '250000'],
      ['ar', 'ثلاثمئة وخمسة وعشرين', '325'],
      ['zh', '三千五', '3500'],
    ];
    for (const [language, text, number] of said) assert.equal(digits(text, language), number, text);
  });

  it('reads sums with their currency however they are written', () => {
    const read = (text: string, language: Language) =>
      amountsIn(digits(text, language), language)
        .filter(({ currency }) => currency)
        .map(({ value, currency }) => `${value} ${currency}`);
    assert.deepEqual(read('1.195,00 € or $1,195.00', 'en'), ['1195 EUR', '1195 $']);
    assert.deepEqual(read("CHF 1'500.- and Rs 1,50,000", 'en'), ['1500 CHF', '150000 INR']);
    assert.deepEqual(read('treize euros et quarante-cinq centimes', 'fr'), ['13.45 EUR']);
    assert.deepEqual(read('2,5 Millionen Schweizer Franken', 'de'), ['2500000 CHF']);
    assert.deepEqual(read('20 mil pesos mexicanos', 'es'), ['20000 MXN']);
    assert.deepEqual(read('50元6角3分', 'zh'), ['50.63 CNY']);
    assert.deepEqual(read('v2.4.1, 300x250, 150ml, 24 pages', 'en'), []);
  });

  it('gives both readings of a day without a year, and none of a day that is not', () => {
    const days = (text: string, language: Language) =>
      readDates(digits(text, language), language, wednesday.getTime()).flatMap(({ spans }) =>
        spans.map(({ start = 0 }) => new Date(start).toISOString().slice(0, 10)),
      );
    assert.deepEqual(days('on 3 October', 'en'), ['2026-10-03', '2027-10-03']);
    assert.deepEqual(days('am dritten Oktober', 'de'), ['2026-10-03', '2027-10-03']);
    assert.deepEqual(days('3 октября 2027 года', 'ru'), ['2027-10-03']);
    assert.deepEqual(days('10月3号', 'zh'), ['2026-10-03', '2027-10-03']);
    assert.deepEqual(days('30 de febrero', 'es'), []);
    assert.deepEqual(days('deux semaines avant noël', 'fr'), ['2026-12-11']);
  });
});
