import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { type Language, languages } from '../../assistant/vocabulary.ts';
import { claimsOf } from '../../language/guard/claims.ts';

type Phrase = string | string[] | { [style: string]: Phrase };
type Phrases = Record<string, Phrase>;
type Part = ReturnType<IntlMessageFormat['getAst']>[number];

const fileOf = (language: Language): URL => new URL(`../../language/phrases/${language}.json`, import.meta.url);
const read = (language: Language): Phrases => JSON.parse(readFileSync(fileOf(language), 'utf8'));

const english = read('en');
const styles = ['friendly', 'professional', 'casual', 'brief', 'detailed'];

function variantsOf(phrase: Phrase): string[] {
  return typeof phrase === 'string' ? [phrase] : Object.values(phrase).flatMap(variantsOf);
}

function stylesOf(phrase: Phrase): string[] {
  if (typeof phrase === 'string' || Array.isArray(phrase)) return [];
  return [...Object.keys(phrase), ...Object.values(phrase).flatMap(stylesOf)];
}

const has = (phrase: Phrase, style: string): boolean => stylesOf(phrase).includes(style);
const keysBy = (phrases: Phrases, style: string): string[] =>
  Object.keys(phrases).filter(key => has(phrases[key] ?? '', style));
const inStyle = (phrase: Phrase, style: string): Phrase =>
  (typeof phrase === 'object' && !Array.isArray(phrase) && phrase[style]) || [];
const longest = (messages: string[]): number => Math.max(...messages.map(({ length }) => length));

/** Every message that two of the styles share, signs and case apart. */
function alike(phrases: Phrases, of: string[]): string[] {
  const words = (phrase: Phrase, style: string): string[] =>
    variantsOf(inStyle(phrase, style)).map(message => message.toLowerCase().replace(/[\p{P}\s]/gu, ''));
  return keysBy(phrases, of[0] ?? '').flatMap(key => {
    const all = of.flatMap(style => [...new Set(words(phrases[key] ?? '', style))]);
    return all.filter((one, n) => all.indexOf(one) !== n).map(one => `${key}: ${one}`);
  });
}

const partsOf = (message: string, language: Language): Part[] =>
  new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst();

/** The parts of a message with those in its plurals and selects. */
function withInner(parts: Part[]): Part[] {
  return parts.flatMap(part => [
    part,
    ...('options' in part ? Object.values(part.options).flatMap(({ value }) => withInner(value)) : []),
  ]);
}

const isValue = (part: Part): boolean => part.type !== 0 && part.type !== 7;

function placeholders(message: string, language: Language): string[] {
  const values = withInner(partsOf(message, language)).filter(isValue);
  return [...new Set(values.map(part => ('value' in part ? String(part.value) : '')))].sort();
}

const inAny = (lists: string[][]): string[] => [...new Set(lists.flat())].sort();
const inAll = (lists: string[][]): string[] => inAny(lists).filter(one => lists.every(list => list.includes(one)));

/** What looks wrong in print: French wants a narrow space that does not break, Chinese its own full-width signs. */
const misset: { [language: string]: RegExp } = {
  fr: /[^\u202f][?!;:»]|«[^\u202f]|(?<=\p{L})'(?=\p{L})/u,
  zh: /\p{Script=Han}[,.;:!?()]|[,.;:!?()]\p{Script=Han}|[，。；：！？、] /u,
  es: /^[^¿]*\?|^[^¡]*!|[“”„]/u,
  de: /”|[«»]|“(?=\p{L})/u,
  ru: /[“”„]/u,
  ar: /[?,;]|[“”„]/u,
  it: /[“”„]|(?<=\p{L})'(?=\p{L})/u,
};

/** What a message says whatever its values, each branch by itself. */
function literals(parts: Part[], language: Language): string[] {
  const line = parts.map(part => (part.type === 0 ? part.value : '…')).join('');
  const branches = parts.flatMap(part => ('options' in part ? Object.entries(part.options) : []));
  return [
    line,
    ...branches
      .filter(([category]) => !isOneNumber(category, language))
      .flatMap(([, { value }]) => literals(value, language)),
  ];
}

/** A grammar with a dual says the number in the noun itself: only two days are "يومين". */
function isOneNumber(category: string, language: Language): boolean {
  const rules = new Intl.PluralRules(language);
  return Array.from({ length: 201 }, (_, n) => rules.select(n)).filter(one => one === category).length === 1;
}

/** Two words or more are hardly ever the same in two languages; one ("Budget") often is. */
const isSentence = (message: string): boolean =>
  (message.replace(/\{[^{}]*\}/g, ' ').match(/\p{L}+/gu) ?? []).length > 1;

function missingPlurals(message: string, language: Language): string[] {
  const rules = new Intl.PluralRules(language);
  const needed = new Set(Array.from({ length: 201 }, (_, n) => rules.select(n)));
  return withInner(partsOf(message, language)).flatMap(part =>
    'options' in part && part.type === 6 ? [...needed].filter(category => !(category in part.options)) : [],
  );
}

/** Every message of a language that breaks a rule, with its key. */
function faults(language: Language, breaks: (message: string, key: string) => boolean): string[] {
  return Object.entries(read(language)).flatMap(([key, phrase]) =>
    variantsOf(phrase)
      .filter(message => breaks(message, key))
      .map(message => `${key}: ${message}`),
  );
}

describe('what the assistant says, language by language', () => {
  it('has a file for every language the assistant speaks', () => {
    assert.deepEqual(
      languages.filter(language => !existsSync(fileOf(language))),
      [],
    );
  });

  for (const language of languages.filter(one => existsSync(fileOf(one)))) {
    describe(language, () => {
      it('says everything English says, in the same order', () => {
        assert.deepEqual(Object.keys(read(language)), Object.keys(english));
      });

      it('has words for every message', () => {
        assert.deepEqual(
          faults(language, message => message.trim() === '' || message !== message.trim()),
          [],
        );
        assert.deepEqual(
          Object.values(read(language))
            .flatMap(stylesOf)
            .filter(style => !styles.includes(style)),
          [],
        );
      });

      it('uses the values English uses', () => {
        for (const [key, phrase] of Object.entries(read(language))) {
          const own = variantsOf(phrase).map(message => placeholders(message, language));
          const theirs = variantsOf(english[key] ?? '').map(message => placeholders(message, 'en'));
          assert.deepEqual(inAny(own), inAny(theirs), key);
          const always = inAll(theirs);
          assert.deepEqual(
            own.filter(list => always.some(value => !list.includes(value))),
            [],
            `${key} leaves out one of ${always.join(', ')}`,
          );
        }
      });

      it('sets its signs as its script does', () => {
        assert.deepEqual(
          faults(language, message =>
            literals(partsOf(message, language), language).some(text => (misset[language] ?? /$^/u).test(text)),
          ),
          [],
        );
      });

      it('counts as its grammar counts', () => {
        assert.deepEqual(
          faults(language, message => missingPlurals(message, language).length > 0),
          [],
        );
      });

      it('states no number, date or link of its own', () => {
        assert.deepEqual(
          faults(
            language,
            (message, key) =>
              !key.endsWith('.unlimited') &&
              literals(partsOf(message, language), language).some(
                text => /\p{N}/u.test(text) || claimsOf(text, language).length > 0,
              ),
          ),
          [],
        );
      });

      it('sounds different in each tone, by more than a full stop', () => {
        assert.deepEqual(keysBy(read(language), 'friendly'), keysBy(english, 'friendly'));
        assert.deepEqual(alike(read(language), ['friendly', 'professional', 'casual']), []);
      });

      it('says more where detail is wanted', () => {
        assert.deepEqual(keysBy(read(language), 'brief'), keysBy(english, 'brief'));
        assert.deepEqual(alike(read(language), ['brief', 'detailed']), []);
        for (const [key, phrase] of Object.entries(read(language)).filter(([, one]) => has(one, 'brief'))) {
          const [brief, detailed] = ['brief', 'detailed'].map(style => longest(variantsOf(inStyle(phrase, style))));
          assert.ok((detailed ?? 0) > (brief ?? 0), key);
        }
      });

      if (language !== 'en')
        it('says nothing in English', () => {
          assert.deepEqual(
            faults(language, (message, key) => isSentence(message) && variantsOf(english[key] ?? '').includes(message)),
            [],
          );
        });
    });
  }
});
