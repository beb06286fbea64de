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

export function isHan(word: string): boolean {
  return /^\p{Script=Han}/u.test(word);
}
