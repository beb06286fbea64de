import type { Language } from '../../../assistant/vocabulary.ts';
import type { NumberWord } from './numberWords.ts';

/** A number that German or Italian writes as one word: "zweihundertfünfzig", "duemila"; undefined where it is none. */
export function compoundNumber(
  word: string,
  language: Language,
  words: Map<string, NumberWord>,
): NumberWord | undefined {
  if ((language !== 'de' && language !== 'it') || word.length < 6) return undefined;
  const value = language === 'de' ? german(word, words) : italian(word, words);
  if (value === undefined) return undefined;
  const place = value >= 1000 ? 'times' : value >= 100 ? 'hundreds' : value >= 20 ? 'tens' : 'ones';
  return { place: value < 1000 ? place : 'ones', value };
}

type Read = (word: string, words: Map<string, NumberWord>) => number | undefined;

function around(word: string, join: string, times: number, words: Map<string, NumberWord>, read: Read) {
  const at = word.indexOf(join);
  if (at < 0) return undefined;
  const left = at === 0 ? 1 : read(word.slice(0, at), words);
  const rest = word.slice(at + join.length);
  const right = rest === '' ? 0 : read(rest, words);
  return left === undefined || right === undefined || right >= times ? undefined : left * times + right;
}

const german: Read = (word, words) => {
  const known = words.get(word);
  if (known && known.place !== 'times') return known.value;
  const large = around(word, 'tausend', 1000, words, german) ?? around(word, 'hundert', 100, words, german);
  if (large !== undefined) return large;
  if (word.startsWith('und')) return german(word.slice(3), words);
  if (word.endsWith('einhalb')) return plusHalf(words.get(word.slice(0, -7)));
  const at = word.indexOf('und', 2);
  const ones = at > 0 ? words.get(word.slice(0, at)) : undefined;
  const tens = at > 0 ? words.get(word.slice(at + 3)) : undefined;
  return ones?.place === 'ones' && tens?.place === 'tens' ? ones.value + tens.value : undefined;
};

function plusHalf(word: NumberWord | undefined): number | undefined {
  return word && word.value + 0.5;
}

const italian: Read = (word, words) => {
  const known = words.get(word);
  if (known && known.place !== 'times') return known.value;
  const large =
    around(word, 'mila', 1000, words, italian) ??
    around(word, 'mille', 1000, words, italian) ??
    around(word, 'cento', 100, words, italian);
  if (large !== undefined) return large;
  for (const [tens, { place, value }] of words)
    if (place === 'tens' && word.startsWith(tens)) {
      const ones = words.get(word.slice(tens.length));
      if (ones?.place === 'ones' && ones.value < 10) return value + ones.value;
    }
  return undefined;
};
