import { z } from 'zod';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

const shownLength = 60;

/** `gigs[2].packages[0].price`; the document itself has no name but this one. */
function pathText(path: Path): string {
  const text = path.map(step => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text.replace(/^\./, '') || 'document';
}

/** A given value as JSON, cut short; nothing for one that is missing. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value);
  return json.length > shownLength ? `${json.slice(0, shownLength - 1)}…` : json;
}

/** One fault a line, in the order of the document's own fields, each with its path and what was given. */
export function faultsOf(issues: Issue[], schema: z.core.$ZodType, given: unknown): string[] {
  return issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys') return unknownFields(issue, schema);
    return [`${pathText(issue.path)}: ${issue.message}, got ${shown(valueAt(given, issue.path))}`];
  });
}

function unknownFields(issue: Issue & { code: 'unrecognized_keys' }, schema: z.core.$ZodType): string[] {
  const known = fieldsAt(schema, issue.path);
  return issue.keys.map(key => {
    const meant = nearest(key, known);
    return `${pathText([...issue.path, key])}: not known here${meant ? `; did you mean ${meant}?` : ''}`;
  });
}

function valueAt(given: unknown, path: Path): unknown {
  let value = given;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
  }
  return value;
}

function fieldsAt(schema: z.core.$ZodType, path: Path): string[] {
  let found = opened(schema);
  for (const step of path) {
    if (found instanceof z.ZodArray) found = opened(found.element);
    else if (found instanceof z.ZodObject) found = opened(found.shape[String(step)]);
  }
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

function opened(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return schema instanceof z.ZodExactOptional ? opened(schema.unwrap()) : schema;
}

/** The known word a misspelt one was probably meant to be: at most a third of its letters, and never more than three, differ. */
function nearest(word: string, known: string[]): string | undefined {
  const limit = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  return known
    .map(candidate => ({ candidate, away: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ away }) => away <= limit)
    .sort((a, b) => a.away - b.away)[0]?.candidate;
}

/** Levenshtein's, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
