import type { Fact } from '../../assistant/documents.ts';
import type { Clause, Match, Thing } from '../../language/understanding.ts';
import { does } from './acts.ts';
import type { RoutingContext } from './clauseContext.ts';
import { countedIn, heldIn } from './holding.ts';
import {
  type Asked,
  askedOf,
  type Numbered,
  numbered,
  type Signs,
  signsOfCount,
  signsOfDont,
  signsOfExtra,
  signsOfLine,
  signsOfNone,
  signsOfNumber,
  signsOfWords,
} from './signs.ts';
import { bestMatch, type FactKind, kindOf } from './sources.ts';
import { heldShare } from './subject.ts';

/** One answer that a clause may get. */
export type Answer =
  /** A number of the packages, or what they are. */
  | { by: 'number'; topic: Numbered }
  /** How many of a thing each package holds. */
  | { by: 'count' }
  /** Whether a thing is included. */
  | { by: 'line' }
  | { by: 'extra'; thing: Thing }
  | { by: 'dont'; fact: Fact }
  /** The freelancer's own words. */
  | { by: 'words'; match: Match };

export interface Candidate {
  answer: Answer;
  signs: Signs;
}

/** All that could be said to a clause, and what speaks for each; `none`: what speaks for none of it. */
export function candidatesFor(clause: Clause, about: RoutingContext): { candidates: Candidate[]; none: Signs } {
  const asked = askedOf(clause, about);
  const candidates = [
    ...numbered.map(topic => ({ answer: { by: 'number' as const, topic }, signs: signsOfNumber(topic, asked) })),
    ...counts(asked),
    ...lines(asked),
    ...extras(asked),
    ...donts(asked),
    ...words(asked),
  ];
  return { candidates, none: signsOfNone(asked) };
}

function counts(asked: Asked): Candidate[] {
  const { clause, about } = asked;
  if (!about.gig || !does(clause, 'howMany')) return [];
  const [best] = countedIn(clause, about.gig, about.pack);
  if (!best) return [];
  const thing = clause.things.find(({ fact }) => best.facts.some(({ id }) => id === fact.id));
  return [{ answer: { by: 'count' }, signs: signsOfCount(thing, asked) }];
}

function lines(asked: Asked): Candidate[] {
  const { clause, about } = asked;
  const [best] = asked.things('includes');
  if (!about.gig || !best || heldIn({ things: asked.things('includes') }, about.gig).length === 0) return [];
  return [{ answer: { by: 'line' }, signs: signsOfLine(best, { ...asked, clause }) }];
}

const extras = (asked: Asked): Candidate[] =>
  asked
    .things('extra')
    .slice(0, 2)
    .map(thing => ({ answer: { by: 'extra', thing }, signs: signsOfExtra(thing, asked) }));

function donts(asked: Asked): Candidate[] {
  const named = asked.things('doesNotOffer').slice(0, 2);
  const isNamed = ({ fact }: Match): boolean => named.some(one => one.fact.id === fact.id);
  const matched = asked.clause.matches.find(one => kindOf(one.fact) === 'doesNotOffer' && !isNamed(one));
  return [...named, ...(matched ? [matched] : [])].map(one => ({
    answer: { by: 'dont', fact: one.fact },
    signs: signsOfDont(one, asked),
  }));
}

/** What is said by its own candidate, with all that belongs to it. */
const saidOtherwise = new Set<FactKind>(['doesNotOffer', 'extra', 'price', 'delivery', 'revisions']);

function words(asked: Asked): Candidate[] {
  const found = asked.clause.matches.filter(
    match => !saidOtherwise.has(kindOf(match.fact)) && bestMatch({ matches: [match] }) && !isGuess(match, asked),
  );
  const all = [...found, ...byWords(found, asked)];
  return all.map(match => ({ answer: { by: 'words', match }, signs: signsOfWords(match, all, asked) }));
}

/** From this chance on a fact is worth telling that has no word of the question; below it, a third of them are right. */
const fairlySure = 0.4;

const isGuess = ({ fact, confidence }: Match, { subject, about }: Asked): boolean =>
  confidence < fairlySure && subject.length > 1 && heldShare(subject, `${about.questionOf(fact)} ${fact.text}`) === 0;

/** About what retrieval gives to what it does not find worth telling. */
const unfound = 0.3;

/** The one question that holds all that is asked about, where retrieval did not find it. */
function byWords(found: Match[], { subject, about }: Asked): Match[] {
  if (subject.length === 0) return [];
  const holding = about.questions.filter(fact => heldShare(subject, about.questionOf(fact)) === 1);
  const [only] = holding;
  if (!only || holding.length > 1 || found.some(({ fact }) => fact.id === only.id)) return [];
  return [{ fact: only, confidence: unfound }];
}
