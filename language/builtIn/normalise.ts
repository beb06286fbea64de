/** How much of a message is understood; what a buyer wants is said well before this. */
const bound = 8000;

/** Cleaned text to understand: NFKC, no invisible or direction controls, no broken surrogates, at most 8,000 characters. */
export function normalise(text: string): string {
  return (
    text
      .slice(0, bound)
      .toWellFormed()
      .normalize('NFKC')
      // A joiner inside an emoji keeps its parts one picture.
      .replace(/(?<!\p{Extended_Pictographic}\uFE0F?)\u200D/gu, '')
      .replace(/[\u00AD\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/g, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, ' ')
      .replace(/[\u2028\u2029]/g, '\n')
      .slice(0, bound)
      .toWellFormed()
  );
}
