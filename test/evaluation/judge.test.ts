import assert from 'node:assert/strict';
import type { Answer } from '../../bot/ask.ts';
import { unbackedNumbers } from '../../bot/evaluation/backedNumbers.ts';
import type { Expected } from '../../bot/evaluation/cases.ts';
import { judge } from '../../bot/evaluation/judge.ts';

const answered: Answer = {
  message: 'was kostet das?',
  language: 'de',
  topics: ['price'],
  reply: 'Product line kostet 1.120 $. Lieferung in 18 Tagen, mit PDF.',
  cards: ['packages'],
  sources: [{ id: 'gig:packaging/package:premium', text: 'Product line: $1,120 · Product line: delivered in 18 days' }],
  handover: null,
  flags: [],
  open: [],
  brief: { gigId: 'packaging', budget: { amount: 900, currency: 'USD' }, answers: { name: 'Casa Azul, no slogan' } },
  silent: null,
};

/** The checks that do not hold, by name. */
const failing = (expected: Expected, differences: Partial<Answer> = {}): string[] =>
  judge(expected, { ...answered, ...differences }).flatMap(({ name, holds }) => (holds ? [] : [name]));

describe('An answer held against what was expected', () => {
  it('says a number however its language writes it, and no number that is only part of another', () => {
    assert.deepEqual(failing({ says: [1120, 18] }), []);
    assert.deepEqual(failing({ says: [120] }), ['says']);
    assert.deepEqual(failing({ says: [4200] }, { reply: '短篇 ¥4,200', language: 'zh' }), []);
    assert.deepEqual(failing({ says: [185] }, { reply: 'بسعر ‏١٨٥ US$', language: 'ar' }), []);
  });

  it('says words in any case from the start of a word on, one of a list where there is one', () => {
    assert.deepEqual(failing({ says: ['pdf', ['SVG', 'liefer']] }), []);
    assert.deepEqual(failing({ says: ['line kosten'] }), ['says']);
    assert.deepEqual(failing({ says: ['ieferung'], doesNotSay: ['Product', 99] }), ['says', 'doesNotSay']);
    const arabic = { language: 'ar', reply: 'باقة Identity تشمل 8 صفحات وBusiness card design' };
    assert.deepEqual(failing({ says: ['business card', 'Identity', 'صفحات'] }, arabic), []);
  });

  it('rests on sources, of which a * stands for any', () => {
    assert.deepEqual(failing({ sources: ['gig:*/package:*', ['qa:x', 'gig:packaging/package:premium']] }), []);
    assert.deepEqual(failing({ sources: ['gig:packaging'] }), ['sources']);
    assert.deepEqual(failing({ notSources: ['gig:*'], onlySources: ['qa:*'] }), ['notSources', 'onlySources']);
    assert.deepEqual(failing({ onlySources: ['qa:*'], answered: false }, { sources: [] }), []);
    assert.deepEqual(failing({ answered: true }, { sources: [] }), ['answered']);
  });

  it('has the language, a topic, cards, flags, a handover or none', () => {
    const expected: Expected = {
      language: 'de',
      topics: [['package', 'price']],
      cards: ['packages'],
      flags: [],
      handover: null,
    };
    assert.deepEqual(failing(expected), []);
    assert.deepEqual(failing({ notCards: ['choices', 'packages'] }), ['notCards']);
    assert.deepEqual(
      failing(expected, { language: 'en', topics: [], cards: [], flags: ['abuse'], handover: { reason: 'complaint' } }),
      ['language', 'topics', 'cards', 'handover', 'flags'],
    );
    assert.deepEqual(failing({ leftOpen: false, silent: null }, { open: ['why?'], silent: 'paused' }), [
      'leftOpen',
      'silent',
    ]);
  });

  it('has of the brief what is expected of it, and may have more', () => {
    assert.deepEqual(
      failing({ brief: { budget: { amount: 900, currency: 'USD' }, answers: { name: 'casa azul' } } }),
      [],
    );
    assert.deepEqual(failing({ brief: { budget: { amount: 800, currency: 'USD' }, package: 'basic' } }), [
      'brief',
      'brief',
    ]);
  });
});

describe('A number in a reply', () => {
  it('stands in a source, in the buyer’s words or in the brief, or it is told', () => {
    assert.deepEqual(unbackedNumbers(answered, [], undefined), []);
    const more = { ...answered, reply: 'With your 900 and 3 labels, 25 days or 26 December.' };
    assert.deepEqual(unbackedNumbers(more, ['3 labels until the 26th'], undefined), ['25']);
  });
});
