import type { Language } from '../../../assistant/vocabulary.ts';
import { normalise } from '../normalise.ts';
import { stem } from '../stem.ts';
import { fold, isHan } from '../words.ts';
import { conceptWeight, type Phrase, phrasesAt, plainWords, wordWeight } from './lexicon.ts';
import { groupsAt } from './related.ts';
import type { Speller } from './spelling.ts';

/** One thing a text speaks of, with every term it may be found under and how surely (0 to 1). */
export interface Unit {
  terms: Map<string, number>;
  /** How much it tells of what is asked, before the knowledge at hand is considered: 0 to 1. */
  weight: number;
}

/** More words than any question has; a pasted brief is matched by its beginning. */
const mostWords = 120;
const byConcept = 0.9;
const byPart = 0.6;
const bySlip = 0.85;
/** A word of the same group is often what was meant, and often only near it. */
const byGroup = 0.55;

const noSpeller: Speller = { has: () => true, near: () => undefined };

export interface Reading {
  words: string[];
  /** Places of the words that were put right. */
  slips: Set<number>;
  /** In the text's language, then in English, whose words every trade borrows. */
  stems: [string[], string[]];
  language: Language;
  /** Whether the table of the trades is read too. */
  trades: boolean;
}

/** The known word a slip of the finger was meant for; the word itself where it is known or nothing is near. */
function putRight(word: string, language: Language, speller: Speller): string {
  if (speller.has(word)) return word;
  const near = speller.near(word);
  if (near === undefined || wordWeight(word, language) < 1) return word;
  // "taxes" is not a slip for "takes": an everyday word needs more letters in common.
  return word.length > 5 || wordWeight(near, language) === 1 ? near : word;
}

/** The words of a text with their stems; only its beginning where it is long. */
export function readWords(text: string, language: Language, speller = noSpeller, trades = true): Reading {
  const typed = plainWords(fold(normalise(text))).slice(0, mostWords);
  const words = typed.map(word => putRight(word, language, speller));
  const own = words.map(word => stem(word, language));
  const slips = new Set(words.keys().filter(place => words[place] !== typed[place]));
  const english = language === 'en' ? own : words.map(word => stem(word, 'en'));
  return { words, slips, stems: [own, english], language, trades };
}

function allPhrases({ words, stems, language, trades }: Reading, place: number): Phrase[] {
  const own = phrasesAt(words, stems[0], place, language);
  const all = language === 'en' ? own : [...own, ...phrasesAt(words, stems[1], place, 'en')];
  return trades ? all : all.filter(({ ofTrade }) => !ofTrade);
}

function addWord(terms: Map<string, number>, reading: Reading, place: number, strength: number): void {
  for (const stems of reading.stems) {
    const term = stems[place];
    const sure = reading.slips.has(place) ? strength * bySlip : strength;
    if (term !== undefined && (terms.get(term) ?? 0) < sure) terms.set(term, sure);
  }
}

function phraseUnit(reading: Reading, place: number, phrases: Phrase[]): Unit {
  const length = phrases[0]?.stems.length ?? 1;
  const terms = new Map<string, number>();
  const sure = [...reading.slips].some(n => n >= place && n < place + length) ? byConcept * bySlip : byConcept;
  let weight = 0;
  for (const { concept } of phrases) {
    terms.set(concept, sure);
    weight = Math.max(weight, conceptWeight(concept));
  }
  for (let n = place; n < place + length; n += 1) {
    const told = wordWeight(reading.words[n] ?? '', reading.language);
    if (told > 0) addWord(terms, reading, n, length === 1 ? 1 : byPart);
    if (length === 1 && told === 0) weight = Math.min(weight, 0.3);
  }
  return { terms, weight };
}

/** German writes "Quelldateien" as one: the known words it begins and ends with. */
function compoundParts(word: string, speller: Speller): string[] {
  const parts: string[] = [];
  for (let length = word.length - 3; length >= 4 && parts.length === 0; length -= 1) {
    if (speller.has(word.slice(-length))) parts.push(word.slice(-length));
  }
  for (let length = word.length - 3; length >= 4; length -= 1) {
    if (speller.has(word.slice(0, length))) return [...parts, word.slice(0, length)];
  }
  return parts;
}

function wordUnit(reading: Reading, place: number, speller: Speller): Unit | undefined {
  const word = reading.words[place] ?? '';
  const weight = wordWeight(word, reading.language);
  if (weight === 0) return undefined;
  const terms = new Map<string, number>();
  addWord(terms, reading, place, 1);
  const joined = reading.language === 'de' && word.length > 8 && !speller.has(word);
  const parts = joined ? compoundParts(word, speller).flatMap(part => unitsOf(part, 'de')) : [];
  for (const part of parts) {
    for (const [term, strength] of part.terms) terms.set(term, Math.max(terms.get(term) ?? 0, strength * bySlip));
  }
  return { terms, weight: parts.length > 0 ? Math.max(...parts.map(part => part.weight)) : weight };
}

/** Two Han characters side by side stand for a word that no list holds. */
function hanUnit(words: string[], place: number): Unit {
  const next = words[place + 1] ?? '';
  const pair = `${words[place]}${isHan(next) && wordWeight(next, 'zh') > 0 ? next : ''}`;
  return { terms: new Map([[pair, 1]]), weight: pair.length > 1 ? 0.8 : 0.3 };
}

/** The same units, found under the words as well that stand for theirs; between English and English those do better than the trades' table. */
export function widenedUnitsOf(reading: Reading, speller: Speller = noSpeller): Unit[] {
  return unitsFrom(reading, speller, reading.language === 'en');
}

function addGroups(unit: Unit, reading: Reading, place: number, length: number): void {
  for (let n = place; n < place + length; n += 1) {
    for (const group of groupsAt(reading.stems[1], n)) if (!unit.terms.has(group)) unit.terms.set(group, byGroup);
  }
}

/** What a question speaks of, in order: longest phrase first, empty words left out, slips put right. */
export function unitsOf(text: string, language: Language, speller: Speller = noSpeller): Unit[] {
  return unitsFrom(readWords(text, language, speller), speller, false);
}

function unitsFrom(reading: Reading, speller: Speller, widened: boolean): Unit[] {
  const { language } = reading;
  const units: Unit[] = [];
  let place = 0;
  while (place < reading.words.length) {
    const phrases = allPhrases(reading, place);
    const longest = Math.max(0, ...phrases.map(phrase => phrase.stems.length));
    const word = reading.words[place] ?? '';
    if (longest > 0) {
      const named = phrases.filter(phrase => phrase.stems.length === longest);
      const unit = phraseUnit(reading, place, named);
      if (widened) addGroups(unit, reading, place, longest);
      units.push(unit);
      place += longest;
      continue;
    }
    const han = isHan(word) && wordWeight(word, language) > 0;
    const unit = han ? hanUnit(reading.words, place) : wordUnit(reading, place, speller);
    if (unit && widened) addGroups(unit, reading, place, 1);
    if (unit && unit.weight > 0) units.push(unit);
    place += 1;
  }
  return units.filter((unit, n) => !units.slice(0, n).some(before => sameTerms(before, unit)));
}

function sameTerms(a: Unit, b: Unit): boolean {
  return a.terms.size === b.terms.size && [...a.terms.keys()].every(term => b.terms.has(term));
}

/** The same terms, and the groups of its words. */
export function widenedTermsOf(text: string, language: Language): Set<string> {
  const terms = termsOf(text, language);
  if (language !== 'en') return terms;
  const reading = readWords(text, language, noSpeller);
  reading.words.forEach((word, place) => {
    if (wordWeight(word, language) > 0) for (const group of groupsAt(reading.stems[1], place)) terms.add(group);
  });
  return terms;
}

/** Every term a text may be found under: its words, all phrases that stand in it, what its amounts and durations imply. */
export function termsOf(text: string, language: Language): Set<string> {
  const reading = readWords(text, language, noSpeller);
  const terms = new Set<string>();
  reading.words.forEach((word, place) => {
    for (const { concept } of allPhrases(reading, place)) terms.add(concept);
    if (wordWeight(word, language) === 0) return;
    for (const stems of reading.stems) terms.add(stems[place] ?? word);
    const next = reading.words[place + 1];
    if (isHan(word) && next !== undefined && isHan(next)) terms.add(word + next);
  });
  if (/\p{Sc}\s?\d|\d\s?\p{Sc}/u.test(text)) terms.add('=price');
  if (/\d\s*(?:days?|hours?|weeks?|días?|jours?|tage?n?|dias?|giorni|дн|天)/i.test(text)) terms.add('=delivery');
  return terms;
}
