/** Chinese and Japanese writing, where nothing stands between two sentences, with what closes a quotation. */
const unspacedEnd = /[\p{Script=Han}。，！？；：、）」』][”’」』）]*$/u;
const unspacedStart = /^[“‘「『（]?[\p{Script=Han}。，！？；：、「『（]/u;

/** Sentences one after the other: a space between them, where neither side brings one and the script has any. */
export function together(sentences: string[]): string {
  return sentences.reduce((whole, one) => whole + gap(whole, one) + one, '');
}

function gap(before: string, after: string): string {
  if (before === '' || after === '' || /\s$/.test(before) || /^\s/.test(after)) return '';
  return unspacedEnd.test(before) || unspacedStart.test(after) ? '' : ' ';
}
