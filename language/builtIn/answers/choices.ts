import type { RequirementQuestion } from '../../../assistant/documents.ts';
import type { Language } from '../../../assistant/vocabulary.ts';
import { coverage, says, subjectWords } from '../../../assistant/words.ts';
import { lexicons, phrase } from '../lexicon.ts';
import { fold } from '../words.ts';

/** Choices that a statement names in full. */
export function namedChoices(choices: string[], statement: string): string[] {
  const same = choices.filter(choice => choice.toLowerCase() === statement.toLowerCase());
  // A word or two are the answer to another question, or a package's name.
  if (same.length > 0 || statement.split(/\s+/).length < 4) return same;
  return choices.filter(choice => says(statement, choice) && subjectWords(choice).size > 0);
}

/** The choice or choices a buyer's answer names: by its words, its place in the list, or "the second". */
export function readChoice(question: RequirementQuestion, said: string, language: Language): string | undefined {
  const text = said.replace(/[!.]+$/, '');
  const { choices, kind } = question;
  const exact = choices.find(choice => choice.toLowerCase() === text.trim().toLowerCase());
  if (exact) return exact;
  const byWords = choices.filter(
    choice => says(text, choice) || (coverage(choice, text) >= 0.99 && subjectWords(choice).size > 0),
  );
  const every = kind === 'multipleChoice' ? allBut(choices, text, language) : [];
  if (every.length > 0) return every.join(', ');
  const partly = byWords.length > 0 ? byWords : closest(choices, text);
  const meant = partly.length > 0 ? partly : slipped(choices, text);
  const found = meant.length > 0 ? meant : byPlace(choices, text, language);
  if (found.length === 0) return undefined;
  return kind === 'multipleChoice' ? found.join(', ') : found.length === 1 ? found[0] : undefined;
}

/** "All of them", "all except YouTube". */
function allBut(choices: string[], text: string, language: Language): string[] {
  const folded = fold(text);
  const spoken = [language, 'en' as const];
  const all = spoken.some(one => phrase('all of choices', one, lexicons[one].choosing.all).test(folded));
  const named = choices.filter(choice => says(text, choice));
  if (!all || (named.length > 0 && !takesOut(text, language))) return [];
  return named.length === 0 && folded.split(/\s+/).length > fewWords ? [] : choices.filter(one => !named.includes(one));
}

/** "Scratch clothing": what is left of several choices; undefined where none is taken out. */
export function leftOf(
  question: RequirementQuestion,
  answer: string,
  text: string,
  language: Language,
): string | undefined {
  if (question.kind !== 'multipleChoice' || !takesOut(text, language)) return undefined;
  const out = readChoice(question, text, language)?.split(', ') ?? [];
  const had = question.choices.filter(choice => says(answer, choice));
  const left = had.filter(choice => !out.includes(choice));
  return left.length > 0 && left.length < had.length ? left.join(', ') : undefined;
}

const takesOut = (text: string, language: Language): boolean =>
  [language, 'en' as const].some(one => phrase('but of choices', one, lexicons[one].choosing.except).test(fold(text)));

/** Who says more than this means more than "all of them". */
const fewWords = 5;

/** One slip of the finger: a letter too many, too few, changed, or swapped with its neighbour. */
function isSlip(one: string, other: string): boolean {
  if (
    one[0] !== other[0] ||
    Math.min(one.length, other.length) < 4 ||
    Math.abs(one.length - other.length) > 1 ||
    one === other
  )
    return false;
  let n = 0;
  while (one[n] === other[n] && n < one.length) n++;
  const [a, b] = [one.slice(n), other.slice(n)];
  const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}

/** "insta" */
const isStart = (one: string, whole: string): boolean => one.length >= 4 && whole.startsWith(one);

function slipped(choices: string[], text: string): string[] {
  const said = [...subjectWords(text)];
  return choices.filter(choice =>
    [...subjectWords(choice)].some(word => said.some(one => isSlip(one, word) || isStart(one, word))),
  );
}

function closest(choices: string[], text: string): string[] {
  const fits = choices.map(choice => ({ choice, fit: Math.max(coverage(choice, text), coverage(text, choice)) }));
  const best = Math.max(...fits.map(({ fit }) => fit));
  const top = fits.filter(({ fit }) => fit === best && best >= 0.5);
  return top.length === 1 ? top.map(({ choice }) => choice) : [];
}

const places = ['first', 'second', 'third'] as const;
const letters = 'abcdefgh';

/** "the second", "2", "b", in few words. */
export function byPlace(choices: string[], text: string, language: Language): string[] {
  const bare = fold(text)
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .trim();
  if (bare.split(/\s+/).length > 4) return [];
  const number = /(?:^|\s)([1-9])$/.exec(bare)?.[1];
  const letter = bare.length === 1 ? letters.indexOf(bare) : -1;
  const word = places.findIndex(place =>
    [language, 'en' as const].some(one => phrase(`tier ${place}`, one, lexicons[one].tiers[place]).test(bare)),
  );
  const english = ['first', 'second', 'third', 'fourth', 'fifth'].findIndex(one => bare.split(/\s+/).includes(one));
  const n = number ? Number(number) - 1 : letter >= 0 ? letter : word >= 0 ? word : english;
  return choices[n] === undefined ? [] : [choices[n] as string];
}
