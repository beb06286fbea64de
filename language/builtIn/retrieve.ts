import type { Knowledge } from '../../assistant/documents.ts';
import type { Language, Topic } from '../../assistant/vocabulary.ts';
import type { Match, TopicGuess } from '../understanding.ts';
import { confidenceOf, type Evidence } from './retrieval/confidence.ts';
import { type IndexedForm, indexForms, type KnowledgeIndex } from './retrieval/index.ts';
import { type Unit, unitsOf } from './retrieval/units.ts';

export type { KnowledgeIndex } from './retrieval/index.ts';

/** Below this chance of being the answer a fact is not offered; chosen so that few unanswerable questions pass. */
export const threshold = 0.55;

/** So many wordings are looked at closely; the right one is among the best ten in all our cases. */
const candidates = 24;
const mostMatches = 8;
const inAnswer = 0.75;
/** "How long does a landing page take?", asked in the landing page's own Gig, is about the time. */
const ofSubject = 0.45;

/** Builds what `retrieve` searches; once a version of the knowledge, some 50 ms at 1,000 Q&As. */
export function createIndex(knowledge: Knowledge): KnowledgeIndex {
  return indexForms(knowledge);
}

export interface RetrieveOptions {
  language: Language;
  gigId: string | null;
  /** What the clause was understood to be about; helps where its words do not say it. */
  topics?: TopicGuess[];
}

const topicConcepts: Partial<Record<Topic, string>> = {
  price: '=price',
  delivery: '=delivery',
  rush: '=rush',
  revisions: '=revisions',
  files: '=sourceFiles',
  rights: '=rights',
  payment: '=payment',
  refund: '=refund',
  support: '=support',
  portfolio: '=portfolio',
  process: '=process',
};

/** A topic that no word of the clause has named counts as a word of its own. */
function withTopics(units: Unit[], topics: TopicGuess[]): Unit[] {
  const added = topics.flatMap(({ topic, confidence }) => {
    const concept = topicConcepts[topic];
    if (!concept || confidence < 0.5 || units.some(unit => unit.terms.has(concept))) return [];
    return [{ terms: new Map([[concept, 0.9]]), weight: 0.4 * confidence }];
  });
  return [...units, ...added];
}

interface Weighed {
  weight: number;
  /** How surely each wording holds this unit: in its question, and in its answer. */
  question: Map<number, number>;
  answer: Map<number, number>;
}

/** Looks a unit up; one that many wordings share tells less, one that none has tells most. */
function weigh(unit: Unit, index: KnowledgeIndex, subject: Set<string> | undefined): Weighed {
  const weighed: Weighed = { weight: unit.weight, question: new Map(), answer: new Map() };
  let telling = 0;
  let known = false;
  for (const [term, strength] of unit.terms) {
    const postings = index.postings.get(term);
    if (!postings) continue;
    known = true;
    telling = Math.max(telling, strength * index.telling(term));
    for (const { form, inQuestion } of postings) {
      const side = inQuestion ? weighed.question : weighed.answer;
      if ((side.get(form) ?? 0) < strength) side.set(form, strength);
    }
  }
  if (known) weighed.weight *= telling;
  if (subject && [...unit.terms.keys()].some(term => subject.has(term))) weighed.weight *= ofSubject;
  return weighed;
}

function held(unit: Weighed, form: number): { question: number; all: number } {
  const question = unit.question.get(form) ?? 0;
  return { question, all: Math.max(question, inAnswer * (unit.answer.get(form) ?? 0)) };
}

function bestForms(units: Weighed[]): number[] {
  const scores = new Map<number, number>();
  for (const unit of units) {
    for (const [form, strength] of unit.question) scores.set(form, (scores.get(form) ?? 0) + unit.weight * strength);
    for (const [form, strength] of unit.answer) {
      const more = inAnswer * strength - (unit.question.get(form) ?? 0);
      if (more > 0) scores.set(form, (scores.get(form) ?? 0) + unit.weight * more);
    }
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, candidates)
    .map(([form]) => form);
}

function shareAsked(form: IndexedForm, terms: Set<string>, index: KnowledgeIndex): number {
  let asked = 0;
  let total = 0;
  for (const unit of form.units) {
    let telling = 0;
    let hit = false;
    for (const term of unit.terms.keys()) {
      telling = Math.max(telling, index.telling(term));
      hit ||= terms.has(term);
    }
    total += unit.weight * telling;
    if (hit) asked += unit.weight * telling;
  }
  return total > 0 ? asked / total : 0;
}

/** What speaks for and against one wording. */
function evidenceFor(
  place: number,
  units: Weighed[],
  terms: Set<string>,
  index: KnowledgeIndex,
  gigId: string | null,
): Evidence {
  const form = index.forms[place] as IndexedForm;
  let total = 0;
  let unknown = 0;
  const sum = { question: 0, all: 0, found: 0, missed: 0 };
  for (const unit of units) {
    const { question, all } = held(unit, place);
    total += unit.weight;
    if (unit.question.size + unit.answer.size === 0) unknown += unit.weight;
    sum.question += unit.weight * question;
    sum.all += unit.weight * all;
    sum.found = Math.max(sum.found, unit.weight * all);
    sum.missed = Math.max(sum.missed, unit.weight * (1 - all));
  }
  const other = gigId !== null && form.fact.gigId !== undefined && form.fact.gigId !== gigId;
  return {
    inQuestion: sum.question / total,
    inAll: sum.all / total,
    lead: 1,
    asked: shareAsked(form, terms, index) * (form.generated ? 0.5 : 1),
    unknown: unknown / total,
    found: sum.found,
    missed: sum.missed,
    isAnswer: form.asked ? 1 : 0,
    otherGig: other ? 1 : 0,
  };
}

/** Every wording worth a look, with its evidence, in no order. */
function lookUp(index: KnowledgeIndex, text: string, { language, gigId, topics = [] }: RetrieveOptions) {
  const units = withTopics(unitsOf(text, language, index.speller), topics);
  const subject = index.subjects.get(gigId ?? '');
  const weighed = units.map(unit => weigh(unit, index, subject)).filter(unit => unit.weight > 0.02);
  const terms = new Set(units.flatMap(unit => [...unit.terms.keys()]));
  const found = bestForms(weighed).map(place => ({
    form: index.forms[place] as IndexedForm,
    evidence: evidenceFor(place, weighed, terms, index, gigId),
  }));
  const most = Math.max(0, ...found.filter(one => !one.evidence.otherGig).map(one => one.evidence.inAll));
  for (const { evidence } of found) evidence.lead = most > 0 ? Math.min(1, evidence.inAll / most) : 1;
  return found;
}

/**
 * The facts that answer the clause, best first, each at least `threshold` likely to; empty means "I don't know".
 * The same statement in two Gigs comes once, from the conversation's Gig where it has it.
 */
export function retrieve(index: KnowledgeIndex, text: string, options: RetrieveOptions): Match[] {
  const found = lookUp(index, text, options)
    .map(({ form, evidence }) => ({ fact: form.fact, confidence: confidenceOf(evidence) }))
    .filter(match => match.confidence >= threshold)
    .sort((a, b) => b.confidence - a.confidence);
  const said = new Set<string>();
  const matches = found.filter(({ fact }) => !said.has(fact.text) && said.add(fact.text));
  return matches.slice(0, mostMatches);
}
