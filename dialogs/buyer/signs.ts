import type { Topic } from '../../assistant/vocabulary.ts';
import type { Clause, Match, Thing } from '../../language/understanding.ts';
import { does } from './acts.ts';
import { asksOn, perGig, type RoutingContext } from './clauseContext.ts';
import { kindOf } from './sources.ts';
import { cuesOf, heldShare, subjectBeyond } from './subject.ts';

/** What speaks for an answer: each sign from 0 to 1 or near it, under a name of its own. */
export type Signs = Record<string, number>;

/** A clause, and what all its answers are held against. */
export interface Asked {
  clause: Clause;
  about: RoutingContext;
  /** What is asked about beyond numbers in general. */
  subject: string[];
  /** The chance that it is asked under one of these topics. */
  topic(...names: Topic[]): number;
  /** Things of this kind that it names, of its Gig where that is known, the likeliest first. */
  things(kind: Thing['kind']): Thing[];
}

export function askedOf(clause: Clause, about: RoutingContext): Asked {
  return {
    clause,
    about,
    subject: subjectBeyond(clause.text, about.gig),
    topic: (...names) => clause.topics.reduce((sum, one) => sum + (names.includes(one.topic) ? one.confidence : 0), 0),
    things: kind =>
      clause.things.filter(
        one => one.kind === kind && (!about.gig ? kind === 'doesNotOffer' : one.gigId === about.gig.id),
      ),
  };
}

const flag = (holds: boolean): number => (holds ? 1 : 0);
const fewOf = (count: number): number => Math.min(count, 3) / 3;
/** One in five tells more than twice what one in ten does. */
const odds = (chance: number): number => Math.log(Math.max(0.02, chance) / Math.max(0.02, 1 - chance)) / 4;

/** Signs that tell alike for several kinds of answers, and may tell more for one of them: what is rare for one is learned with the others. */
const both = (many: string, one: string, signs: Signs): Signs =>
  Object.fromEntries(
    Object.entries({ is: 1, ...signs }).flatMap(([name, value]) => [
      [`${many}.${name}`, value],
      [`${one}.${name}`, value],
    ]),
  );

export function signsOfNone({ clause, about, subject, topic }: Asked): Signs {
  return {
    'none.other': topic('other'),
    'none.subject': fewOf(subject.length),
    'none.matched': clause.matches[0]?.confidence ?? 0,
    'none.noGig': flag(about.gig === undefined),
  };
}

/** What a package says by a number, or all of it. */
export const numbered = ['price', 'delivery', 'revisions', 'package'] as const;
export type Numbered = (typeof numbered)[number];

const topicsOf: Record<Numbered, Topic[]> = {
  price: ['price'],
  delivery: ['delivery', 'rush'],
  revisions: ['revisions'],
  package: ['package'],
};

export function signsOfNumber(name: Numbered, asked: Asked): Signs {
  const { clause, about, subject, topic } = asked;
  const { text } = clause;
  const chance = topic(...topicsOf[name]);
  return {
    ...both('number', name, {
      topic: chance,
      hint: odds(chance),
      cue: flag(cuesOf(name, text)),
      subject: fewOf(subject.length),
      before: flag(about.before === name && asksOn(text, subject, about.namesPackage)),
      named: flag(about.namesPackage),
      counts: flag(does(clause, 'howMany')),
      meaning: flag(does(clause, 'meaning')),
    }),
    ...ofItsOwn[name](asked),
  };
}

const ofItsOwn: Record<Numbered, (asked: Asked) => Signs> = {
  price: ({ clause, about }) => ({
    'price.haggles': flag(does(clause, 'haggles')),
    'price.bids': flag(about.budget && does(clause, 'bids')),
    'price.long': flag(does(clause, 'howLong')),
  }),
  delivery: ({ clause, about, topic }) => ({
    'delivery.rush': topic('rush'),
    'delivery.long': flag(does(clause, 'howLong')),
    'delivery.day': flag(about.day),
    'delivery.quickest': flag(does(clause, 'quickest')),
  }),
  revisions: ({ clause }) => ({
    'revisions.number': flag(does(clause, 'counts')),
  }),
  package: ({ clause, topic }) => ({
    'package.contents': flag(does(clause, 'contents')),
    'package.compares': flag(does(clause, 'compares')),
    'package.scope': topic('scope'),
  }),
};

export const signsOfCount = (thing: Thing | undefined, { about, topic }: Asked): Signs => ({
  count: 1,
  'count.likely': thing?.likely ?? 0,
  'count.revisions': topic('revisions'),
  'count.named': flag(about.namesPackage),
});

/** How surely a thing is meant, and how much surer than any other kind of thing. */
function signsOfThing(name: string, thing: Thing, { clause, about }: Asked): Signs {
  const match = clause.matches.find(({ fact }) => fact.id === thing.fact.id);
  const rivals = clause.things.filter(one => one.gigId === thing.gigId && one.kind !== thing.kind);
  return both('thing', name, {
    likely: thing.likely,
    said: thing.said,
    held: thing.held,
    ahead: thing.likely - Math.max(0, ...rivals.map(({ likely }) => likely)),
    matched: match?.confidence ?? 0,
    named: flag(about.namesPackage),
  });
}

export const signsOfLine = (thing: Thing, asked: Asked): Signs => ({
  ...signsOfThing('line', thing, asked),
  'line.contents': flag(does(asked.clause, 'contents')),
  'line.scope': asked.topic('scope', 'package', 'files'),
  'line.numbers': asked.topic('price', 'delivery', 'revisions'),
});

export const signsOfExtra = (thing: Thing, asked: Asked): Signs => ({
  ...signsOfThing('extra', thing, asked),
  'extra.more': flag(does(asked.clause, 'onTop')),
  'extra.price': asked.topic('price'),
  'extra.scope': asked.topic('scope', 'package', 'files'),
  'extra.second': flag(thing !== asked.things('extra')[0]),
  'extra.rush':
    flag(asked.about.gig?.extras[thing.n]?.deliveryDays !== undefined) * asked.topic('rush', 'delivery', 'price'),
});

/** A don't may be named, or only found by what it means. */
export const signsOfDont = (one: Thing | Match, asked: Asked): Signs => ({
  ...('likely' in one ? signsOfThing('dont', one, asked) : { 'dont.found': 1, 'dont.foundFor': one.confidence }),
  'dont.scope': asked.topic('scope'),
  'dont.numbers': asked.topic('price', 'delivery', 'revisions', 'package'),
});

const general: Topic[] = ['portfolio', 'rights', 'refund', 'payment', 'process', 'support', 'requirements'];

export function signsOfWords(match: Match, rivals: Match[], { clause, about, subject, topic }: Asked): Signs {
  const isAnswer = ['faq', 'qa'].includes(kindOf(match.fact));
  const held = heldShare(subject, `${about.questionOf(match.fact)} ${match.fact.text}`);
  const others = rivals.filter(one => one !== match).map(({ confidence }) => confidence);
  return both('words', isAnswer ? 'answer' : 'page', {
    matched: odds(match.confidence),
    foreign: flag(about.gig !== undefined && match.fact.gigId !== undefined && match.fact.gigId !== about.gig.id),
    ahead: match.confidence - Math.max(0, ...others),
    held: subject.length > 0 ? held : 0,
    holds: subject.length > 0 ? held * match.confidence : 0,
    apart: flag(subject.length > 1 && held === 0) * (1 - match.confidence),
    bare: flag(subject.length === 0),
    onlyNumbers: flag(subject.length === 0 && !does(clause, 'meaning')) * topic(...perGig),
    numbers: topic(...perGig),
    cue: flag((['price', 'delivery', 'revisions'] as const).some(one => cuesOf(one, clause.text))),
    general: topic(...general),
  });
}
