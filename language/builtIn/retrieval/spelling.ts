/** Words by what is left of them when one letter goes, which finds every word one slip away in a few look-ups. */
export interface Speller {
  has(word: string): boolean;
  /** The known word one slip (a letter lost, added, changed or swapped) away; undefined when there is none or the word is short. */
  near(word: string): string | undefined;
}

function shortened(word: string): string[] {
  return Array.from(word, (_, n) => word.slice(0, n) + word.slice(n + 1));
}

function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

const shortest = 5;

/** Finds slips against the given words; words under five letters are taken as they are. */
export function speller(words: Iterable<string>): Speller {
  const known = new Set(words);
  const byShortened = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < shortest - 1 || /[\d\p{Script=Han}]/u.test(word)) continue;
    for (const key of [word, ...shortened(word)]) {
      const list = byShortened.get(key);
      if (list) list.push(word);
      else byShortened.set(key, [word]);
    }
  }
  return {
    has: word => known.has(word),
    near(word) {
      if (word.length < shortest || word.length > 30 || /\d/.test(word)) return undefined;
      for (const key of [word, ...shortened(word)]) {
        const found = byShortened.get(key)?.find(one => one[0] === word[0] && oneSlip(one, word));
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}
