import { readdirSync, readFileSync } from 'node:fs';
import type { Language, Topic } from '../../../assistant/vocabulary.ts';

/** One thing that buyers ask or tell, and what it is about. */
export interface Sense {
  name: string;
  topics: Topic[];
}

/** One way of saying it; `sense` is its place in the list of senses. */
export interface Wording {
  language: Language;
  text: string;
  sense: number;
}

/** Reads all `*.txt` of the folder: `# name | topic topic` begins a sense, then a line a wording, `de wie lange dauert das`. */
export function readWordings(folder = new URL('wordings/', import.meta.url)): { senses: Sense[]; wordings: Wording[] } {
  const senses: Sense[] = [];
  const wordings: Wording[] = [];
  const files = readdirSync(folder).filter(name => name.endsWith('.txt'));
  for (const file of files.sort())
    for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n').filter(Boolean)) {
      const [first = '', ...words] = line.split(' ');
      const text = words.join(' ');
      if (first === '#') senses.push(senseOf(text));
      else wordings.push({ language: first as Language, text, sense: senses.length - 1 });
    }
  return { senses, wordings };
}

function senseOf(head: string): Sense {
  const [name = '', about = ''] = head.split(' | ');
  return { name, topics: about.split(' ') as Topic[] };
}
