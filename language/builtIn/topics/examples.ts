import { existsSync, readFileSync } from 'node:fs';
import { type Language, topics } from '../../../assistant/vocabulary.ts';
import { told } from './manner.ts';

/** One way of saying something. */
export interface Example {
  language: Language;
  text: string;
  /** What it was made from: forms of one line are no independent evidence, so they are learned or held out together. */
  line: string;
  /** Places in the list of topics; none where it only tells something. */
  classes: number[];
  /** Stands among what buyers tell. */
  told: boolean;
}

type Slots = Map<string, string[]>;

/** A line is learned in at most this many forms, so that a rich one does not outweigh the plain. */
const mostForms = 8;
/** A line with a slot and nothing else to vary is learned with this many fillings. */
const fillings = 3;

/**
 * Reads a language's examples. `(how much|what) for {thing}` stands for several forms: each alternative is used, not every
 * combination; `{thing}` takes from the list of that name in the language's slots.txt (`thing: a logo | a video`).
 */
export function readExamples(folder: URL, language: Language): Example[] {
  const slots = readSlots(new URL(`${language}/slots.txt`, folder));
  const examples = new Map<string, Example>();
  const add = (name: string, change: (example: Example) => void) => {
    for (const line of linesOf(new URL(`${language}/${name}.txt`, folder)))
      for (const text of formsOf(line, slots)) {
        const example = examples.get(text) ?? { language, text, line, classes: [], told: false };
        change(example);
        examples.set(text, example);
      }
  };
  for (const [at, topic] of topics.entries())
    add(topic, ({ classes }) => {
      if (!classes.includes(at)) classes.push(at);
    });
  add(told, example => {
    example.told = true;
  });
  return [...examples.values()];
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
    let chosen = line;
    // The innermost first; what stands around them is chosen from next.
    while (chosen.search(group) >= 0)
      chosen = chosen.replace(group, (_whole, alternatives: string) => at(alternatives.split('|'), part++));
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
