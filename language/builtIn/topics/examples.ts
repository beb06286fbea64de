import { existsSync, readFileSync } from 'node:fs';
import type { Language, Topic } from '../../../assistant/vocabulary.ts';

/** One way of saying something; `line` is the line it came from, whose other forms are no independent evidence. */
export interface Form {
  text: string;
  line: string;
}

type Slots = Map<string, string[]>;

/** A line is learned in at most this many forms, so that a rich one does not outweigh the plain. */
const mostForms = 8;
/** A line with a slot and nothing else to vary is learned with this many fillings. */
const fillings = 3;

/**
 * Reads what is said about a topic. `(how much|what) for {thing}` stands for several forms: each alternative is used, not every
 * combination; `{thing}` takes from the list of that name in the language's slots.txt (`thing: a logo | a video`).
 */
export function readForms(folder: URL, language: Language, topic: Topic): Form[] {
  const slots = readSlots(new URL(`${language}/slots.txt`, folder));
  return linesOf(new URL(`${language}/${topic}.txt`, folder)).flatMap(line =>
    formsOf(line, slots).map(text => ({ text, line })),
  );
}

function linesOf(file: URL): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
}

function readSlots(file: URL): Slots {
  if (!existsSync(file)) return new Map();
  return new Map(
    linesOf(file).map(line => {
      const colon = line.indexOf(':');
      return [
        line.slice(0, colon).trim(),
        line
          .slice(colon + 1)
          .split('|')
          .map(one => one.trim()),
      ];
    }),
  );
}

const varying = /\(([^()]*\|[^()]*)\)|\{(\p{L}+)\}/gu;

function formsOf(line: string, slots: Slots): string[] {
  const parts = [...line.matchAll(varying)];
  if (parts.length === 0) return [line];
  const counts = parts.map(([, alternatives]) => alternatives?.split('|').length ?? fillings);
  const forms = new Set<string>();
  for (let form = 0; form < Math.min(mostForms, Math.max(...counts)); form++) {
    let part = 0;
    const text = line.replace(varying, (whole, alternatives?: string, slot?: string) => {
      const choices = alternatives?.split('|') ?? slots.get(slot ?? '') ?? [];
      part++;
      if (choices.length === 0) throw new Error(`${whole} in "${line}" has no list in slots.txt`);
      // Slots begin where the line's length says, so that different lines speak of different things.
      return choices[(form + part + (slot ? line.length : 0)) % choices.length] ?? '';
    });
    forms.add(
      text
        .replace(/\s+/g, ' ')
        .replace(/ ([?,.!])/g, '$1')
        .trim(),
    );
  }
  return [...forms];
}
