import assert from 'node:assert/strict';
import { packagesCard } from '../../cards/packages.ts';
import { phrasebook } from '../../language/phrases/phrasebook.ts';
import { cardFaults } from '../support/cardSchema.ts';
import { logoStudio } from '../support/studio.ts';

const say = phrasebook()({
  language: 'en',
  tone: 'friendly',
  detail: 'brief',
  variant: 0,
  now: new Date('2026-11-23'),
});

function logoCard(recommended: 'standard' | null = null, wide = true) {
  const [gig] = logoStudio().knowledge.gigs;
  assert.ok(gig);
  return packagesCard({ gig, recommended, conversation: 'c1', say, wide });
}

describe('the packages card', () => {
  it('is a valid Adaptive Card 1.5 of less than 28 KB', function () {
    const faults = cardFaults();
    for (const wide of [true, false]) {
      const { content } = logoCard('standard', wide);
      assert.ok(JSON.stringify(content).length < 28_000);
      if (!faults) return this.skip();
      assert.deepEqual(faults(content), []);
    }
  });

  it('has a button a tier that says which one', () => {
    const json = JSON.stringify(logoCard().content);
    for (const tier of ['basic', 'standard', 'premium'])
      assert.ok(json.includes(JSON.stringify({ do: 'choosePackage', conversation: 'c1', gigId: 'logo', tier })));
  });

  it('stands one under the other where columns would be cut off', () => {
    const [, ...tiers] = (logoCard('standard', false).content.body ?? []) as { type: string }[];
    assert.deepEqual(
      tiers.map(({ type }) => type),
      ['Container', 'Container', 'Container', 'Container'],
    );
    assert.doesNotMatch(JSON.stringify(tiers[0]), /Choose.*Choose/);
  });

  it('is read aloud in short, in its language and direction', () => {
    const { speak, fallbackText, lang, rtl } = logoCard('standard').content;
    assert.match(String(speak), /Standard: \$240 · 5 days delivery · 4 revisions \(Fits best\)/);
    assert.doesNotMatch(String(speak), /PNG files|\n/);
    assert.deepEqual([fallbackText, lang, rtl], [speak, 'en', false]);
  });

  it('says each price, delivery and revisions in words as well, and marks the fitting one', () => {
    const { text } = logoCard('standard');
    assert.match(text, /Basic: \$120 · 3 days delivery · 2 revisions/);
    assert.match(text, /Standard: .*Fits best/);
    assert.match(text, /Premium: .*unlimited revisions/);
  });

  it('keeps what every package includes out of the tiers', () => {
    const [, tiers, shared] = (logoCard().content.body ?? []) as object[];
    assert.doesNotMatch(JSON.stringify(tiers), /PNG files/);
    assert.match(JSON.stringify(shared), /PNG files/);
  });

  it('stays small with long texts', () => {
    const [gig] = logoStudio().knowledge.gigs;
    assert.ok(gig);
    const includes = Array.from({ length: 60 }, (_, n) => `${n} ${'long '.repeat(100)}`);
    const packages = gig.packages.map((one, n) => ({ ...one, includes: includes.map(line => `${n}${line}`) }));
    const { content } = packagesCard({ gig: { ...gig, packages }, recommended: null, conversation: 'c1', say });
    assert.ok(JSON.stringify(content).length < 28_000);
  });
});
