import type { Topic } from '../../assistant/vocabulary.ts';
import type { Clause, Match } from '../../language/understanding.ts';
import { does, hasQuestionMark, isLabelled } from './acts.ts';
import { type Evidence, evidenceOf, perGig, type RoutingContext } from './evidence.ts';
import { namedExtra } from './extras.ts';
import { countedIn, heldIn } from './holding.ts';
import { type FactKind, kindOf } from './sources.ts';
import { asksWithin, cuesOf } from './subject.ts';

/** What answers one clause, and why: decided here and nowhere else, from the clause and what it is held against. */
export type Route = { why: string } & (
  | {
      to:
        | 'flag'
        | 'human'
        | 'complaint'
        | 'statement'
        | 'services'
        | 'ai'
        | 'count'
        | 'reason'
        | 'told'
        | 'customOffer'
        | 'order'
        | 'unsure';
    }
  | { to: 'social' | 'topic'; topic: Topic }
  /** `besides`: the number that was asked for in the same breath. */
  | { to: 'match'; match: Match; besides?: Topic }
);

/** Calibrated: at .9 a match is right nineteen times of twenty, at .8 four of five, below that two of three. */
const enough = { quote: 0.42, specific: 0.45, good: 0.6, alone: 0.48, sure: 0.9 };
/** Topics are surer of themselves than they should be; below half they are guesses. */
const sureTopic = 0.8;
const likelyTopic = 0.5;

const flags = new Set<Topic>(['offPlatform', 'credentials', 'abuse', 'spam', 'injection']);
const social = new Set<Topic>(['greeting', 'thanks', 'goodbye', 'smallTalk']);

export function route(clause: Clause, about: RoutingContext): Route {
  const found = evidenceOf(clause, about);
  return (
    wish(found, about) ??
    aboutUs(clause, found, about) ??
    presumed(clause, about) ??
    contained(clause, found, about) ??
    notAsked(clause, found, about) ??
    wanted(found, about) ??
    answer(clause, found, about)
  );
}

const isAnswered = ({ match }: Evidence): boolean => match !== undefined && match.confidence >= enough.good;

/** A wish for a person, or a complaint: clear ones always count, weak ones only where nothing answers the words. */
function wish(found: Evidence, about: RoutingContext): Route | undefined {
  const { topic, confidence } = found;
  if (does(found, 'wantsPerson')) return { to: 'human', why: 'says so' };
  // An answer to our question may well speak of people.
  const doubtful = about.expecting || isAnswered(found);
  if (topic === 'human' && !does(found, 'whoWorks') && confidence >= (doubtful ? sureTopic : likelyTopic))
    return { to: 'human', why: 'wants a person' };
  const sureEnough = about.expecting ? sureTopic : 0.6;
  if (topic !== 'complaint' || confidence < sureEnough || about.namesPackage || found.presumes) return undefined;
  // "Are the messages delivered to me?" only asks.
  const onlyAsks = does(found, 'questions') && !does(found, 'complains');
  return onlyAsks || isAnswered(found) ? undefined : { to: 'complaint', why: 'is unhappy' };
}

/** Unsafe words, and questions about the assistant or the conversation itself. */
function aboutUs(clause: Clause, { topic, cued }: Evidence, about: RoutingContext): Route | undefined {
  if (about.flagged && flags.has(clause.topics[0]?.topic ?? 'other')) return { to: 'flag', why: 'unsafe' };
  if (does(clause, 'wellbeing')) return { to: 'social', topic: 'smallTalk', why: 'asks how we are' };
  const aboutMachine = topic === 'smallTalk' && does(clause, 'ofMachines');
  if (does(clause, 'whetherAi') || aboutMachine) return { to: 'ai', why: 'asks whom they talk to' };
  if (does(clause, 'told')) return { to: 'told', why: 'asks for the brief' };
  if (about.expecting && does(clause, 'why') && !(cued && perGig.has(topic)))
    return { to: 'reason', why: 'asks why we ask' };
  return undefined;
}

/** What is taken for granted gets the true number, whatever form it comes in; an extra has its own. */
function presumed({ presumes, ...clause }: Clause, about: RoutingContext): Route | undefined {
  if (!presumes || about.expecting || (about.gig && namedExtra(clause, about.gig) >= 0)) return undefined;
  return { to: 'topic', topic: presumes.number, why: 'takes a number for granted' };
}

/** How many of a thing there are, or whether the package named holds it: its lines answer, whatever the topic looks like. */
function contained(clause: Clause, { text, match, topic }: Evidence, about: RoutingContext): Route | undefined {
  const { gig, pack } = about;
  if (!gig || about.expecting || !clause.asks || does(clause, 'orders')) return undefined;
  if (match && ['faq', 'qa'].includes(kindOf(match.fact)) && match.confidence >= enough.good) return undefined;
  const rounds = topic === 'revisions' || cuesOf('revisions', text);
  if (does(clause, 'howMany') && !rounds && namedExtra(clause, gig) < 0 && countedIn(clause, gig, pack).length > 0)
    return { to: 'count', why: 'asks how many' };
  const numbered = (['price', 'delivery', 'revisions'] as const).some(one => cuesOf(one, text));
  if (!pack || numbered || perGig.has(topic) || heldIn(clause, gig).length === 0) return undefined;
  return { to: 'topic', topic: 'scope', why: 'names what a package holds' };
}

/** Human words and statements. */
function notAsked(clause: Clause, found: Evidence, about: RoutingContext): Route | undefined {
  const { topic, confidence, text } = found;
  const words = text.trim().split(/\s+/).length;
  const doubtful =
    (isAnswered(found) && confidence < sureTopic) || (does(found, 'questions') && words > 3 && confidence < sureTopic);
  if (social.has(topic) && !doubtful) return { to: 'social', topic, why: 'a human word' };
  return isQuestion(clause, found, about) ? undefined : { to: 'statement', why: 'asks nothing' };
}

/** While we wait for an answer, only what plainly asks is a question. */
function isQuestion({ text, asks, matches }: Clause, found: Evidence, about: RoutingContext): boolean {
  const { topic, confidence } = found;
  if (isLabelled(found) || (about.namesPackage && isBareChoice(found))) return false;
  if (about.tells && confidence < likelyTopic && !hasQuestionMark(text)) return false;
  if (asks && does(found, 'services')) return true;
  if (topic === 'customOffer')
    return !about.corrects && (confidence >= (about.expecting ? sureTopic : 0.6) || (asks && !about.expecting));
  if (about.expecting) return does(found, 'haggles') || does(found, 'questions');
  const wishes = does(found, 'needs') || does(found, 'orders');
  if (!asks)
    return (
      does(found, 'haggles') || (!wishes && !about.corrects && (does(found, 'questions') || asksBetween(found, about)))
    );
  return !wishes || hasQuestionMark(text) || perGig.has(topic) || (topic !== 'requirements' && matches.length > 0);
}

/** "the logo one", when it names a package. */
const isBareChoice = ({ text, acts }: Evidence): boolean =>
  text.trim().split(/\s+/).length <= 4 &&
  !does({ acts }, 'questions') &&
  !(['price', 'delivery', 'revisions', 'package'] as const).some(one => cuesOf(one, text));

const fewWords = { naming: 8, topicAlone: 4, sure: 12 };

/** Without the form of a question: "if I take premium when is it done", "delivery for the premium package". */
function asksBetween({ text, topic, confidence, acts }: Evidence, { namesPackage, tells }: RoutingContext): boolean {
  if (asksWithin(text)) return true;
  if (tells) return false;
  const cued = (['price', 'delivery', 'revisions'] as const).some(one => cuesOf(one, text));
  const words = text.split(/\s+/).length;
  if (perGig.has(topic) && confidence >= sureTopic && words <= fewWords.sure && !does({ acts }, 'needs')) return true;
  if (!cued || !perGig.has(topic)) return false;
  return (namesPackage && words <= fewWords.naming) || words <= fewWords.topicAlone;
}

/** What there is at all, a custom offer, an order: a question about one of them is a question first. */
function wanted(found: Evidence, about: RoutingContext): Route | undefined {
  const { text, topic, confidence, match } = found;
  if (does(found, 'services')) return { to: 'services', why: 'asks what there is' };
  if (does(found, 'wantsHelp') && found.subject.length === 0 && !perGig.has(topic) && !about.gathering)
    return { to: 'order', why: 'wants help' };
  const plainOrder = does(found, 'orders') && !does(found, 'custom') && !hasQuestionMark(text);
  const isWish = topic !== 'requirements' && plainOrder && !does(found, 'questions') && !asksWithin(text);
  if (isWish && !about.gathering) return { to: 'order', why: 'says so' };
  const offer = does(found, 'custom') || confidence >= (text.split(/\s+/).length < 3 ? enough.sure : 0.6);
  if (topic === 'customOffer' && offer && (!isAnswered(found) || does(found, 'custom')))
    return { to: 'customOffer', why: 'wants another scope or price' };
  if (topic !== 'requirements') return undefined;
  const wishes = does(found, 'orders') || does(found, 'needs');
  const plainly = wishes || (confidence >= sureTopic && !does(found, 'questions') && !about.gathering);
  if (plainly && !hasQuestionMark(text)) return { to: 'order', why: 'wants it made' };
  if (match && match.confidence >= enough.quote) return { to: 'match', match, why: 'a question with an answer' };
  if (wishes || does(found, 'whatIsNeeded')) return { to: 'order', why: 'wants it made' };
  const guess = about.gathering || confidence < likelyTopic || (does(found, 'questions') && confidence < enough.sure);
  return guess ? { to: 'topic', topic: 'other', why: 'no plain wish' } : { to: 'order', why: 'likely wants it made' };
}

/** The heart of it: a specific match against what the topic's own handler would say. */
function answer(clause: Clause, found: Evidence, about: RoutingContext): Route {
  const { topic, confidence, match, cued } = found;
  // A package named makes a guess at what of it is asked good enough.
  const least = about.namesPackage ? 0.3 : found.subject.length > 0 ? sureTopic : 0.6;
  const guessed = perGig.has(topic) && !cued && confidence < least;
  const handler: Route = {
    to: 'topic',
    topic: guessed || topic === 'human' || topic === 'complaint' ? 'other' : topic,
    why: `the ${topic} handler`,
  };
  const asExtra = about.gig !== undefined && namedExtra(clause, about.gig) >= 0;
  if (!match || (asExtra && (does(found, 'contents') || (topic === 'price' && cued)))) return handler;
  const quote: Route = {
    to: 'match',
    match,
    why: `${kindOf(match.fact)} ${match.confidence.toFixed(2)} over ${topic}`,
  };
  if (!perGig.has(topic)) {
    if (outweighs(found)) return quote;
    return isForeignTo(found) ? { to: 'unsure', why: 'shares no word with what was asked' } : handler;
  }
  if (does(found, 'haggles') && topic !== 'delivery' && topic !== 'revisions')
    return about.gig || match.confidence < enough.good ? handler : quote;
  if (!beatsNumbers(found)) return handler;
  return cued && about.namesPackage && (topic === 'price' || topic === 'delivery')
    ? { ...quote, besides: topic }
    : quote;
}

/** Numbers are the packages' matter, unless the words are about something that the match holds. */
function beatsNumbers({ topic, confidence, match, cued, subject, held, acts }: Evidence): boolean {
  if (!match || match.confidence < enough.specific || kindOf(match.fact) === 'includes') return false;
  if (topic === 'revisions' && (does({ acts }, 'counts') || !['faq', 'qa', 'extra'].includes(kindOf(match.fact))))
    return false;
  if (subject.length > 0) return cued ? held >= 0.5 : held > 0 || match.confidence >= enough.good;
  if (topic === 'revisions') return !cued || (does({ acts }, 'meaning') && match.confidence >= enough.good);
  return !cued && confidence < sureTopic && match.confidence >= enough.good;
}

/** Where a thing is named, in any language, its own handler looks whether it was. */
const things: ReadonlySet<FactKind> = new Set<FactKind>(['doesNotOffer', 'extra', 'includes']);

/** A match of meaning alone is right less often than its number says. */
const isForeignTo = ({ match, subject, held }: Evidence): boolean =>
  match !== undefined &&
  !things.has(kindOf(match.fact)) &&
  subject.length > 1 &&
  held === 0 &&
  match.confidence < enough.alone;

/** An answer to a question counts for more than a line of the Gig's page; what is offered is looked up with care. */
function outweighs(found: Evidence): boolean {
  const { topic, confidence, match } = found;
  if (!match || !['faq', 'qa'].includes(kindOf(match.fact)) || isForeignTo(found)) return false;
  if (topic === 'scope' || topic === 'files' || topic === 'other') return match.confidence >= enough.specific;
  return match.confidence >= (confidence >= sureTopic ? enough.quote : 0.45);
}
