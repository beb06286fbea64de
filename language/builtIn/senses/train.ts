/**
 * Learns from the wordings which ones mean the same and writes senses.model.bin (some 20 s). Run it after any change of
 * wordings, words of the trades or features: `node language/builtIn/senses/train.ts`; then
 * `node language/builtIn/retrieval/train.ts` and `node test/cases/learnChances.ts`, which rest on it.
 */
import { writeFileSync } from 'node:fs';
import { readWords } from '../retrieval/units.ts';
import { featuresOf, worthLearning } from './features.ts';
import { learn } from './learn.ts';
import { pack } from './pack.ts';
import { readWordings } from './wordings.ts';

/** Numbers a point: more told nothing more apart. */
const size = 48;

const { senses, wordings } = readWordings();
const read = wordings.map(({ text, language }) => featuresOf(readWords(text, language)));
const counts = new Map<string, number>();
for (const { name } of read.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
const names = [...counts].filter(([name, count]) => worthLearning(name, count)).map(([name]) => name);
const placeOf = new Map(names.sort().map((name, place) => [name, place]));
const lessons = read.map((features, n) => {
  const known = features.filter(({ name }) => placeOf.has(name));
  return {
    features: {
      at: Int32Array.from(known, ({ name }) => placeOf.get(name) as number),
      weight: Float32Array.from(known, ({ weight }) => weight),
    },
    sense: wordings[n]?.sense ?? 0,
  };
});
const file = pack(names, learn(lessons, names.length, senses.length, size));
writeFileSync(new URL('senses.model.bin', import.meta.url), file);
console.log(
  `${senses.length} senses, ${wordings.length} wordings, ${names.length} features, ${Math.round(file.length / 1024)} KB`,
);
