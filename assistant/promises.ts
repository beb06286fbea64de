import type { Fact, Instant, PromiseMade, SourceRef } from './documents.ts';

/**
 * The ledger with what a sent message promised added at its end: every fact it rests on that states a price,
 * days, revisions, a scope or a date. The same statement from the same source is kept once, as first made.
 */
export function addPromises(ledger: PromiseMade[], facts: Fact[], messageId: string, at: Instant): PromiseMade[] {
  const promises = [...ledger];
  for (const fact of facts) {
    if (fact.values.length === 0) continue;
    const known = promises.some(made => made.source === fact.source && made.text === fact.text);
    if (!known) promises.push({ text: fact.text, source: fact.source, at, messageId });
  }
  return promises;
}

/** Each source once, with every statement of it that was used: a package may be named for its price and its days. */
export function mergeSources(used: SourceRef[]): SourceRef[] {
  const bySource = Map.groupBy(used, ({ id }) => id);
  return [...bySource].map(([id, all]) => ({ id, text: [...new Set(all.map(({ text }) => text))].join(' · ') }));
}
