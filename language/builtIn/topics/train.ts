/**
 * Learns the topics from the examples and writes topics.model.json; prints what cross-validation says of it.
 * Run it after any change of examples, concepts or features: `node language/builtIn/topics/train.ts`.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { type Language, topics } from '../../../assistant/vocabulary.ts';
import { readConcepts } from './concepts.ts';
import { readForms } from './examples.ts';
import { type Features, featuresOf } from './features.ts';
import { type Example, fitTemperature, foldOf, learn, logits, softmax, type Weights } from './learn.ts';
import { pack } from './pack.ts';

const folds = 4;
const here = new URL('./', import.meta.url);

function readExamples(): Example[] {
  const folder = new URL('examples/', here);
  const concepts = readConcepts(new URL('concepts/', here));
  const examples = new Map<string, Example>();
  for (const language of readdirSync(folder).sort() as Language[])
    for (const [at, topic] of topics.entries())
      for (const { text, line } of readForms(folder, language, topic)) {
        const known = examples.get(`${language} ${text}`);
        if (!known)
          examples.set(`${language} ${text}`, {
            language,
            text,
            line,
            topics: [at],
            features: featuresOf(text, language, concepts),
          });
        else if (!known.topics.includes(at)) known.topics.push(at);
      }
  return [...examples.values()];
}

interface Guess {
  example: Example;
  scores: Float64Array;
}

/** What each example scores under a model that has not seen it. */
function crossValidate(examples: Example[]): Guess[] {
  const guesses: Guess[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const weights = learn(examples.filter(example => foldOf(example.line, folds) !== fold));
    for (const example of examples)
      if (foldOf(example.line, folds) === fold) guesses.push({ example, scores: scoresOf(weights, example.features) });
  }
  return guesses;
}

function scoresOf(weights: Weights, features: Features): Float64Array {
  return Float64Array.from(logits(weights, features));
}

function report(guesses: Guess[], temperature: number): void {
  const judged = guesses.map(({ example, scores }) => {
    const chances = softmax(scores, temperature);
    const best = chances.indexOf(Math.max(...chances));
    return { example, best, chance: chances[best] ?? 0, right: example.topics.includes(best) };
  });
  const rate = (list: typeof judged) => (list.filter(one => one.right).length / Math.max(1, list.length)).toFixed(3);
  for (const language of new Set(judged.map(one => one.example.language))) {
    const list = judged.filter(one => one.example.language === language);
    console.log(`${language}  ${rate(list)} of ${list.length}`);
  }
  console.log(`all ${rate(judged)} of ${judged.length}\n\nsaid with   right   of`);
  for (let low = 0; low < 1; low += 0.1) {
    const list = judged.filter(one => one.chance >= low && (one.chance < low + 0.1 || low > 0.85));
    console.log(`${low.toFixed(1)}–${(low + 0.1).toFixed(1)}     ${rate(list)}   ${list.length}`);
  }
  if (process.argv.includes('--wrong'))
    for (const one of judged.filter(one => !one.right && one.chance > 0.5))
      console.log(
        `${one.example.language} ${one.example.text} | ${topics[one.best]} ${one.chance.toFixed(2)} | ${one.example.topics.map(at => topics[at])}`,
      );
}

const examples = readExamples();
const guesses = crossValidate(examples);
const temperature = fitTemperature(guesses.map(({ example, scores }) => ({ scores, topics: example.topics })));
report(guesses, temperature);
const model = pack(learn(examples), temperature);
writeFileSync(new URL('topics.model.json', here), model);
console.log(`\ntemperature ${temperature.toFixed(2)}, ${Math.round(model.length / 1024)} KB`);
