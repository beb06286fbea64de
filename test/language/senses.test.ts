import assert from 'node:assert/strict';
import { type Language, languages, topics } from '../../assistant/vocabulary.ts';
import { readWords } from '../../language/builtIn/retrieval/units.ts';
import { type Lesson, learn, sumInto } from '../../language/builtIn/senses/learn.ts';
import { pack, unpack } from '../../language/builtIn/senses/pack.ts';
import { likeness, nearestSenses, pointOf, sensePoint } from '../../language/builtIn/senses/senses.ts';
import { readWordings } from '../../language/builtIn/senses/wordings.ts';

const near = (one: [Language, string], other: [Language, string]): number => {
  const [a, b] = [one, other].map(([language, text]) => pointOf(readWords(text, language)));
  assert.ok(a && b);
  return likeness(a, b);
};

describe('What buyers ask, in many wordings', () => {
  const { senses, wordings } = readWordings();

  it('is written in every language, with topics the assistant has', () => {
    for (const [place, { name, topics: about }] of senses.entries()) {
      const spoken = new Set(wordings.filter(({ sense }) => sense === place).map(({ language }) => language));
      assert.deepEqual(
        languages.filter(language => !spoken.has(language)),
        [],
        `${name} lacks a language`,
      );
      assert.ok(about.length > 0 && about.every(topic => topics.includes(topic)), `${name} is about ${about}`);
    }
  });

  it('says a thing under one sense only', () => {
    const said = new Map<string, number>();
    for (const { language, text, sense } of wordings) {
      const key = `${language} ${text.toLowerCase()}`;
      assert.equal(said.get(key) ?? sense, sense, `"${key}" stands under ${senses[sense]?.name} and another`);
      said.set(key, sense);
    }
  });

  it('is near in meaning with no word in common, in one language and across two', () => {
    const secret: [Language, string] = ['en', 'nobody may hear about our launch before june'];
    const pace: [Language, string] = ['en', 'how many days do you need for a cover?'];
    assert.ok(near(secret, ['en', 'Do you sign a confidentiality agreement?']) > near(secret, pace));
    assert.ok(
      near(secret, ['de', 'Behandeln Sie alles vertraulich?']) > near(secret, ['de', 'Wie lange brauchen Sie?']),
    );
    assert.ok(near(pace, ['es', '¿cuánto tardas en entregar?']) > near(pace, ['es', '¿me mandas factura?']));
  });

  it('has nothing to say of words nobody knows', () => {
    const point = pointOf(readWords('🂡', 'en'));
    assert.ok(point.every(Number.isFinite));
    assert.equal(nearestSenses(point, 3).length, 3);
  });

  it('knows a sense by its own point', () => {
    assert.deepEqual(nearestSenses(sensePoint(5), 1), [5]);
  });
});

describe('Learning the senses', () => {
  /** Features 0 to 2 are said of one thing, 3 to 5 of another; no lesson holds all three. */
  const lessons: Lesson[] = [0, 3].flatMap((first, sense) =>
    [
      [0, 1],
      [1, 2],
      [0, 2],
    ].map(places => ({
      sense,
      features: { at: Int32Array.from(places, place => first + place), weight: Float32Array.of(1, 1) },
    })),
  );
  const points = learn(Array.from({ length: 40 }, () => lessons).flat(), 6, 2, 8);
  const pointOfFeature = (place: number, rows: Float32Array | Int8Array) => {
    const point = new Float32Array(points.size);
    sumInto(point, rows, { at: Int32Array.of(place), weight: Float32Array.of(1) });
    return point;
  };

  it('moves what is said of one thing together and of two apart', () => {
    const [one, same, other] = [0, 2, 4].map(place => pointOfFeature(place, points.features));
    assert.ok(one && same && other && likeness(one, same) > likeness(one, other) + 0.5);
  });

  it('keeps the points in a file, near enough', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'ф'];
    const file = unpack(pack(names, points));
    assert.deepEqual(file.names, names);
    for (const place of names.keys())
      assert.ok(likeness(pointOfFeature(place, points.features), pointOfFeature(place, file.features)) > 0.98);
  });

  it('says which command makes a file anew that is not whole', () => {
    const file = pack(['a', 'b', 'c', 'd', 'e', 'f'], points);
    assert.throws(() => unpack(file.subarray(0, file.length - 3)), /senses\/train\.ts/);
  });
});
