/**
 * Learns the topics, and what asks, from the examples and the wordings of the senses and writes topics.model.json; prints
 * what a part held out says of it, with `--wrong` its faults too.
 * Run it after any change of examples, wordings, concepts or features: `node language/builtIn/topics/train.ts`.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { type Flag, flags, type Language, topics } from '../../../assistant/vocabulary.ts';
import { readWordings } from '../senses/wordings.ts';
import { readConcepts } from './concepts.ts';
import { type Example, readExamples } from './examples.ts';
import { type Features, featuresOf } from './features.ts';
import { inRows, knownPlaces } from './knownPlaces.ts';
import { fitTemperature, foldOf, type Lesson, learn, logits, softmax } from './learn.ts';
import { mannerLessons, manners, mannerWordings, unmarked } from './manner.ts';
import { type Packed, pack, packKnown, unpackKnown } from './pack.ts';
import { looksLike, type Spoken, type Worded, withSenses } from './senseLessons.ts';

/** One part in so many is held out to tell how sure the model may be. */
const parts = 6;
/**
 * How much the wordings of a class may count beside its examples; chosen on messages written apart. The scope's name
 * every trade there is: with more of them any trade's word would speak of the scope, whatever is asked of it.
 */
const most = { scope: 0.35, other: 0.7, manners: 0.35 };
const here = new URL('./', import.meta.url);

type Studied = Example & Lesson;

function report(held: Spoken[], scores: Float64Array[], classes: readonly string[], temperature: number): void {
  const judged = held.map((example, n) => {
    const chances = softmax(scores[n] as Float64Array, temperature);
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

function study(name: string, classes: readonly string[], lessons: (Studied | Worded)[]): Packed {
  const isHeld = (lesson: Studied | Worded): boolean =>
    foldOf('line' in lesson ? lesson.line : lesson.text, parts) === 0;
  const held = lessons.filter(isHeld);
  const rest = learn(
    lessons.filter(lesson => !isHeld(lesson)),
    classes.length,
    known.length,
  );
  const scores = held.map(({ features }) => logits(rest, features));
  const temperature = fitTemperature(held.map((lesson, n) => ({ scores: scores[n] as Float64Array, lesson })));
  console.log(`\n${name}, temperature ${temperature.toFixed(2)}`);
  report(held, scores, classes, temperature);
  return pack(learn(lessons, classes.length, known.length), classes, temperature);
}

/**
 * Topics that must be heard: their examples count for more, and a wording of dealings between the two that looks like one
 * is no lesson in another.
 */
const watched = topics.flatMap((topic, k) => (topic === 'human' || flags.includes(topic as Flag) ? [k] : []));

/** Chosen where look-alikes begin to be flagged. */
const heard = 1.4;

function topicLessons(examples: Studied[], wordings: Worded[]): (Studied | Worded)[] {
  const taught = learn(examples, topics.length, known.length);
  const isWatched = looksLike(watched, taught);
  const ofWork = topics.indexOf('scope');
  const clear = wordings.filter(wording => wording.classes.includes(ofWork) || !isWatched(wording));
  const counts = topics.map(topic => (topic === 'scope' ? most.scope : most.other));
  return withSenses(examples, clear, taught, counts).map(lesson =>
    lesson.classes.some(k => watched.includes(k)) ? { ...lesson, weight: heard * (lesson.weight ?? 1) } : lesson,
  );
}

/** A wording that looks told is no lesson in asking, though its sense asks: buyers tell the same of themselves. */
function mannersTaught(examples: Studied[], wordings: Worded[]): (Studied | Worded)[] {
  const taught = learn(examples, manners.length, known.length);
  const isTold = looksLike([manners.indexOf('tells')], taught);
  const clear = wordings.filter(wording => !isTold(wording));
  const counts = manners.map(() => most.manners);
  return withSenses(examples, clear, taught, counts);
}

const concepts = readConcepts(new URL('concepts/', here));
const folder = new URL('examples/', here);
const examples = (readdirSync(folder).sort() as Language[]).flatMap(language => readExamples(folder, language));
const { senses, wordings } = readWordings();
const read = <T extends { text: string; language: Language }>(list: T[], change: (text: string) => string) =>
  list.map(one => ({ ...one, features: featuresOf(change(one.text), one.language, concepts) }));

const asked = read(
  wordings.map(wording => ({
    ...wording,
    classes: (senses[wording.sense]?.topics ?? []).map(topic => topics.indexOf(topic)),
  })),
  text => text,
);
const about = read(
  examples.filter(({ classes }) => classes.length > 0),
  text => text,
);
const bare = {
  examples: mannerLessons(read(examples, unmarked)),
  wordings: read(mannerWordings(wordings, senses), unmarked),
};
const all = [asked, about, bare.examples, bare.wordings].flat();
const known = knownPlaces(all.map(({ features }) => features));
const knownAs = packKnown(known);
const rowOf = unpackKnown(knownAs);
const within = <T extends { features: Features }>(list: T[]): T[] =>
  list.map(one => ({ ...one, features: inRows(one.features, rowOf) }));

const model = {
  known: knownAs,
  topics: study('topics', topics, topicLessons(within(about), within(asked))),
  manners: study('manners', manners, mannersTaught(within(bare.examples), within(bare.wordings))),
};
const text = `${JSON.stringify(model)}\n`;
writeFileSync(new URL('topics.model.json', here), text);
console.log(`\n${Math.round(text.length / 1024)} KB`);
