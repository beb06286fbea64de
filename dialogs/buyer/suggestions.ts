import { gigName, shorten, type BuyerTurn } from './turn.ts';

const longest = 48;

/** Questions a buyer may start with, made from the Gigs; at most four. */
export function suggestedQuestions(turn: BuyerTurn): string[] {
  const { say, knowledge } = turn.state;
  const gig = turn.gig();
  if (gig) {
    const own = gig.faqs.map(({ question }) => question).filter(question => question.length <= longest);
    return [say('suggest.price'), say('suggest.delivery'), ...own.slice(0, 1), say('suggest.order')];
  }
  const about = knowledge.gigs.slice(0, 3).map(one => shorten(gigName(one), longest));
  return [...about, say('suggest.human', { name: turn.state.freelancer.displayName })];
}

/** What may follow an answer while nothing is being gathered. */
export function nextSteps(turn: BuyerTurn): string[] {
  const { say, freelancer } = turn.state;
  const gig = turn.gig();
  if (!gig) return suggestedQuestions(turn);
  const packages = gig.packages.length > 1 && turn.memory.shownPackagesOf !== gig.id ? [say('suggest.compare')] : [];
  return [say('suggest.order'), ...packages, say('suggest.human', { name: freelancer.displayName })];
}
