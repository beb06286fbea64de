import type { Clause } from '../../language/understanding.ts';
import { anyDoes, does, hasQuestionMark } from './acts.ts';
import { perGig } from './clauseContext.ts';
import { withExtraBefore } from './extras.ts';
import { answerRoutes } from './routed.ts';
import { route } from './routing.ts';
import { contextOf } from './routingContext.ts';
import { answerNotOffered } from './scope.ts';
import { answerSocially, social } from './smallTalk.ts';
import { subjectBeyond } from './subject.ts';
import { suggested } from './suggestions.ts';
import type { BuyerTurn } from './turn.ts';
import { gigOf } from './whichGig.ts';
import { namedPackage } from './wishes.ts';

/** Answers every question of the turn once, in order; what is no question is kept as a statement. */
export function answerAll(turn: BuyerTurn, introduced: boolean): void {
  const clauses = clausesOf(turn);
  for (const [n, one] of clauses.entries()) {
    const before = clauses[n - 1];
    const clause = whole(turn, one, before);
    if (clauses.length > 1 && (does(one, 'onlyOpens') || (n > 0 && does(one, 'possible')))) continue;
    const next = clauses[n + 1];
    if (next && !namesPackage(turn) && withExtraBefore(next, clause, gigOf(turn, clause))) continue;
    if (isMove(turn, clause) || isChoice(turn, clause)) turn.statements.push(clause);
    else follow(turn, clause, { before, alone: clauses.length === 1, introduced });
  }
}

/** What was said; a tapped question is one whose topic is known. */
function clausesOf(turn: BuyerTurn): Clause[] {
  const { text, understanding } = turn.state;
  const tapped = suggested(turn);
  if (!tapped) return understanding.clauses;
  if (tapped.gigId) turnTo(turn, tapped.gigId);
  const acts = understanding.clauses.flatMap(clause => clause.acts);
  return [{ text, asks: true, topics: [{ topic: tapped.topic, confidence: 1 }], matches: [], things: [], acts }];
}

/** Goes the way of one clause: an answer, a human word, or a statement kept for later. */
function follow(
  turn: BuyerTurn,
  clause: Clause,
  { before, alone, introduced }: { before: Clause | undefined; alone: boolean; introduced: boolean },
): void {
  const { gathering } = turn.memory;
  // "Great, I'd like to order" wants the order taken, not a thank you.
  const wishes = anyDoes(turn, 'orders') || anyDoes(turn, 'needs');
  const found = route(clause, contextOf(turn, clause));
  if (found.to === 'social' && !(turn.state.understanding.move === 'yes' && isShort(clause.text))) {
    if (gathering && isSure(clause) && !does(clause, 'agrees') && !does(clause, 'accepts')) turn.answered++;
    else if (gathering) turn.statements.push(clause);
    else if (!wishes) answerSocially(turn, found.topic, alone, introduced);
  } else if (found.to === 'statement' || found.to === 'social') {
    if (followsUp(turn, clause, before) && answerNotOffered(turn, clause, gigOf(turn, clause))) return;
    if (!social.has(clause.topics[0]?.topic ?? 'other') || gathering || !wishes) turn.statements.push(clause);
  } else if (found.to === 'complaint') {
    turn.complains = true;
    turn.statements.push(clause);
  } else if (found.to === 'human') turn.wantsPerson = true;
  else if (found.to !== 'flag') answerRoutes(turn, clause, found);
}

/** The Gig of a tapped question, whose name may well hold a package's. */
function turnTo({ state }: BuyerTurn, gigId: string): void {
  state.conversation.gigId = gigId;
  delete state.understanding.entities.tier;
}

/** "… drone shots maybe": a few words after a question still belong to it. */
const followsUp = (turn: BuyerTurn, clause: Clause, before: Clause | undefined): boolean =>
  before?.asks === true && !turn.memory.gathering && clause.text.split(/\s+/).length <= 4;

/** "Ok", "I don't know", "skip" in answer to us: whatever a guess at their topic may say, they ask nothing. */
function isMove({ state, memory }: BuyerTurn, clause: Clause): boolean {
  return memory.gathering !== null && state.understanding.move !== null && !hasQuestionMark(clause.text);
}

/** One of the choices we put, whatever else the word may mean. */
function isChoice({ state }: BuyerTurn, clause: Clause): boolean {
  const { expecting } = state.conversation;
  if (!expecting || expecting.choices.length === 0 || hasQuestionMark(clause.text)) return false;
  return state.understanding.answers.some(
    ({ id, value }) => id === expecting.id && expecting.choices.some(choice => value.includes(choice)),
  );
}

const isShort = (text: string): boolean => text.trim().split(/\s+/).length === 1;

const isSure = (clause: Clause): boolean => (clause.topics[0]?.confidence ?? 0) >= 0.8;

/** "I might change it often, is that a problem?": the question is about what was said just before. */
function whole(turn: BuyerTurn, clause: Clause, before: Clause | undefined): Clause {
  const extra = namesPackage(turn) ? undefined : withExtraBefore(clause, before, gigOf(turn, clause));
  if (extra) return extra;
  if (
    !before ||
    before.asks ||
    does(before, 'onlyOpens') ||
    !clause.asks ||
    subjectBeyond(clause.text, turn.gig()).length > 0
  )
    return clause;
  if (/[.!?]\s*$/.test(before.text) || clause.matches.some(({ confidence }) => confidence >= 0.9)) return clause;
  const topics = perGig.has(clause.topics[0]?.topic ?? 'other') ? clause.topics : before.topics;
  return { ...clause, topics, text: `${before.text}, ${clause.text}`, acts: [...before.acts, ...clause.acts] };
}

function namesPackage(turn: BuyerTurn): boolean {
  const gig = turn.gig();
  return gig !== undefined && namedPackage(turn, gig) !== undefined;
}
