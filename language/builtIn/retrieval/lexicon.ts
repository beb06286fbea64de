import { readFileSync } from 'node:fs';
import type { Language } from '../../../assistant/vocabulary.ts';
import { stem } from '../stem.ts';
import { fold, wordsOf } from '../words.ts';
import common from './commonWords.json' with { type: 'json' };
import synonyms from './synonyms.json' with { type: 'json' };

/** A run of words that names a concept of the trades ("put it online" is hosting). */
export interface Phrase {
  stems: string[];
  /** Marked with = so that no word is taken for it. */
  concept: string;
  /** From the table of the trades, whose forms within one language are near rather than the same. */
  ofTrade: boolean;
}

/** How much a word tells of what is asked: 0 for "the", .15 for "offer", .4 for "happy"; 1 for all not listed. */
const wordWeights = { empty: 0, frame: 0.15, common: 0.4 } as const;

/** Concepts that nearly every trade's text touches, so that sharing one proves little. */
const weakConcepts = new Set(
  'included meaning show existing functional develop system extra page website content later share keep support field package process length requirements language size link files month'
    .split(' ')
    .map(name => `=${name}`),
);

const contraction = /'(?:s|t|re|ve|ll|d|m|em|all)$/;

/** Words of folded text, "don't" as dont and "l'hôtel" as l hotel. */
export function plainWords(folded: string): string[] {
  return wordsOf(folded).flatMap(word => {
    if (!word.includes("'")) return [word];
    return contraction.test(word) ? [word.replaceAll("'", '')] : word.split("'");
  });
}

type Lexicon = { phrases: Map<string, Phrase[]>; weights: Map<string, number>; words: Set<string> };

type Concepts = Record<string, Partial<Record<Language, string>>>;

const columns = ['en', 'es', 'fr', 'de', 'pt', 'it', 'ru', 'ar', 'zh'] as const;

/** The table of the trades: concept, then its words in each language, parted by bars. */
function readTrades(): Concepts {
  const lines = readFileSync(new URL('trades.txt', import.meta.url), 'utf8').split('\n');
  const rows = lines.filter(line => line !== '' && !line.startsWith('#')).map(line => line.split(' | '));
  return Object.fromEntries(
    rows.map(([concept, ...words]) => [
      concept,
      Object.fromEntries(columns.map((language, n) => [language, words[n]])),
    ]),
  );
}

const trades = readTrades();

function addPhrases(lexicon: Lexicon, language: Language, concepts: Concepts, ofTrade: boolean): void {
  for (const [concept, byLanguage] of Object.entries(concepts))
    for (const text of byLanguage[language]?.split(', ') ?? [])
      addPhrase(lexicon, language, text, { concept: `=${concept}`, ofTrade });
}

function addPhrase(lexicon: Lexicon, language: Language, text: string, meaning: Omit<Phrase, 'stems'>): void {
  // A leading ! keeps the word as it is: "edits" are revisions, "edit" need not be.
  const words = plainWords(fold(text));
  const stems = text.startsWith('!') ? [`!${words[0]}`] : words.map(word => stem(word, language));
  const first = stems[0];
  if (first === undefined) return;
  for (const word of words) if (word.length > 3) lexicon.words.add(word);
  const known = lexicon.phrases.get(first) ?? [];
  known.push({ stems, ...meaning });
  lexicon.phrases.set(first, known);
}

function readWeights(lexicon: Lexicon, language: Language): void {
  const lists: Partial<Record<keyof typeof wordWeights, string>> = common[language];
  for (const kind of ['common', 'frame', 'empty'] as const) {
    // Chinese has no spaces: its empty words are known by their characters.
    const listed = fold(lists[kind] ?? '');
    for (const word of language === 'zh' && kind === 'empty' ? listed.replaceAll(' ', '') : listed.split(' ')) {
      lexicon.weights.set(word.replaceAll("'", ''), wordWeights[kind]);
      if (word.length > 3) lexicon.words.add(word);
    }
  }
}

const lexicons = new Map<Language, Lexicon>();

/** The trades' words of a language, read at its first use. */
export function lexiconOf(language: Language): Lexicon {
  let lexicon = lexicons.get(language);
  if (!lexicon) {
    lexicon = { phrases: new Map(), weights: new Map(), words: new Set() };
    addPhrases(lexicon, language, synonyms as Concepts, false);
    addPhrases(lexicon, language, trades, true);
    readWeights(lexicon, language);
    lexicons.set(language, lexicon);
  }
  return lexicon;
}

/** Every phrase of the language that begins at this place of the text, given its words and their stems. */
export function phrasesAt(words: string[], stems: string[], place: number, language: Language): Phrase[] {
  const { phrases } = lexiconOf(language);
  const found = phrases
    .get(stems[place] ?? '')
    ?.filter(phrase => phrase.stems.every((one, n) => stems[place + n] === one));
  const literal = phrases.get(`!${words[place]}`);
  return literal ? [...(found ?? []), ...literal] : (found ?? []);
}

/** How much the word tells, 0 to 1, by the language's own list or English's; numbers tell half. */
export function wordWeight(word: string, language: Language): number {
  if (/^\d+$/.test(word)) return 0.5;
  const own = lexiconOf(language).weights.get(word);
  if (own !== undefined) return own;
  const english = lexiconOf('en').weights.get(word);
  return english ?? (word.length < 2 ? 0.2 : 1);
}

export function conceptWeight(concept: string): number {
  return weakConcepts.has(concept) ? 0.45 : 1;
}
