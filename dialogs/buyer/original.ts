import type { Fact, Gig } from '../../assistant/documents.ts';
import { type FactKind, kindOf } from './sources.ts';
import type { BuyerTurn } from './turn.ts';

/** Said in the freelancer's own words; everything else is said by our phrases. */
const ownWords = new Set<FactKind>([
  'faq',
  'qa',
  'rule',
  'doesNotOffer',
  'does',
  'gig',
  'insight',
  'profile',
  'includes',
  'packageDescription',
]);

const isOwnWords = (fact: Fact): boolean => ownWords.has(kindOf(fact)) && !fact.id.endsWith('#title');

/** The language of what the freelancer wrote, where it is surely not the buyer's; a few words are judged by their Gig. */
export function foreignOriginal(turn: BuyerTurn, text: string, gig: Gig | undefined = turn.gig()): string | null {
  const { languageOf, say } = turn.state;
  const page = gig && [gig.title, gig.description, ...gig.faqs.map(({ answer }) => answer)].join('\n');
  const language = languageOf(text) ?? (page ? languageOf(page) : null);
  return language === say.language ? null : language;
}

/** Tells once that the freelancer's own words, said in this turn, are in another language than the buyer's. */
export function noteOriginal(turn: BuyerTurn): void {
  const { language: told } = turn.state.say;
  if (turn.memory.originalTold !== told && tell(turn, 'original.note', wordsShown(turn)))
    turn.memory.originalTold = told;
}

/** The same of a question that is about to be asked, which may be answered in the buyer's own language. */
export function noteOriginalQuestion(turn: BuyerTurn, question: string): void {
  const { language: told } = turn.state.say;
  if (turn.memory.questionsTold !== told && tell(turn, 'original.questions', question))
    turn.memory.questionsTold = told;
}

function tell(turn: BuyerTurn, key: 'original.note' | 'original.questions', text: string): boolean {
  const { say, freelancer } = turn.state;
  const language = text === '' ? null : foreignOriginal(turn, text);
  if (language) turn.say(key, { name: freelancer.displayName, language: say('original.in', { language }) });
  return language !== null;
}

function wordsShown(turn: BuyerTurn): string {
  const listed = turn.hasShown('packages') ? (turn.gig()?.packages.flatMap(({ includes }) => includes) ?? []) : [];
  return [...turn.facts().filter(isOwnWords), ...listed.map(text => ({ text }))].map(({ text }) => text).join('\n');
}
