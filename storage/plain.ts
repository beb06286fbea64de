/** A document as JSON text. A lone surrogate, which no database keeps, becomes U+FFFD in each of them. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes('\\ud')
    ? text.replace(loneSurrogate, escaped => (escaped === '\\\\' ? escaped : '\\ufffd'))
    : text;
}

// JSON.stringify escapes only the lone ones; an escaped backslash is taken as a pair, so that "\\ud800" in a text stays.
const loneSurrogate = /\\\\|\\ud[89a-f][0-9a-f]{2}/g;

/** Orders ids by their UTF-8 bytes, as databases do; JavaScript's own order differs past U+FFFF. */
export function compareIds(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
