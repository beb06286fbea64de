import type { Knowledge } from '../../../assistant/documents.ts';
import { fold, wordsOf } from '../words.ts';

/** Words that every Gig's title has: they name none. */
const empty = new Set(
  'i will you your a an the and or of for in to with create make do design professional high quality best custom unique modern service services any great from my our amazing pro expert get on that this it is es el la de un una para le les des pour ein eine fur um uma il per и в на для'.split(
    ' ',
  ),
);

const namesByKnowledge = new WeakMap<Knowledge, Map<string, Set<string>>>();

/** The Gigs by each word of their titles and tags that only some of them have. */
function namesOf(knowledge: Knowledge): Map<string, Set<string>> {
  const known = namesByKnowledge.get(knowledge);
  if (known) return known;
  const names = new Map<string, Set<string>>();
  for (const gig of knowledge.gigs)
    for (const word of wordsOf(fold(`${gig.title} ${gig.tags.join(' ')}`)))
      if (word.length > 2 && !empty.has(word))
        for (const form of formsOf(word)) names.set(form, (names.get(form) ?? new Set()).add(gig.id));
  namesByKnowledge.set(knowledge, names);
  return names;
}

function formsOf(word: string): string[] {
  return word.endsWith('s') ? [word, word.slice(0, -1)] : [word, `${word}s`];
}

/** The one Gig the words name: every naming word must agree on it, and no other Gig may fit as well. */
export function gigIn(folded: string, knowledge: Knowledge): string | undefined {
  if (knowledge.gigs.length < 2) return undefined;
  const names = namesOf(knowledge);
  const points = new Map<string, number>();
  for (const word of new Set(wordsOf(folded))) {
    const gigs = names.get(word);
    if (!gigs || gigs.size === knowledge.gigs.length) continue;
    for (const id of gigs) points.set(id, (points.get(id) ?? 0) + 1 / gigs.size);
  }
  const [best, second] = [...points].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= 0.9 && (!second || best[1] >= second[1] * 1.8) ? best[0] : undefined;
}
