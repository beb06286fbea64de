import type { Topic } from '../../assistant/vocabulary.ts';
import type { Clause } from '../../language/understanding.ts';
import { does, hasQuestionMark, isLabelled } from './acts.ts';
import { answer, enough, isAnswered, type Route } from './choosing.ts';
import { perGig, type RoutingContext } from './clauseContext.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { namedExtra } from './extras.ts';
import { asksWithin, cuesOf } from './subject.ts';

/** Topics are surer of themselves than they should be; below half they are guesses. */
const sureTopic = 0.8;

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

/** A wish for a person, or a complaint: clear ones always count, weak ones only where nothing answers the words. */
function wish(found: Evidence, about: RoutingContext): Route | undefined {
  const { topic, confidence } = found;
  if (does(found, 'wantsPerson')) return { to: 'human', why: 'says so' };
  // An answer to our question may well speak of people.
  const doubtful = about.expecting || isAnswered(found);
  const least = about.among || does(found, 'orders') ? enough.sure : doubtful ? sureTopic : enough.topic;
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
  if (about.tells && confidence < enough.topic && !hasQuestionMark(text)) return false;
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
  // "One more page too, doable?" wants to know before it orders.
  if (topic !== 'requirements' || (does(found, 'onTop') && hasQuestionMark(text))) return undefined;
  const wishes = does(found, 'orders') || does(found, 'needs');
  const plainly = wishes || (confidence >= sureTopic && !does(found, 'questions') && !about.gathering);
  if (plainly && !hasQuestionMark(text)) return { to: 'order', why: 'wants it made' };
  if (isAnswered(found)) return answer(clause, found, about);
  if (wishes || does(found, 'whatIsNeeded')) return { to: 'order', why: 'wants it made' };
  const guess = about.gathering || confidence < enough.topic || (does(found, 'questions') && confidence < enough.sure);
  return guess ? undefined : { to: 'order', why: 'likely wants it made' };
}
