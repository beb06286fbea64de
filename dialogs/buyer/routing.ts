import type { Fact } from '../../assistant/documents.ts';
import type { Topic } from '../../assistant/vocabulary.ts';
import type { Clause, Match, Thing } from '../../language/understanding.ts';
import { does, hasQuestionMark, isLabelled } from './acts.ts';
import type { Answer } from './candidates.ts';
import { tellLearner } from './chances.ts';
import { perGig, type RoutingContext } from './clauseContext.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { namedExtra } from './extras.ts';
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
        | 'reason'
        | 'told'
        | 'customOffer'
        | 'order';
    }
  /** `among`: what it may be, where it is one of a few. */
  | { to: 'unsure'; among: Fact[] }
  | { to: 'social'; topic: Topic }
  /** `besides`: the number that was asked for in the same breath. */
  | (Choice & { besides?: Topic })
);

/** What is said of the knowledge. */
export type Choice =
  | { to: 'topic'; topic: Topic }
  | { to: 'match'; match: Match }
  | { to: 'extra'; thing: Thing }
  | { to: 'dont'; fact: Fact }
  | { to: 'count' | 'line' };

/** Chances are calibrated: from .45 on an answer is right more often than not, from .6 four times of five. */
const enough = { choice: 0.1, choices: 0.25, said: 0.45, good: 0.6, sure: 0.9 };
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
    notAsked(clause, found, about) ??
    wanted(clause, found, about) ??
    answer(clause, found, about)
  );
}

/** Something else than a number is likely to be the answer. */
const isAnswered = ({ chances: [best] }: Evidence): boolean =>
  best !== undefined && best.answer.by !== 'number' && best.chance >= enough.good;

/** A wish for a person, or a complaint: clear ones always count, weak ones only where nothing answers the words. */
function wish(found: Evidence, about: RoutingContext): Route | undefined {
  const { topic, confidence } = found;
  if (does(found, 'wantsPerson')) return { to: 'human', why: 'says so' };
  // An answer to our question may well speak of people.
  const doubtful = about.expecting || isAnswered(found);
  const least = about.among || does(found, 'orders') ? enough.sure : doubtful ? sureTopic : likelyTopic;
  if (topic === 'human' && !does(found, 'whoWorks') && confidence >= least)
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

/** Human words and statements. */
function notAsked(clause: Clause, found: Evidence, about: RoutingContext): Route | undefined {
  const { topic, confidence, text } = found;
  const words = text.trim().split(/\s+/).length;
  const doubtful =
    (isAnswered(found) && confidence < sureTopic) || (does(found, 'questions') && words > 3 && confidence < sureTopic);
  if (social.has(topic) && !doubtful && !does(found, 'haggles')) return { to: 'social', topic, why: 'a human word' };
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

/** Who asks without the form of a question, says little. */
const fewWords = 12;

/** Without the form of a question: "if I take premium when is it done", "delivery for the premium package". */
function asksBetween({ text, acts, cued, chances: [best] }: Evidence, about: RoutingContext): boolean {
  if (asksWithin(text)) return true;
  if (about.tells || does({ acts }, 'needs') || text.split(/\s+/).length > fewWords) return false;
  return (cued && about.namesPackage) || (best !== undefined && best.chance >= enough.good);
}

/** What there is at all, a custom offer, an order: a question about one of them is a question first. */
function wanted(clause: Clause, found: Evidence, about: RoutingContext): Route | undefined {
  const { text, topic, confidence } = found;
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
  if (isAnswered(found)) return answer(clause, found, about);
  if (wishes || does(found, 'whatIsNeeded')) return { to: 'order', why: 'wants it made' };
  const guess = about.gathering || confidence < likelyTopic || (does(found, 'questions') && confidence < enough.sure);
  return guess ? undefined : { to: 'order', why: 'likely wants it made' };
}

/** The likeliest answer, where it is likely enough. */
function answer(clause: Clause, found: Evidence, about: RoutingContext): Route {
  const { topic, cued } = found;
  tellLearner(clause, about);
  if (does(found, 'haggles') && topic === 'price' && about.gig)
    return { to: 'topic', topic, why: 'wants another price' };
  const [best] = found.chances;
  if (!best || best.chance < enough.said) return { to: 'unsure', among: choicesOf(found), why: 'nothing is likely' };
  const why = `${best.answer.by} ${best.chance.toFixed(2)}`;
  const inTheSameBreath = cued && (about.namesPackage || best.chance < enough.good);
  const besides = inTheSameBreath && (topic === 'price' || topic === 'delivery') ? topic : undefined;
  return { ...routeTo(best.answer, found), why, ...(besides && { besides }) };
}

/** Two or three answers that share the chance: who asked knows which. */
function choicesOf({ chances }: Evidence): Fact[] {
  const worth = chances.flatMap(({ answer, chance }) =>
    answer.by === 'words' && chance >= enough.choice ? [{ fact: answer.match.fact, chance }] : [],
  );
  const together = worth.reduce((sum, { chance }) => sum + chance, 0);
  return together >= enough.choices ? worth.map(({ fact }) => fact) : [];
}

function routeTo(answer: Answer, { topic }: Evidence): Choice {
  switch (answer.by) {
    case 'number':
      return { to: 'topic', topic: answer.topic === 'delivery' && topic === 'rush' ? topic : answer.topic };
    case 'words':
      return { to: 'match', match: answer.match };
    case 'extra':
      return { to: 'extra', thing: answer.thing };
    case 'dont':
      return { to: 'dont', fact: answer.fact };
    default:
      return { to: answer.by };
  }
}
