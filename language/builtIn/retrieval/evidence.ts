import type { Fact } from '../../../assistant/documents.ts';
import type { Language, Topic } from '../../../assistant/vocabulary.ts';
import type { TopicGuess } from '../../understanding.ts';
import { greatest } from '../greatest.ts';
import type { Candidate, Evidence, Setting } from './confidence.ts';
import type { IndexedForm, KnowledgeIndex } from './index.ts';
import { readWords, type Unit, widenedUnitsOf } from './units.ts';
import type { Nearness } from './wordings.ts';

export interface RetrieveOptions {
  language: Language;
  gigId: string | null;
  /** What the clause was understood to be about; helps where its words do not say it. */
  topics?: TopicGuess[];
  /** Facts less likely than this are left out; `threshold` where it is not given. */
  atLeast?: number;
}

/** So many wordings are looked at closely by what they hold, and so many by their likeness. */
const holding = 24;
/** Other Gigs' wordings must not crowd out those of the conversation's own. */
const elsewhere = 6;
const alike = 8;
const inAnswer = 0.75;
/** "How long does a landing page take?", asked in the landing page's own Gig, is about the time. */
const ofSubject = 0.45;
/** Related words prove less than the word itself, several of them together more than one. */
const byRelation = 0.55;
const byRelations = 0.8;
/** A relation to more wordings than this singles none of them out, and would cost the most. */
const mostRelated = 200;
const mostSum = 3;

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

function joined(before: number, strength: number): number {
  if (before > byRelations || strength > byRelations || before === 0) return Math.max(before, strength);
  const [more, less] = before > strength ? [before, strength] : [strength, before];
  return more > byRelation && less > byRelation ? more : Math.min(byRelations, more + less / 2);
}

/** Looks a unit up; one that many wordings share tells less, one that none has tells most. */
function weigh(unit: Unit, index: KnowledgeIndex, subject: Set<string> | undefined): Weighed {
  const weighed: Weighed = { weight: unit.weight, question: new Map(), answer: new Map() };
  let telling = 0;
  let known = false;
  for (const [term, strength] of unit.terms) {
    const postings = index.postings.get(term);
    if (!postings || (strength <= byRelation && postings.length > mostRelated)) continue;
    known = true;
    telling = Math.max(telling, strength * index.telling(term));
    for (const { form, inQuestion } of postings) {
      const side = inQuestion ? weighed.question : weighed.answer;
      side.set(form, joined(side.get(form) ?? 0, strength));
    }
  }
  if (known) weighed.weight *= telling;
  if (subject && [...unit.terms.keys()].some(term => subject.has(term))) weighed.weight *= ofSubject;
  return weighed;
}

function heldBy(form: number, unit: Weighed): number {
  return Math.max(unit.question.get(form) ?? 0, inAnswer * (unit.answer.get(form) ?? 0));
}

function bestForms(units: Weighed[], here: (form: number) => boolean): number[] {
  const sums = new Map<number, number>();
  for (const unit of units) {
    for (const [form, strength] of unit.question) sums.set(form, (sums.get(form) ?? 0) + unit.weight * strength);
    for (const [form, strength] of unit.answer) {
      const more = inAnswer * strength - (unit.question.get(form) ?? 0);
      if (more > 0) sums.set(form, (sums.get(form) ?? 0) + unit.weight * more);
    }
  }
  const sumOf = (form: number): number => sums.get(form) ?? 0;
  const there = (form: number): boolean => !here(form);
  return [...greatest(sums.keys(), holding, sumOf, here), ...greatest(sums.keys(), elsewhere, sumOf, there)];
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

/** What each fact explains of the text, over all its wordings; a fact is known by its text, which Gigs may share. */
function explainedBy(index: KnowledgeIndex, nearness: Map<number, Nearness>): Map<string, number> {
  const byFact = new Map<string, number>();
  for (const [wording, { explains }] of nearness) {
    const texts = new Set((index.sharing[wording] ?? []).map(place => index.forms[place]?.fact.text ?? ''));
    for (const text of texts) byFact.set(text, (byFact.get(text) ?? 0) + explains);
  }
  return byFact;
}

const flag = (holds: boolean): number => (holds ? 1 : 0);

function kindOf({ fact, asked, generated }: IndexedForm, gigId: string | null) {
  return {
    isAnswer: flag(asked),
    isExcluded: flag(fact.source.includes('/doesNotOffer:')),
    isExtra: flag(fact.source.includes('/extra:')),
    isPackage: flag(fact.source.includes('/package:')),
    isTitle: flag(fact.id.endsWith('#title')),
    generated: flag(generated),
    otherGig: flag(!belongs(fact, gigId)),
  };
}

function belongs(fact: Fact, gigId: string | null): boolean {
  return gigId === null || fact.gigId === undefined || fact.gigId === gigId;
}

/** What three packages include alike is one answer. */
function keyOf({ source, text }: Fact): string {
  return source.includes('/package:') ? text.slice(text.indexOf(':')) : text;
}

export interface Found extends Candidate {
  fact: Fact;
}

/** Every wording worth a look, with its evidence, in no order; and the share of the text that stands nowhere. */
export function lookUp(
  index: KnowledgeIndex,
  text: string,
  { language, gigId, topics = [] }: RetrieveOptions,
): { found: Found[]; setting: Setting } {
  const across = language !== 'en' || index.language !== 'en';
  const question = readWords(text, language, index.speller, across);
  const units = withTopics(widenedUnitsOf(question, index.speller), topics);
  const subject = index.subjects.get(gigId ?? '');
  const weighed = units.map(unit => weigh(unit, index, subject)).filter(unit => unit.weight > 0.02);
  const terms = new Set(units.flatMap(unit => [...unit.terms.keys()]));
  const total = weighed.reduce((sum, unit) => sum + unit.weight, 0) || 1;
  const strange = weighed.filter(unit => unit.question.size + unit.answer.size === 0);
  const unknown = weighed.length > 0 ? strange.reduce((sum, unit) => sum + unit.weight, 0) / total : 1;

  const here = (place: number): boolean => belongs((index.forms[place] as IndexedForm).fact, gigId);
  const nearness = index.wordings.near(question, wording => (index.sharing[wording] ?? []).some(here));
  const explained = explainedBy(index, nearness);
  const meant = index.meanings.near(question, here);
  const near = [...nearness.keys()].slice(0, alike).flatMap(wording => index.sharing[wording] ?? []);

  const evidenceFor = (place: number, form: IndexedForm): Evidence => {
    const parts = weighed.map(unit => unit.weight * heldBy(place, unit));
    const sum = parts.reduce((a, b) => a + b, 0);
    // Where questions come in ten wordings each, likeness to all of them says more than words in common with one.
    const { fewWordings } = index;
    const meaning = meant.nearness(place);
    const sense = fewWordings * meaning.asked;
    const explains = explained.get(form.fact.text) ?? 0;
    return {
      held: (fewWordings * sum) / total,
      heldRoot: fewWordings * Math.sqrt(sum / total),
      sum: fewWordings * Math.min(sum, mostSum),
      found: fewWordings * Math.max(0, ...parts),
      asked: fewWordings * shareAsked(form, terms, index) * (form.generated ? 0.5 : 1),
      alike: Math.sqrt(nearness.get(form.wording)?.alike ?? 0),
      explains,
      sense,
      senseSquare: sense * meaning.asked,
      senseAbroad: language === index.language ? 0 : sense,
      senseAnswer: fewWordings * meaning.answered,
      explainsAmongMany: (1 - fewWordings) * explains,
      ...kindOf(form, gigId),
    };
  };
  const places = [...new Set([...bestForms(weighed, here), ...near, ...meant.forms])];
  const found = places.map(place => {
    const form = index.forms[place] as IndexedForm;
    return { fact: form.fact, key: keyOf(form.fact), evidence: evidenceFor(place, form) };
  });
  return { found, setting: { unknown, fewWordings: index.fewWordings, foreign: flag(language !== index.language) } };
}
