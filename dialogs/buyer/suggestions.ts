import type { Freelancer, Gig, Knowledge } from '../../assistant/documents.ts';
import type { Topic } from '../../assistant/vocabulary.ts';
import type { Say } from '../../language/say.ts';
import { type BuyerTurn, gigNames, shorten } from './turn.ts';

const longest = 48;

interface About {
  say: Say;
  knowledge: Knowledge;
  /** The Gig the page or the conversation is about. */
  gig: Gig | undefined;
  freelancer: Pick<Freelancer, 'displayName'>;
}

/** Questions a buyer may start with, made from the Gigs; at most four, in the language of `say`. */
export function suggestedFirst({ say, knowledge, gig, freelancer }: About): string[] {
  const about = gig ?? (knowledge.gigs.length === 1 ? knowledge.gigs[0] : undefined);
  if (about) {
    const own = about.faqs.map(({ question }) => question).filter(question => question.length <= longest);
    return [say('suggest.price'), say('suggest.delivery'), ...own.slice(0, 1), say('suggest.order')];
  }
  const names = gigNames(knowledge.gigs.slice(0, 3)).map(one => shorten(one, longest));
  return [...names, say('suggest.human', { name: freelancer.displayName })];
}

export function suggestedQuestions(turn: BuyerTurn): string[] {
  return suggestedFirst({ ...turn.state, gig: turn.gig() });
}

/** What a tapped suggestion wants, which some channels send as plain text. */
export function suggested(turn: BuyerTurn): Topic | undefined {
  const { say, freelancer, text } = turn.state;
  const name = freelancer.displayName;
  const wants: [string, Topic][] = [
    [say('suggest.human', { name }), 'human'],
    [say('suggest.customPrice', { name }), 'customOffer'],
    [say('suggest.order'), 'requirements'],
    [say('suggest.compare'), 'package'],
    [say('suggest.price'), 'price'],
    [say('suggest.delivery'), 'delivery'],
  ];
  return wants.find(([chip]) => chip.toLowerCase() === text.trim().toLowerCase())?.[1];
}

/** What may follow an answer while nothing is being gathered. */
export function nextSteps(turn: BuyerTurn): string[] {
  const { say, freelancer } = turn.state;
  const gig = turn.gig();
  if (!gig) return suggestedQuestions(turn);
  const packages = gig.packages.length > 1 && turn.memory.shownPackagesOf !== gig.id ? [say('suggest.compare')] : [];
  return [say('suggest.order'), ...packages, say('suggest.human', { name: freelancer.displayName })];
}
