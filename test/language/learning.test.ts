import assert from 'node:assert/strict';
import { factsOf } from '../../assistant/facts.ts';
import { languages, topics } from '../../assistant/vocabulary.ts';
import { readExamples as readQuestions } from '../../language/builtIn/retrieval/examples/read.ts';
import { topicsAsAnswers } from '../../language/builtIn/retrieval/examples/topics.ts';
import { readConcepts } from '../../language/builtIn/topics/concepts.ts';
import { readExamples } from '../../language/builtIn/topics/examples.ts';
import { featuresOf } from '../../language/builtIn/topics/features.ts';
import { fitTemperature, learn, logits, softmax } from '../../language/builtIn/topics/learn.ts';

const topicExamples = new URL('../../language/builtIn/topics/examples/', import.meta.url);
const concepts = readConcepts(new URL('../../language/builtIn/topics/concepts/', import.meta.url));
const classOf = (topic: (typeof topics)[number]): number => topics.indexOf(topic);

describe('what the built-in engine learns from', () => {
  for (const language of languages)
    it(`writes out every line of ${language}, with no bracket or slot left in it`, () => {
      const examples = readExamples(topicExamples, language);
      assert.ok(examples.length > 1_500, `${examples.length} forms`);
      const unfinished = examples.filter(({ text }) => /\{\p{L}+\}|\([^()]*\|/u.test(text));
      assert.deepEqual(
        unfinished.map(({ text }) => text),
        [],
      );
      assert.ok(examples.every(({ classes, told }) => classes.length > 0 || told));
    });

  it('tells topics apart that it has seen a few lines of', () => {
    const wanted = [classOf('price'), classOf('refund')];
    const lessons = readExamples(topicExamples, 'en')
      .filter(({ classes }) => classes.length === 1 && wanted.includes(classes[0] ?? -1))
      .map(example => ({ ...example, features: featuresOf(example.text, 'en', concepts) }));
    const weights = learn(lessons, topics.length);
    const scoresOf = (text: string): Float64Array => logits(weights, featuresOf(text, 'en', concepts));
    const asked = ['what would three of these cost us', 'give me my money back please'];
    const held = asked.map((text, n) => ({ scores: scoresOf(text), lesson: { classes: [wanted[n] ?? 0] } }));
    const temperature = fitTemperature(held);
    for (const [n, text] of asked.entries()) {
      const chances = softmax(scoresOf(text), temperature);
      assert.equal(chances.indexOf(Math.max(...chances)), wanted[n], text);
      assert.ok(Math.abs(chances.reduce((sum, one) => sum + one, 0) - 1) < 1e-6);
    }
  });

  it('asks only what the invented freelancers have an answer to, or none', () => {
    const examples = readQuestions(new URL('../../language/builtIn/retrieval/examples/', import.meta.url));
    assert.ok(examples.length >= 7);
    for (const { name, knowledge, asked } of [...examples, topicsAsAnswers()]) {
      const known = new Set(factsOf(knowledge).map(({ source }) => source));
      assert.ok(
        asked.some(({ sources }) => sources.length === 0),
        `${name} has no question without an answer`,
      );
      for (const { text, sources } of asked)
        for (const source of sources)
          assert.ok(known.has(source), `${name}: "${text}" is answered by ${source}, which is not there`);
    }
  });
});
