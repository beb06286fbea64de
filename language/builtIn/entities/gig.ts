import type { Gig, Knowledge } from '../../../assistant/documents.ts';
import type { Language } from '../../../assistant/vocabulary.ts';
import { languageOf } from '../retrieval/index.ts';
import { wordWeight } from '../retrieval/lexicon.ts';
import { termsOf, type Unit, unitsOf } from '../retrieval/units.ts';
import { stem } from '../stem.ts';
import { fold, wordsOf } from '../words.ts';

/** What a Gig is called by: each term with how much it names that Gig (1 in the title's head or a tag, less after it). */
interface Names {
  gig: Gig;
  terms: Map<string, number>;
  /** Two words that stand side by side in the head, the tags or the category, by their stems. */
  pairs: Set<string>;
}

/** "I will design social media templates | your team can edit in Canva": what is sold stands before. */
const afterHead =
  /[,:;|]|(?<=\S)\s(?:for|with|that|to|which|so|in|using|your|from|by|on|para|con|pour|avec|für|mit|per|para|для|с)\s/iu;
const inTail = 0.35;
/** Enough to name a Gig; the second must be well behind. */
const enough = 0.9;
const ahead = 1.8;
/** Against the conversation's own Gig it takes two naming words, or the Gig's name as it stands. */
const plainly = 1.9;

interface AllNames {
  names: Names[];
  /** How many Gigs a term or a pair names. */
  holders: Map<string, number>;
}

const namesByKnowledge = new WeakMap<Knowledge, AllNames>();

function naming(text: string, language: Language): string[] {
  const words = wordsOf(fold(text));
  const plain = new Set(
    words
      .filter(word => wordWeight(word, language) < 1 || word.length < 3)
      .flatMap(word => [word, stem(word, language)]),
  );
  return [...termsOf(text, language)].filter(term => !plain.has(term) && !weak.has(term) && term !== 'packag');
}

/** Concepts that say what is wanted of any Gig, not which. */
const weak = new Set(
  'price delivery rush revisions unlimited files free extra later section included meaning functional develop system show existing content keep support page size quantity language field process requirements style custom month call speed package'
    .split(' ')
    .map(name => `=${name}`),
);

function namesOf(knowledge: Knowledge): AllNames {
  const known = namesByKnowledge.get(knowledge);
  if (known) return known;
  const names = knowledge.gigs.map(gig => {
    const language = languageOf(gig.title);
    const told = gig.title.replace(/^\s*i(?:'ll| will| can)\s+\p{L}+\s+/iu, '');
    const [head = ''] = told.split(afterHead);
    const called = [head, gig.category, ...gig.tags];
    const terms = new Map(naming(gig.title, language).map(term => [term, inTail]));
    for (const part of called) for (const term of naming(part, language)) terms.set(term, 1);
    return { gig, terms, pairs: new Set(called.flatMap(part => pairsOf(part, language))) };
  });
  const holders = new Map<string, number>();
  for (const { terms, pairs } of names)
    for (const one of [...terms.keys(), ...pairs]) holders.set(one, (holders.get(one) ?? 0) + 1);
  const all = { names, holders };
  namesByKnowledge.set(knowledge, all);
  return all;
}

/** The one Gig the words name, by what only it is called; against the conversation's own Gig only where they name the other plainly. */
export function gigIn(
  text: string,
  language: Language,
  knowledge: Knowledge,
  { current, answering }: { current: string | null; answering: boolean },
): string | undefined {
  if (knowledge.gigs.length < 2) return undefined;
  const all = namesOf(knowledge);
  const units = unitsOf(text, language);
  const scores = all.names.map(names => ({ names, score: scoreOf(names, all, units) }));
  scores.sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (!best || best.score < enough || (second && best.score < second.score * ahead)) return undefined;
  const { id } = best.names.gig;
  const own = scores.find(({ names }) => names.gig.id === current);
  if (!own || id === current) return id;
  const asNamed = pairsOf(text, language).some(pair => best.names.pairs.has(pair) && all.holders.get(pair) === 1);
  if (own.score > 0.3 && !asNamed) return undefined;
  return asNamed || best.score >= plainly || (!answering && namesProduct(best.names, all, units)) ? id : undefined;
}

function scoreOf({ terms }: Names, { names, holders }: AllNames, units: Unit[]): number {
  let score = 0;
  for (const unit of units) {
    // What is asked of any Gig names none, whatever else the word may mean.
    if ([...unit.terms.keys()].some(term => weak.has(term))) continue;
    let most = 0;
    for (const [term, sure] of unit.terms) {
      const strength = terms.get(term);
      const count = holders.get(term) ?? 0;
      if (strength === undefined || count === names.length) continue;
      most = Math.max(most, (Math.min(1, sure / 0.9) * strength) / count);
    }
    score += most;
  }
  return score;
}

function pairsOf(text: string, language: Language): string[] {
  const stems = wordsOf(fold(text)).map(word => stem(word, language));
  return stems.slice(1).map((word, n) => `${stems[n]} ${word}`);
}

/** A thing of the trades ("=logo", in any language) that only this Gig makes. */
function namesProduct({ terms }: Names, { holders }: AllNames, units: Unit[]): boolean {
  return units.some(unit =>
    [...unit.terms.keys()].some(term => term.startsWith('=') && terms.get(term) === 1 && holders.get(term) === 1),
  );
}
