import { remembered } from './remembered.ts';

/** Words that carry no subject, in the languages most often met; too short ones are left out anyway. */
const fillers = new Set(
  (
    'the and for you your yours our ours with that this what which who whom whose how when where why are was were will would can could ' +
    'should shall may might must does did done have has had not but any some all also just like want need please get give make take let ' +
    'use used there here they them their its it is am be been being from into onto about than then too very much many more most one ' +
    'business project brand company work order service offer offers include includes included provide ' +
    'los las una uno unos del para por con que como cual cuanto cuando donde tienes tiene quiero necesito puede puedes ' +
    'les des une pour avec que quel quelle comment quand vous votre est sont avez pouvez veux ' +
    'der die das ein eine einen und für mit was wie wann haben hast kann können möchte brauche ist sind ihr ihre ' +
    'che per con una uno sono hai avete posso vorrei come quando quanto ' +
    'uma para com que como quando quanto você tem pode quero preciso'
  ).split(' '),
);

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Takes off what only inflects, roughly: "colours", "colors" and "color" are one word, so are "revision" and "revisions". */
function root(word: string): string {
  return word
    .replace(/our(s?)$/, 'or$1')
    .replace(/(?<=.{3})(?:ies)$/, 'y')
    .replace(/(?<=.{4})(?:ing|ed|es)$/, '')
    .replace(/(?<=.{3})s$/, '')
    .replace(/(?<=.{3})e$/, '');
}

/** The words of a text that say what it is about, inflection taken off; for comparing texts in any language. */
export const subjectWords: (text: string) => ReadonlySet<string> = remembered(wordsOf);

function wordsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(text.toLowerCase().normalize('NFKC'))) {
    const short = /^[\p{L}\p{N}]{1,2}$/u.test(segment) && !/\p{Script=Han}|\d/u.test(segment);
    if (isWordLike && !short && !fillers.has(segment)) found.add(root(segment));
  }
  return found;
}

/** How much of `wanted` is in `text`, from 0 to 1. */
export function coverage(wanted: string, text: string): number {
  const words = subjectWords(wanted);
  if (words.size === 0) return 0;
  const there = subjectWords(text);
  return [...words].filter(word => there.has(word)).length / words.size;
}

/** How many subject words two texts share. */
export function shared(one: string, other: string): number {
  const there = subjectWords(other);
  return [...subjectWords(one)].filter(word => there.has(word)).length;
}

/** Whether the phrase stands in the text as whole words, in any case. */
export function says(text: string, phrase: string): boolean {
  const wanted = phrase.trim().toLowerCase();
  if (wanted === '') return false;
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(wanted))
    return text.toLowerCase().includes(wanted);
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text.toLowerCase());
}
