import type { Freelancer, Gig, Knowledge } from '../../assistant/documents.ts';
import { languages, type Topic } from '../../assistant/vocabulary.ts';
import type { Say } from '../../language/say.ts';
import type { TurnState } from '../turnState.ts';
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
    return [say('suggest.price'), say('suggest.included'), say('suggest.delivery'), ...own.slice(0, 1)];
  }
  const names = gigNames(knowledge.gigs.slice(0, ofGig.length));
  const questions = names.map((name, n) => say(ofGig[n]?.[0] ?? 'suggest.priceOf', { gig: shorten(name, longest) }));
  return [...questions, say('suggest.human', { name: freelancer.displayName })];
}

/** One question of each Gig, a different one each. */
const ofGig = [
  ['suggest.priceOf', 'price'],
  ['suggest.includedIn', 'package'],
  ['suggest.deliveryOf', 'delivery'],
] as const;

export function suggestedQuestions(turn: BuyerTurn): string[] {
  return suggestedFirst({ ...turn.state, gig: turn.gig() });
}

/** What a tapped suggestion wants, which some channels send as plain text, and of which Gig where it says so. */
export function suggested({ state }: BuyerTurn): Wanted | undefined {
  const asked = state.text.trim().toLowerCase();
  if (asked.length > longestChip) return undefined;
  return chipsOver(state).get(asked);
}

const longestChip = 120;

interface Wanted {
  topic: Topic;
  gigId?: string;
}

type Chips = ReadonlyMap<string, Wanted>;

/** By the freelancer's name and style: every message is held against the chips. */
const chipsByKnowledge = new WeakMap<Knowledge, Map<string, Chips>>();

/** What each suggestion, in lower case, wants; of every language, for the page may speak another than a question that holds a Gig's name seems to. */
function chipsOver({ phrasebook, freelancer, knowledge, settings: { tone, detail }, now }: TurnState): Chips {
  const known = chipsByKnowledge.get(knowledge) ?? new Map<string, Chips>();
  chipsByKnowledge.set(knowledge, known);
  const key = `${tone} ${detail} ${freelancer.displayName}`;
  const made =
    known.get(key) ??
    new Map(
      languages
        .flatMap(language => chipsOf(phrasebook({ language, tone, detail, variant: 0, now }), freelancer, knowledge))
        // Of two that read alike the first counts.
        .reverse(),
    );
  known.set(key, made);
  return made;
}

function chipsOf(say: Say, { displayName: name }: Freelancer, knowledge: Knowledge): [string, Wanted][] {
  const names = gigNames(knowledge.gigs).map(one => shorten(one, longest));
  const chips: [string, Wanted][] = [
    [say('suggest.human', { name }), { topic: 'human' }],
    [say('suggest.customPrice', { name }), { topic: 'customOffer' }],
    [say('suggest.order'), { topic: 'requirements' }],
    [say('suggest.compare'), { topic: 'package' }],
    [say('suggest.included'), { topic: 'package' }],
    [say('suggest.price'), { topic: 'price' }],
    [say('suggest.delivery'), { topic: 'delivery' }],
    ...ofGig.flatMap(([key, topic]) =>
      knowledge.gigs.map(({ id }, n): [string, Wanted] => [say(key, { gig: names[n] ?? '' }), { topic, gigId: id }]),
    ),
  ];
  return chips.map(([chip, wanted]) => [chip.toLowerCase(), wanted]);
}

/** What may follow an answer while nothing is being gathered. */
export function nextSteps(turn: BuyerTurn): string[] {
  const { say, freelancer } = turn.state;
  const gig = turn.gig();
  if (!gig) return suggestedQuestions(turn);
  const packages = gig.packages.length > 1 && turn.memory.shownPackagesOf !== gig.id ? [say('suggest.compare')] : [];
  const order = turn.memory.confirmed ? [] : [say('suggest.order')];
  return [...order, ...packages, say('suggest.human', { name: freelancer.displayName })];
}
