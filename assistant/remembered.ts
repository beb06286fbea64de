/** More than the texts of a few freelancers: the same ones are looked at in every turn. */
const mostTexts = 2_000;
const longestText = 8_000;

/** What a function makes of a text, made once for each text while it is among the newest; for functions of the text alone. */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return text => {
    const known = kept.get(text);
    if (known !== undefined || kept.has(text)) return known as T;
    const made = of(text);
    if (text.length > longestText) return made;
    if (kept.size >= mostTexts) kept.clear();
    kept.set(text, made);
    return made;
  };
}
