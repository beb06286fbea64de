import assert from 'node:assert/strict';
import type { Language } from '../../assistant/vocabulary.ts';
import { phrasebook } from '../../language/phrases/phrasebook.ts';

const book = phrasebook();
const now = new Date('2026-11-23T10:00:00Z');
const sayIn = (language: Language) => book({ language, tone: 'friendly', detail: 'brief', variant: 0, now });

/** Spaces that do not break look the same and count the same. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('Money, days and hours', () => {
  it('stand as the language writes them', () => {
    const amount = { amount: 118500, currency: 'USD' };
    const written: [Language, string, string][] = [
      ['en', '$1,185', '1 December'],
      ['es', '1185 $', '1 de diciembre'],
      ['fr', '1 185 $', '1er décembre'],
      ['de', '1.185 $', '1. Dezember'],
      ['pt', 'US$ 1.185', '1 de dezembro'],
      ['it', '1185 $', '1 dicembre'],
      ['ru', '1 185 $', '1 декабря'],
      ['zh', '$1,185', '12月1日'],
    ];
    for (const [language, money, day] of written) {
      const say = sayIn(language);
      assert.deepEqual([plain(say.money(amount)), plain(say.day('2026-12-01'))], [money, day], language);
    }
  });

  it('keep their own direction in Arabic, without the mark that turns them round', () => {
    assert.equal(plain(sayIn('ar').money({ amount: 18500, currency: 'USD' })), '\u2066185 US$\u2069');
    assert.equal(sayIn('ar').day('2026-12-01'), '1 ديسمبر');
  });

  it('name the zone in the language, and its city in English', () => {
    const moment = new Date('2026-11-24T09:00:00Z');
    assert.equal(sayIn('en').moment(moment, 'Europe/Lisbon'), 'Tuesday 24 November at 09:00 (Lisbon)');
    assert.match(
      sayIn('de').moment(moment, 'Europe/Lisbon'),
      /^Dienstag, 24\. November um 09:00 \(Westeuropäische Zeit\)$/,
    );
    assert.equal(sayIn('zh').moment(moment, 'Europe/Lisbon'), '11月24日星期二 09:00（西欧时间）');
  });
});
