/**
 * Learns the topics, and what asks, from the examples and writes topics.model.json; prints what cross-validation says of it.
 * Run it after any change of examples, concepts or features: `node language/builtIn/topics/train.ts`.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { type Language, topics } from '../../../assistant/vocabulary.ts';
import { readConcepts } from './concepts.ts';
import { type Example, readExamples } from './examples.ts';
import { featuresOf } from './features.ts';
import { fitTemperature, foldOf, type Lesson, learn, logits, softmax } from './learn.ts';
import { mannerLessons, manners, unmarked } from './manner.ts';
import { type Packed, pack } from './pack.ts';

const folds = 3;
const here = new URL('./', import.meta.url);

type Studied = Example & Lesson;

interface Guess {
  example: Studied;
  scores: Float64Array;
}

/** What each example scores under a model that has not seen its line. */
function crossValidate(examples: Studied[], count: number): Guess[] {
  const guesses: Guess[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const weights = learn(
      examples.filter(({ line }) => foldOf(line, folds) !== fold),
      count,
    );
    for (const example of examples)
      if (foldOf(example.line, folds) === fold) guesses.push({ example, scores: logits(weights, example.features) });
  }
  return guesses;
}

function report(guesses: Guess[], classes: readonly string[], temperature: number): void {
  const judged = guesses.map(({ example, scores }) => {
    const chances = softmax(scores, temperature);
    const best = chances.indexOf(Math.max(...chances));
    return { example, best, chance: chances[best] ?? 0, right: example.classes.includes(best) };
  });
  const rate = (list: typeof judged) => (list.filter(one => one.right).length / Math.max(1, list.length)).toFixed(3);
  for (const language of new Set(judged.map(one => one.example.language))) {
    const list = judged.filter(one => one.example.language === language);
    console.log(`${language}  ${rate(list)} of ${list.length}`);
  }
  console.log(`all ${rate(judged)} of ${judged.length}\n\nsaid with   right   of`);
  for (let low = 0; low < 1; low += 0.1) {
    const list = judged.filter(one => one.chance >= low && (one.chance < low + 0.1 || low > 0.85));
    if (list.length > 0) console.log(`${low.toFixed(1)}–${(low + 0.1).toFixed(1)}     ${rate(list)}   ${list.length}`);
  }
  if (process.argv.includes('--wrong'))
    for (const one of judged.filter(one => !one.right && one.chance > 0.5))
      console.log(
        `${one.example.language} ${one.example.text} | ${classes[one.best]} ${one.chance.toFixed(2)} | ${one.example.classes.map(at => classes[at])}`,
      );
}

function study(name: string, examples: Studied[], classes: readonly string[]): Packed {
  const guesses = crossValidate(examples, classes.length);
  const temperature = fitTemperature(guesses.map(({ example, scores }) => ({ scores, classes: example.classes })));
  console.log(`\n${name}, temperature ${temperature.toFixed(2)}`);
  report(guesses, classes, temperature);
  return pack(learn(examples, classes.length), classes, temperature);
}

const concepts = readConcepts(new URL('concepts/', here));
const folder = new URL('examples/', here);
const examples = (readdirSync(folder).sort() as Language[]).flatMap(language => readExamples(folder, language));
const studied = (list: Example[], read: (text: string) => string) =>
  list.map(example => ({ ...example, features: featuresOf(read(example.text), example.language, concepts) }));
const model = {
  topics: study(
    'topics',
    studied(
      examples.filter(({ classes }) => classes.length > 0),
      text => text,
    ),
    topics,
  ),
  manners: study('manners', mannerLessons(studied(examples, unmarked)), manners),
};
const text = `${JSON.stringify(model)}\n`;
writeFileSync(new URL('topics.model.json', here), text);
console.log(`\n${Math.round(text.length / 1024)} KB`);
