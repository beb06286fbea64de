import type { Gig, Knowledge } from '../../../assistant/documents.ts';
import type { Language } from '../../../assistant/vocabulary.ts';
import { languageOf } from '../retrieval/index.ts';
import { wordWeight } from '../retrieval/lexicon.ts';
import { termsOf, unitsOf } from '../retrieval/units.ts';
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

const namesByKnowledge = new WeakMap<Knowledge, Names[]>();

function naming(text: string, language: Language): string[] {
  const words = wordsOf(fold(text));
  const plain = new Set(words.filter(word => wordWeight(word, language) < 1 || word.length < 3));
  return [...termsOf(text, language)].filter(term => !plain.has(term) && !weak.has(term));
}

/** Concepts that say what is wanted of any Gig, not which. */
const weak = new Set(
  'price delivery rush revisions unlimited files free extra later section included meaning functional develop system show existing content keep support page size quantity language field process requirements style custom month call speed'
    .split(' ')
    .map(name => `=${name}`),
);

function namesOf(knowledge: Knowledge): Names[] {
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
  namesByKnowledge.set(knowledge, names);
  return names;
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
  const scores = all.map(names => ({ names, score: scoreOf(names, all, text, language) }));
  scores.sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (!best || best.score < enough || (second && best.score < second.score * ahead)) return undefined;
  const { id } = best.names.gig;
  const own = scores.find(({ names }) => names.gig.id === current);
  if (!own || id === current) return id;
  const asNamed = pairsOf(text, language).some(pair =>
    all.every(({ gig, pairs }) => pairs.has(pair) === (gig.id === id)),
  );
  if (own.score > 0.3 && !asNamed) return undefined;
  return asNamed || best.score >= plainly || (!answering && namesProduct(best.names, all, text, language))
    ? id
    : undefined;
}

function scoreOf(names: Names, all: Names[], text: string, language: Language): number {
  let score = 0;
  for (const unit of unitsOf(text, language)) {
    let most = 0;
    for (const [term, sure] of unit.terms) {
      const strength = names.terms.get(term);
      if (strength === undefined) continue;
      const holders = all.filter(other => other.terms.has(term)).length;
      if (holders < all.length) most = Math.max(most, (Math.min(1, sure / 0.9) * strength) / holders);
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
function namesProduct(names: Names, all: Names[], text: string, language: Language): boolean {
  return unitsOf(text, language).some(unit =>
    [...unit.terms.keys()].some(
      term =>
        term.startsWith('=') && names.terms.get(term) === 1 && all.filter(one => one.terms.has(term)).length === 1,
    ),
  );
}
