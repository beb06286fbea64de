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

const group = /\(([^()]*\|[^()]*)\)/g;
const slot = /\{(\p{L}+)\}/gu;

function formsOf(line: string, slots: Slots): string[] {
  const groups = [...line.matchAll(group)].map(([, alternatives]) => (alternatives ?? '').split('|'));
  const hasSlot = line.search(slot) >= 0;
  const count = Math.max(1, hasSlot ? fillings : 0, ...groups.map(alternatives => alternatives.length));
  const forms = Array.from({ length: Math.min(mostForms, count) }, (_, form) => {
    let part = form;
    const chosen = line.replace(group, (_whole, alternatives: string) => at(alternatives.split('|'), part++));
    return chosen
      .replace(slot, (whole, name: string) => {
        const things = slots.get(name);
        if (!things) throw new Error(`${whole} in "${line}" has no list in slots.txt`);
        // Begins where the line's length says, so that different lines speak of different things.
        return at(things, form + line.length);
      })
      .replace(/\s+/g, ' ')
      .replace(/ ([?,.!])/g, '$1')
      .trim();
  });
  return [...new Set(forms)];
}

const at = (list: string[], place: number): string => list[place % list.length] ?? '';
