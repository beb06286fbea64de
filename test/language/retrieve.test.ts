import assert from 'node:assert/strict';
import type { Knowledge } from '../../assistant/documents.ts';
import { factsOf } from '../../assistant/facts.ts';
import { createIndex, type KnowledgeIndex, retrieve, threshold } from '../../language/builtIn/retrieve.ts';
import { type Case, editorCases, translatorCases } from './retrieveCases.ts';
import { editor, translator } from './retrieveKnowledge.ts';

interface Counts {
  right: number;
  answerable: number;
  invented: string[];
  unanswerable: number;
}

function score(index: KnowledgeIndex, gigId: string, cases: Case[]): Counts {
  const counts: Counts = { right: 0, answerable: 0, invented: [], unanswerable: 0 };
  for (const { text, language, sources } of cases) {
    const best = retrieve(index, text, { language, gigId })[0];
    if (sources.length > 0) {
      counts.answerable += 1;
      if (best && sources.includes(best.fact.source)) counts.right += 1;
    } else {
      counts.unanswerable += 1;
      if (best) counts.invented.push(`${text} → ${best.fact.text}`);
    }
  }
  return counts;
}

const translatorIndex = createIndex(translator);
const editorIndex = createIndex(editor);
const inEditor = (text: string, gigId: string | null = 'video') =>
  retrieve(editorIndex, text, { language: 'en', gigId });

describe('Retrieval over a freelancer’s knowledge', () => {
  const trades: [string, KnowledgeIndex, string, Case[]][] = [
    ['a translator', translatorIndex, 'translation', translatorCases],
    ['a video editor', editorIndex, 'video', editorCases],
  ];
  for (const [trade, index, gigId, cases] of trades) {
    it(`answers what ${trade} knows, asked in other words`, () => {
      const { right, answerable } = score(index, gigId, cases);
      assert.ok(right / answerable >= 0.85, `${right} of ${answerable}`);
    });

    it(`knows what ${trade} has said nothing about`, () => {
      const { invented, unanswerable } = score(index, gigId, cases);
      assert.ok(invented.length / unanswerable <= 0.08, invented.join('\n'));
    });
  }

  it('forgives slips of the finger', () => {
    assert.equal(inEditor('do you make thumbnials?')[0]?.fact.source, 'gig:video/extra:0');
    assert.equal(inEditor('wich sofware do you use')[0]?.fact.source, 'gig:video/faq:1');
  });

  it('says nothing below the threshold and orders the rest by confidence', () => {
    const found = inEditor('can you add captions and do colour grading');
    assert.ok(found.length > 0 && found.every(match => match.confidence >= threshold && match.confidence <= 1));
    assert.deepEqual(
      found,
      found.toSorted((a, b) => b.confidence - a.confidence),
    );
  });

  it('answers what two Gigs say from the conversation’s own, and once', () => {
    const [first] = editor.gigs;
    assert.ok(first);
    const both: Knowledge = { ...editor, gigs: [first, { ...first, id: 'shorts', title: 'I will cut shorts' }] };
    const found = retrieve(createIndex(both), 'what software do you use?', { language: 'en', gigId: 'shorts' });
    assert.equal(found[0]?.fact.source, 'gig:shorts/faq:1');
    assert.equal(found.filter(match => match.fact.text === 'DaVinci Resolve Studio.').length, 1);
  });

  it('keeps directions to the assistant to itself', () => {
    const found = retrieve(translatorIndex, 'do I have to tell you the deadline first?', {
      language: 'en',
      gigId: 'translation',
    });
    assert.ok(found.every(match => match.fact.source !== 'gig:translation/rule:0'));
  });

  it('survives any text', () => {
    for (const text of ['', '👍👍', '\ud800', '١٢٣', 'a'.repeat(100_000), '修改'.repeat(20_000), '?!?!']) {
      assert.ok(Array.isArray(inEditor(text, null)));
    }
  });
});

describe('The facts of a knowledge', () => {
  const facts = factsOf(translator);

  it('have ids of their own and published sources', () => {
    assert.equal(new Set(facts.map(fact => fact.id)).size, facts.length);
    const published =
      /^(?:profile:\w+|gig:[\w-]+(?:\/(?:package:(?:basic|standard|premium)|(?:extra|faq|rule|doesNotOffer):\d+))?|(?:qa|insight):\S+)$/;
    assert.deepEqual(
      facts.filter(fact => !published.test(fact.source)),
      [],
    );
  });

  it('carry what a buyer can hold the freelancer to', () => {
    const byId = new Map(facts.map(fact => [fact.id, fact]));
    const price = byId.get('gig:translation/package:standard#price');
    assert.deepEqual(price?.values, [{ kind: 'price', money: { amount: 9000, currency: 'EUR' } }]);
    assert.deepEqual(byId.get('gig:translation/doesNotOffer:1')?.values, [{ kind: 'scope', offered: false }]);
    assert.deepEqual(byId.get('gig:translation/extra:1')?.values.at(-1), { kind: 'days', days: 1 });
  });

  it('split a description into its statements, without bullets', () => {
    const texts = facts.filter(fact => fact.id.startsWith('gig:translation#description.')).map(fact => fact.text);
    assert.deepEqual(texts, [
      'Ten years as a translator of contracts, manuals and websites.',
      'A second translator reads every text',
      'Your formatting is kept',
    ]);
  });
});
