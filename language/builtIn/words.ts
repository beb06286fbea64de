const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
  '’': "'",
  '`': "'",
};

/** Lower case without accents, so that "Cuánto", "cuanto" and "CUANTO" are one word; й becomes и and أ becomes ا. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Plain ASCII, the common case, needs none of the rest.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole ASCII range
  if (/^[\u0000-\u005F\u0061-\u007F]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .replace(/[ßæœøłıىة’`]/g, letter => letters[letter] ?? letter);
}

const wordPattern = /\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+(?:'\p{L}+)*|\p{Extended_Pictographic}/gv;

/** The words of folded text in order; each Han character and each emoji is one. */
export function wordsOf(folded: string): string[] {
  return folded.match(wordPattern) ?? [];
}

/** The groups of three to five letters in a word, its beginning and end included: what words of one family share. */
export function letterGroups(word: string): string[] {
  const padded = ` ${word} `;
  const groups: string[] = [];
  for (let size = 3; size <= 5; size++)
    for (let from = 0; from + size <= padded.length; from++) groups.push(padded.slice(from, from + size));
  return groups;
}

export function isHan(word: string): boolean {
  return /^\p{Script=Han}/u.test(word);
}
