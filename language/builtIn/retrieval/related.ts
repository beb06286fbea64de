import { readFileSync } from 'node:fs';
import { stem } from '../stem.ts';
import { fold } from '../words.ts';
import { plainWords } from './lexicon.ts';

/** A word or a run of words of a group, by its stems. */
interface Member {
  stems: string[];
  /** Marked with ~ so that no word is taken for it. */
  group: string;
}

let members: Map<string, Member[]> | undefined;

/** Reads related.txt at the first use: which groups a stem begins a word or a phrase of. */
function read(): Map<string, Member[]> {
  const found = new Map<string, Member[]>();
  const lines = readFileSync(new URL('./related.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'));
  for (const [n, line] of lines.entries()) {
    for (const phrase of line.split(' ')) {
      const stems = plainWords(fold(phrase.replace(/[_-]/g, ' '))).map(word => stem(word, 'en'));
      const [first] = stems;
      if (first === undefined) continue;
      const known = found.get(first);
      if (known) known.push({ stems, group: `~${n}` });
      else found.set(first, [{ stems, group: `~${n}` }]);
    }
  }
  return found;
}

/** The groups of English words that mean nearly the same to which what stands at this place belongs. */
export function groupsAt(stems: string[], place: number): string[] {
  members ??= read();
  const begun = members.get(stems[place] ?? '') ?? [];
  return begun.filter(member => member.stems.every((one, n) => stems[place + n] === one)).map(member => member.group);
}
