import { writeFileSync } from 'node:fs';
import { createIndex } from '../retrieve.ts';
import { builtInClassifier } from '../topics/classify.ts';
import {
  type Candidate,
  type Evidence,
  type Learned,
  type Setting,
  sharesOf,
  weightOf,
  weightOfNone,
} from './confidence.ts';
import { lookUp } from './evidence.ts';
import { type Example, readExamples } from './examples/read.ts';
import { topicsAsAnswers } from './examples/topics.ts';

/** A question with all that may answer it, and which of them do. */
interface Lesson {
  candidates: Candidate[];
  right: boolean[];
  setting: Setting;
}

const passes = 300;
const rate = 0.05;
/** How strongly weights are held small; chosen by leaving out one invented freelancer after the other. */
const decay = 0.02;

/** Not learned: no example has its answer in another Gig than the conversation's. */
const otherGig = -4;

const { topicsOf } = builtInClassifier();

function lessonsOf({ knowledge, asked }: Example): Lesson[] {
  const index = createIndex(knowledge);
  return asked.map(({ text, language, gigId, sources }) => {
    const { found, setting } = lookUp(index, text, { language, gigId, topics: topicsOf(text, language) });
    const candidates = found.filter(one => one.evidence.otherGig === 0);
    return { candidates, setting, right: candidates.map(one => sources.includes(one.fact.source)) };
  });
}

/** By how much and how widely each kind of evidence varies, so that one rate fits all. */
function spread(lessons: Lesson[], names: (keyof Evidence)[]): number[] {
  const all = lessons.flatMap(lesson => lesson.candidates);
  return names.map(name => {
    const values = all.map(({ evidence }) => evidence[name]);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  });
}

/** How far the chances are from what is right, for each weight, the weight of none, and of none by few wordings, unknown words and another language. */
function slopeOf({ candidates, right, setting }: Lesson, names: (keyof Evidence)[], learned: Learned): number[] {
  const weights = candidates.map(({ evidence }) => Math.exp(weightOf(evidence, learned)));
  const none = Math.exp(weightOfNone(setting, learned));
  const all = weights.reduce((a, b) => a + b, none);
  const good = weights.reduce((sum, weight, n) => sum + (right[n] ? weight : 0), 0);
  const over = weights.map((weight, n) => weight / all - (good > 0 && right[n] ? weight / good : 0));
  const noneOver = none / all - (good > 0 ? 0 : 1);
  const slopes = names.map(name =>
    candidates.reduce((sum, { evidence }, n) => sum + (over[n] ?? 0) * evidence[name], 0),
  );
  return [...slopes, noneOver, noneOver * setting.fewWordings, noneOver * setting.unknown, noneOver * setting.foreign];
}

/** Weights under which the right candidates, or none where none is right, are the likeliest (softmax, Adam). */
function learn(lessons: Lesson[]): Learned {
  const names = Object.keys(lessons[0]?.candidates[0]?.evidence ?? {}) as (keyof Evidence)[];
  const scale = [...spread(lessons, names), 1, 1, 1, 1];
  const values = scale.map(() => 0);
  const mean = scale.map(() => 0);
  const square = scale.map(() => 0);
  const read = (): Learned => ({
    weights: Object.fromEntries(
      names.map((name, n) => [name, (values[n] ?? 0) / (scale[n] ?? 1)]),
    ) as Learned['weights'],
    bias: 0,
    none: values[names.length] ?? 0,
    noneAmongFew: values[names.length + 1] ?? 0,
    noneUnknown: values[names.length + 2] ?? 0,
    noneForeign: values[names.length + 3] ?? 0,
    slope: 1,
    shift: 0,
  });
  for (let pass = 1; pass <= passes; pass += 1) {
    const learned = read();
    const slopes = scale.map(() => 0);
    for (const lesson of lessons)
      slopeOf(lesson, names, learned).forEach((slope, n) => {
        slopes[n] = (slopes[n] ?? 0) + slope / (scale[n] ?? 1) / lessons.length;
      });
    values.forEach((value, n) => {
      const slope = (slopes[n] ?? 0) + (n < names.length ? decay * value : 0);
      mean[n] = 0.9 * (mean[n] ?? 0) + 0.1 * slope;
      square[n] = 0.999 * (square[n] ?? 0) + 0.001 * slope * slope;
      const step = (mean[n] ?? 0) / (1 - 0.9 ** pass) / (Math.sqrt((square[n] ?? 0) / (1 - 0.999 ** pass)) + 1e-8);
      values[n] = value - rate * step;
    });
  }
  const learned = read();
  return { ...learned, weights: { ...learned.weights, otherGig } };
}

interface Judged {
  /** Log odds of the best candidate's share. */
  odds: number;
  right: boolean;
  answerable: boolean;
}

function judge(lessons: Lesson[], learned: Learned): Judged[] {
  return lessons.map(({ candidates, right, setting }) => {
    const shares = sharesOf(candidates, setting, learned);
    const best = shares.reduce((most, share, n) => (share > (shares[most] ?? 0) ? n : most), 0);
    const share = Math.min(Math.max(shares[best] ?? 0, 1e-6), 1 - 1e-6);
    return { odds: Math.log(share / (1 - share)), right: right[best] ?? false, answerable: right.includes(true) };
  });
}

/** The line that turns shares into chances that hold, on freelancers that were not learned from (Newton steps). */
function calibrate(judged: Judged[]): { slope: number; shift: number } {
  let slope = 1;
  let shift = 0;
  for (let step = 0; step < 20; step += 1) {
    let [a, b, aa, ab, bb] = [0, 0, 1e-6, 0, 1e-6];
    for (const { odds, right } of judged) {
      const chance = 1 / (1 + Math.exp(-(slope * odds + shift)));
      const [over, curve] = [chance - (right ? 1 : 0), chance * (1 - chance)];
      a += over * odds;
      b += over;
      aa += curve * odds * odds;
      ab += curve * odds;
      bb += curve;
    }
    const whole = aa * bb - ab * ab;
    slope -= (a * bb - b * ab) / whole;
    shift -= (b * aa - a * ab) / whole;
  }
  return { slope, shift };
}

const freelancers = readExamples(new URL('./examples/', import.meta.url)).map(lessonsOf);
const manyWordings = lessonsOf(topicsAsAnswers());
const lessons = [...freelancers, manyWordings];
const apart = freelancers.flatMap((left, n) => judge(left, learn(lessons.filter((_, other) => other !== n).flat())));
const { slope, shift } = calibrate(apart);
const rounding = (_: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toFixed(4)) : value);
const rounded = JSON.stringify({ ...learn(lessons.flat()), slope, shift }, rounding, 2);
writeFileSync(new URL('./confidence.json', import.meta.url), `${rounded}\n`);

const answerable = apart.filter(one => one.answerable);
for (const sure of [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
  const said = (one: Judged): boolean => 1 / (1 + Math.exp(-(slope * one.odds + shift))) >= sure;
  const right = answerable.filter(one => said(one) && one.right).length / answerable.length;
  const invented = apart.filter(one => said(one) && !one.answerable).length / (apart.length - answerable.length);
  const holds = apart.filter(one => said(one) && one.right).length / apart.filter(said).length;
  process.stdout.write(
    `${sure}: answered right ${right.toFixed(2)}, invented ${invented.toFixed(2)}, right of what is said ${holds.toFixed(2)}\n`,
  );
}
