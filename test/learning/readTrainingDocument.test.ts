import assert from 'node:assert/strict';
import { FaultsError } from '../../assistant/errors.ts';
import demo from '../../learning/demo.json' with { type: 'json' };
import { readTrainingDocument } from '../../learning/trainingDocument.ts';

const least = { version: 1, freelancer: { id: 'ana', displayName: 'Ana' } };
const logo = { title: 'Logo design', packages: [{ tier: 'basic', price: 50 }] };
const withGig = (gig: object, rest: object = {}) => ({ ...least, gigs: [{ ...logo, ...gig }], ...rest });

function faultsOf(json: unknown): string[] {
  try {
    readTrainingDocument(json);
  } catch (error) {
    assert.ok(error instanceof FaultsError, String(error));
    return error.faults;
  }
  return [];
}

describe('a training document', () => {
  it('needs no more than a name and one Gig with a package', () => {
    const { freelancer, gigs, assistant } = readTrainingDocument({ ...least, gigs: [logo] });
    assert.deepEqual([freelancer.languages, freelancer.timeZone, freelancer.currency], [['en'], 'UTC', 'USD']);
    assert.equal(gigs[0]?.id, 'logo-design');
    assert.equal(assistant, undefined);
  });

  it('leaves delivery and revisions unknown where it does not say, rather than inventing them', () => {
    const [gig] = readTrainingDocument({ ...least, gigs: [logo] }).gigs;
    assert.deepEqual(gig?.packages, [
      { tier: 'basic', name: 'Basic', description: '', price: { amount: 5000, currency: 'USD' }, includes: [] },
    ]);
  });

  it('keeps money in minor units of its currency, and times in UTC', () => {
    const chats = [
      {
        id: 'c1',
        startedAt: '2026-03-01T10:00:00+01:00',
        buyer: { id: 'b1' },
        order: { id: 'o1', amount: 1500, at: '2026-03-02' },
      },
    ];
    const freelancer = { ...least.freelancer, currency: 'JPY' };
    const read = readTrainingDocument(withGig({}, { freelancer, chats }));
    assert.equal(read.gigs[0]?.packages[0]?.price.amount, 50);
    assert.equal(read.chats[0]?.startedAt, '2026-03-01T09:00:00.000Z');
    assert.deepEqual(read.chats[0]?.order?.amount, { amount: 1500, currency: 'JPY' });
    assert.equal(read.chats[0]?.order?.at, '2026-03-02T00:00:00.000Z');
  });

  it('puts the cheapest tier first', () => {
    const packages = ['premium', 'basic', 'standard'].map(tier => ({ tier, price: 10 }));
    const [gig] = readTrainingDocument(withGig({ packages })).gigs;
    assert.deepEqual(
      gig?.packages.map(({ tier }) => tier),
      ['basic', 'standard', 'premium'],
    );
  });

  it('gives questions the same ids wherever they stand, and FAQs their place', () => {
    const ask = (questions: string[]) =>
      readTrainingDocument(
        withGig({
          requirements: questions.map(question => ({ question, kind: 'text' })),
          faqs: [{ question: 'Why?', answer: 'So.' }],
        }),
      ).gigs[0];
    const [first, second] = ask(['Your name?', 'Your colours?'])?.requirements ?? [];
    assert.match(first?.id ?? '', /^your-name-[0-9a-f]{6}$/);
    assert.deepEqual(ask(['Your colours?', 'Your name?'])?.requirements, [second, first]);
    assert.equal(ask([])?.faqs[0]?.id, '0');
  });

  it('makes Gig ids of titles in any script, each its own', () => {
    const titled = (title: string) => ({ ...logo, title });
    const { gigs } = readTrainingDocument({
      ...least,
      gigs: ['Logo', 'Logo', '标志设计', 'Crème brûlée!'].map(titled),
    });
    const ids = gigs.map(({ id }) => id);
    assert.deepEqual([ids[0], ids[1], ids[3]], ['logo', 'logo-2', 'creme-brulee']);
    assert.match(ids[2] ?? '', /^gig-[0-9a-f]{6}$/);
  });

  it('is told every fault at once, each with its path and what was given', () => {
    const faults = faultsOf({
      version: 2,
      freelancer: { id: 'Ana B', languages: ['english'], timeZone: 'Lisbon', currency: 'EURO', level: 'three' },
      gigs: [
        { title: 'Logo', pakages: [] },
        {
          id: 'label',
          title: '',
          packages: [
            { tier: 'basic', price: 'ten', deliveryDays: 0, revisions: 'many' },
            { tier: 'basic', price: -3 },
            { tier: 'gold', price: 1.234 },
          ],
          requirements: [{ question: 'Which?', kind: 'choice' }],
        },
        { id: 'label', title: 'Label', packages: [] },
      ],
      qa: [
        { question: 'Why?', answer: 'So.' },
        { question: 'why? ', answer: 'So.' },
      ],
      chats: [
        { id: 'c1', startedAt: 'yesterday', buyer: { id: 'b1' } },
        { id: 'c1', startedAt: '2026-01-01T00:00:00Z', buyer: { id: 'b1' } },
      ],
    });
    assert.deepEqual(faults, [
      'version: expected 1, got 2',
      'freelancer.id: expected 3 to 40 of a-z, 0-9 and -, got "Ana B"',
      'freelancer.displayName: expected text, got nothing',
      'freelancer.languages[0]: expected a language code such as en or pt-BR, got "english"',
      'freelancer.timeZone: expected a time zone such as Europe/Lisbon, got "Lisbon"',
      'freelancer.currency: expected a currency of ISO 4217 such as USD, got "EURO"',
      'freelancer.level: expected one of none, one, two, topRated, got "three"',
      'gigs[0].packages: expected a list, got nothing',
      'gigs[0].pakages: not known here; did you mean packages?',
      'gigs[1].title: expected some text, got ""',
      'gigs[1].packages[0].price: expected a number, got "ten"',
      'gigs[1].packages[0].deliveryDays: expected whole days, 1 or more, got 0',
      'gigs[1].packages[0].revisions: expected a number or "unlimited", got "many"',
      'gigs[1].packages[1].price: expected 0 or more, got -3',
      'gigs[1].packages[2].tier: expected one of basic, standard, premium, got "gold"',
      'chats[0].startedAt: expected a time as ISO 8601, such as 2026-11-22T10:00:00Z, got "yesterday"',
      'gigs[2].id: expected one of its own, got "label" as in gigs[1]',
      'gigs[1].packages[1].tier: expected one of its own, got "basic" as in gigs[1].packages[0]',
      'gigs[1].requirements[0].choices: expected 2 to 50 choices, got nothing',
      'gigs[2].packages: expected at least 1, got 0',
      'qa[1].question: expected one of its own, got "why? " as in qa[0]',
      'chats[1].id: expected one of its own, got "c1" as in chats[0]',
    ]);
  });

  it('is told of prices finer than the currency', () => {
    const packages = [{ tier: 'basic', price: 19.999 }];
    assert.deepEqual(faultsOf(withGig({ packages })), [
      'gigs[0].packages[0].price: expected no more decimals than USD has, got 19.999',
    ]);
  });

  it('is refused when it is no object, too large or too long', () => {
    for (const json of [null, [], 'x', undefined, 7]) assert.equal(faultsOf(json).length, 1);
    const qa = Array.from({ length: 2_001 }, (_, i) => ({ question: `Q${i}?`, answer: 'A.' }));
    assert.deepEqual(faultsOf(withGig({}, { qa })), ['qa: expected at most 2000, got 2001']);
    const large = withGig({ description: 'x'.repeat(2.5 * 1024 * 1024) });
    assert.deepEqual(faultsOf(large).slice(-1), ['document: expected at most 2 MB, got 2.5 MB']);
  });

  it('is not misled by fields named like parts of every object', () => {
    const json = JSON.parse(
      '{"version":1,"freelancer":{"id":"ana","displayName":"Ana"},"gigs":[],"__proto__":{},"constructor":1}',
    );
    assert.deepEqual(faultsOf(json), [
      '__proto__: not known here',
      'constructor: not known here',
      'gigs: expected at least 1, got 0',
    ]);
  });
});

describe('the demo freelancer', () => {
  const { gigs, qa, chats, freelancer, assistant } = readTrainingDocument(demo);

  it('is called demo, active, with three Gigs of three packages each', () => {
    assert.equal(freelancer.id, 'demo');
    assert.equal(assistant?.active, true);
    assert.deepEqual(
      gigs.map(gig => gig.packages.length),
      [3, 3, 3],
    );
  });

  it('shows all that a document can hold', () => {
    const kinds = new Set(gigs.flatMap(gig => gig.requirements.map(({ kind, required }) => `${kind} ${required}`)));
    for (const kind of ['text', 'choice', 'multipleChoice', 'attachment']) assert.ok(kinds.has(`${kind} true`), kind);
    for (const gig of gigs) {
      assert.ok(gig.faqs.length >= 6 && gig.faqs.every(faq => faq.alsoAsked.length > 0), gig.id);
      assert.ok(gig.extras.some(({ deliveryDays }) => deliveryDays) && gig.extras.some(extra => extra.additionalDays));
      assert.ok(gig.doesNotOffer.length > 0 && gig.rules.length > 0, gig.id);
    }
    assert.ok(qa.length >= 6 && chats.length >= 2);
  });

  it('contradicts itself nowhere: each price in its answers is one it charges', () => {
    const prices = new Set(
      gigs.flatMap(gig => [...gig.packages, ...gig.extras].map(({ price }) => price.amount / 100)),
    );
    const answers = [...gigs.flatMap(gig => gig.faqs), ...qa].map(({ answer }) => answer);
    const named = answers.flatMap(answer => [...answer.matchAll(/\$(\d+)/g)].map(match => Number(match[1])));
    assert.ok(named.length > 3);
    for (const price of named) assert.ok(prices.has(price), `$${price}`);
  });
});
