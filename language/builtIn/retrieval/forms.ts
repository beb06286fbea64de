import type { Fact, Gig, Knowledge, QuestionAnswer } from '../../../assistant/documents.ts';
import { answerFact, factsOf, faqFact } from '../../../assistant/facts.ts';

/** One wording under which a fact may be asked for; a fact with other wordings has several. */
export interface Form {
  fact: Fact;
  /** The question as the freelancer put it; empty for a plain statement. */
  question: string;
  /** True where a person wrote question and answer as such. */
  asked: boolean;
}

function questionForms(fact: Fact, { question, alsoAsked }: QuestionAnswer): Form[] {
  return [question, ...alsoAsked].map(one => ({ fact, question: one, asked: true }));
}

/** What a buyer would ask to hear a package's price, days or revisions. */
const packageQuestions: Record<string, string> = {
  price: 'How much does it cost?',
  delivery: 'How long does delivery take?',
  revisions: 'How many revisions do I get?',
};

/** A rule such as "Always ask for the brand colours" is meant for the assistant, not for the buyer's ears. */
const directive =
  /^\W*(?:always|never|don'?t|do not|ask|tell|mention|recommend|suggest|avoid|be |keep |use |if (?:a|the) (?:buyer|client|customer)|when (?:a|the) (?:buyer|client|customer)|only answer|reply|answer|respond|offer the)\b/i;

function statementForm(fact: Fact, gig?: Gig): Form[] {
  const part = fact.id.split('#')[1] ?? '';
  if (part === 'description' && !fact.source.includes('/')) return []; // its statements stand for it
  if (/\/rule:|^profile:rules/.test(fact.source) && directive.test(fact.text)) return [];
  const packageName = gig && fact.source.includes('/package:') ? fact.text.split(':')[0] : undefined;
  const question = packageName ? packageQuestions[part] : undefined;
  return [{ fact, question: question ?? '', asked: false }];
}

/** Every wording of everything that may be said, the freelancer's own questions first. */
export function formsOf(knowledge: Knowledge): Form[] {
  const gigs = new Map(knowledge.gigs.map(gig => [gig.id, gig]));
  const asked = [
    ...knowledge.gigs.flatMap(gig => [
      ...gig.faqs.flatMap((faq, n) => questionForms(faqFact(gig, n), faq)),
      ...gig.qa.flatMap(qa => questionForms(answerFact(qa, gig.id), qa)),
    ]),
    ...knowledge.qa.flatMap(qa => questionForms(answerFact(qa), qa)),
  ];
  const answered = new Set(asked.map(form => form.fact.id));
  const stated = factsOf(knowledge).filter(fact => !answered.has(fact.id));
  return [...asked, ...stated.flatMap(fact => statementForm(fact, gigs.get(fact.gigId ?? '')))];
}
