import type { Knowledge } from '../../assistant/documents.ts';
import type { Match } from '../understanding.ts';
import { confidencesOf } from './retrieval/confidence.ts';
import { lookUp, type RetrieveOptions } from './retrieval/evidence.ts';
import { indexForms, type KnowledgeIndex } from './retrieval/index.ts';

export type { KnowledgeIndex } from './retrieval/index.ts';

/** From this chance on a fact is said as the answer; chosen so that few unanswerable questions get one. */
export const threshold = 0.52;
/** From this chance on it is worth asking back whether it is what was meant. */
export const plausible = 0.3;

const mostMatches = 8;

/** Builds what `retrieve` searches; once a version of the knowledge, some 150 ms at 1,000 Q&As. */
export function createIndex(knowledge: Knowledge): KnowledgeIndex {
  return indexForms(knowledge);
}

/**
 * The facts that answer the clause, best first, each at least `threshold` likely to unless told otherwise; empty means "I don't know".
 * The same statement in two Gigs comes once, from the conversation's Gig where it has it.
 */
export function retrieve(index: KnowledgeIndex, text: string, options: RetrieveOptions): Match[] {
  const { found, setting } = lookUp(index, text, options);
  const confidences = confidencesOf(found, setting);
  const likely = found
    .map(({ fact }, n) => ({ fact, confidence: confidences[n] ?? 0 }))
    .filter(match => match.confidence >= (options.atLeast ?? threshold))
    .sort((a, b) => b.confidence - a.confidence);
  const said = new Set<string>();
  return likely.filter(({ fact }) => !said.has(fact.text) && said.add(fact.text)).slice(0, mostMatches);
}
