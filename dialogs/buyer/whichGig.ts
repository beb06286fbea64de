import type { Gig } from '../../assistant/documents.ts';
import { subjectWords } from '../../assistant/words.ts';
import type { Clause } from '../../language/understanding.ts';
import { does } from './acts.ts';
import type { Pending } from './memory.ts';
import { packagePart } from './sources.ts';
import { heldShare, subjectBeyond } from './subject.ts';
import { type BuyerTurn, gigName, gigNames, titleFacts } from './turn.ts';
import { notUnderstood, passOn } from './unknown.ts';
import { meantGig, sellingWords } from './wishes.ts';

/** The Gig a question is about: the one it names, the conversation's, or the one that alone has the answer. */
export function gigOf(turn: BuyerTurn, clause: Clause): Gig | undefined {
  const { knowledge } = turn.state;
  const named = meantGig(turn);
  if (named) return named;
  const chosen = turn.gig();
  if (chosen) return chosen;
  const [top, rival] = knowledge.gigs
    .map(gig => ({ gig, hinted: hintedIn(clause, gig) }))
    .sort((one, other) => other.hinted - one.hinted);
  return top && top.hinted >= hints.enough && (rival?.hinted ?? 0) < top.hinted - hints.ahead ? top.gig : undefined;
}

/** A match of .7 is right three times of four; nearer ones may be of either Gig. */
const hints = { enough: 0.7, ahead: 0.15 };

/** How surely a Gig alone has what a clause speaks of: the best of its answers and of its things. */
const hintedIn = ({ matches, things }: Clause, gig: Gig): number =>
  Math.max(
    0,
    ...matches.filter(({ fact }) => fact.gigId === gig.id).map(({ confidence }) => confidence),
    ...things.filter(({ gigId }) => gigId === gig.id).map(({ likely }) => likely),
  );

/** What the freelancer does, where there is more than one Gig. */
export function sayServices(turn: BuyerTurn): boolean {
  const { knowledge, say, freelancer } = turn.state;
  if (knowledge.gigs.length < 2) return false;
  const items = say.list(gigNames(knowledge.gigs).map(text => say('quote', { text })));
  turn.say('services.list', { name: freelancer.displayName, items }, knowledge.gigs.flatMap(titleFacts));
  turn.suggest(gigNames(knowledge.gigs));
  return true;
}

const mostTimes = 2;

/** Asks which Gig is meant; a price question gets where each one starts. */
export function waitForGig(turn: BuyerTurn, pending: Pending): void {
  const { knowledge, say } = turn.state;
  const waits = turn.memory.pending.some(({ topic }) => topic === pending.topic);
  if (waits && turn.asksGig) return;
  if (waits && turn.memory.gigAsked >= mostTimes) {
    passOn(turn, pending.text);
    return;
  }
  if (!waits) turn.memory.pending.push(pending);
  if (turn.asksGig) return;
  turn.memory.gigAsked++;
  const priced = !waits && pending.topic === 'price' && knowledge.gigs.length <= 4;
  const names = gigNames(knowledge.gigs);
  if (priced)
    for (const [n, gig] of knowledge.gigs.entries()) {
      const [first] = gig.packages;
      const facts = [...titleFacts(gig), ...turnPrices(gig)];
      if (first) turn.say('gig.from', { gig: names[n] ?? gigName(gig), price: say.money(first.price) }, facts);
    }
  turn.asksGig = pending.topic === 'requirements' || pending.topic === 'customOffer' ? 'gig.whichOrder' : 'gig.which';
}

const turnPrices = (gig: Gig) => (gig.packages[0] ? packagePart(gig, gig.packages[0], 'price') : []);

/** Things said, but for what they are about or for: "a map", not "for my novel". */
const wanted =
  /(?<!\b(?:about|for|of|in|on|at|with|from|to)\s)\b(?:an?|some|my|our)\s+([^.,;!?]+?)(?=\s+(?:for|that|which|who|to|with|by|in|and|so|because|from)\b|[.,;!?]|$)/giu;

/** A plain wish for a thing that no Gig offers: what is offered is said, and the freelancer decides. */
export function liesOutside(turn: BuyerTurn, clause: Clause): boolean {
  const { knowledge, understanding } = turn.state;
  const thing = [...clause.text.matchAll(wanted)].map(([, one]) => one).join(', ');
  if (!does(clause, 'needs') || understanding.entities.gigId || subjectWords(thing).size === 0) return false;
  if (clause.matches.some(({ fact, confidence }) => confidence >= 0.7 && fact.gigId !== undefined)) return false;
  if (turn.memory.gathering || knowledge.gigs.some(gig => heldShare([...subjectWords(thing)], sellingWords(gig)) > 0))
    return false;
  if (subjectBeyond(thing, undefined).length === 0) return false;
  turn.outOfScope = true;
  if (!sayServices(turn)) notUnderstood(turn, clause);
  return true;
}
