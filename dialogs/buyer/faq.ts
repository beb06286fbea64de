import type { Fact, Gig, Knowledge } from '../../assistant/documents.ts';
import { answerFact, faqFact } from '../../assistant/facts.ts';
import { shared } from '../../assistant/words.ts';
import type { Clause } from '../../language/understanding.ts';
import { foreignOriginal } from './original.ts';
import { bestMatch, type FactKind, kindOf, placeOf } from './sources.ts';
import type { BuyerTurn } from './turn.ts';

const quotable: FactKind[] = [
  'faq',
  'qa',
  'insight',
  'profile',
  'does',
  'rule',
  'gig',
  'packageDescription',
  'includes',
];
const mostSentences = { brief: 3, detailed: 6 };

/** Below this an answer is not said without asking first whether it is what was meant. */
const sureEnough = 0.42;

/** Answers from the freelancer's own words where one matches well enough; false where none does. */
export function answerFromKnowledge(turn: BuyerTurn, clause: Clause, kinds: FactKind[] = quotable): boolean {
  const match = bestMatch(clause, kinds);
  if (!match || match.confidence < sureEnough) return false;
  sayFact(turn, match.fact, clause.text);
  return true;
}

/** Says a fact in the freelancer's voice, cut to the sentences that answer; the same fact is not said twice in a turn. */
export function sayFact(turn: BuyerTurn, fact: Fact, asked: string): void {
  if (turn.quoted.some(({ id }) => id === fact.id)) return;
  turn.quoted.push(fact);
  const kind = kindOf(fact);
  const text = fitting(fact.text, asked, mostSentences[turn.state.settings.detail]);
  const bare = text.replace(/^[^:]{1,40}:\s+(?:includes\s+)?(?=\S)/, '');
  const name = turn.state.freelancer.displayName;
  if (kind === 'includes') turn.say('faq.includes', { package: packageName(fact), item: bare }, [fact]);
  else if (kind === 'packageDescription') turn.say('faq.inPackage', { package: packageName(fact), text: bare }, [fact]);
  else if (kind === 'does' && !inAnotherLanguage(turn, fact))
    turn.say('faq.does', { name, text: endless(text) }, [fact]);
  else if (speaksInPerson(text) || inAnotherLanguage(turn, fact)) {
    // Whose words they are is said once.
    if (turn.done.has('quote')) turn.say('quote', { text }, [fact]);
    else turn.say('faq.quote', { name, text }, [fact]);
    turn.done.add('quote');
  } else turn.add(closed(text), [fact]);
}

function inAnotherLanguage(turn: BuyerTurn, fact: Fact): boolean {
  const gig = turn.state.knowledge.gigs.find(({ id }) => id === fact.gigId);
  return foreignOriginal(turn, fact.text, gig ?? turn.gig()) !== null;
}

const packageName = (fact: Fact): string => /^([^:]{1,40}?)(?: includes)?:/.exec(fact.text)?.[1] ?? '';

/** "I'll send the files" would sound as if the assistant did it. */
const speaksInPerson = (text: string): boolean =>
  /\b(?:I|I['’](?:ll|m|ve|d)|my|me|mine)\b/.test(text) ||
  /\b(?:ich|mein|je|mon|mes|yo|mis?|eu|meu|minha|io|mio)\b/i.test(text);

/** The sentences that answer what was asked, in their order; the first is always one of them. */
function fitting(answer: string, asked: string, most: number): string {
  const sentences = answer.trim().split(/(?<=[.!?。！？])\s+(?=\S)/u);
  if (sentences.length <= most) return answer.trim();
  const chosen = new Set(
    sentences
      .map((sentence, n) => ({ n, weight: n === 0 ? Number.POSITIVE_INFINITY : shared(sentence, asked) - n / 100 }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, most)
      .map(({ n }) => n),
  );
  return sentences.filter((_, n) => chosen.has(n)).join(' ');
}

const endless = (text: string): string => text.trim().replace(/[.!。！]$/, '');
const closed = (text: string): string => (/[.!?…。！？؟)"”»」]$/u.test(text) ? text : `${text}.`);

/** The question that a fact answers with its other wordings; empty for what answers none. */
export function questionsOf({ gigs, qa }: Knowledge, fact: Fact): string {
  const place = placeOf(fact);
  const faq = kindOf(fact) === 'faq' ? gigs.find(({ id }) => id === fact.gigId)?.faqs[place] : undefined;
  const found = faq ?? [...qa, ...gigs.flatMap(gig => gig.qa)].find(({ id }) => fact.id === `qa:${id}`);
  return found ? [found.question, ...found.alsoAsked].join(' ') : '';
}

/** All answers to questions that count for a Gig: its own, and the freelancer's general ones. */
export function questionFacts({ qa }: Knowledge, gig: Gig): Fact[] {
  const own = [...gig.faqs.map((_, n) => faqFact(gig, n)), ...gig.qa.map(one => answerFact(one, gig.id))];
  return [...own, ...qa.map(one => answerFact(one))];
}

/** The question an FAQ or Q&A fact answers, for offering it as a choice. */
export function questionOf(turn: BuyerTurn, fact: Fact): string | undefined {
  const { gigs, qa } = turn.state.knowledge;
  if (kindOf(fact) === 'faq') return gigs.find(({ id }) => id === fact.gigId)?.faqs[placeOf(fact)]?.question;
  return [...qa, ...gigs.flatMap(gig => gig.qa)].find(({ id }) => fact.id === `qa:${id}`)?.question;
}
