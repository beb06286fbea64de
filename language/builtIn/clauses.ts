import type { Language } from '../../assistant/vocabulary.ts';
import { cached, edges, type Lexicon, lexicons } from './lexicon.ts';
import { fold } from './words.ts';

export interface Piece {
  text: string;
  /** Ends with a question mark, or begins as a question or a request does. */
  question: boolean;
  request: boolean;
}

/** More clauses than this are a pasted document, not questions. */
const most = 24;

/** A message's clauses in order: at sentence ends, and at commas, "and" or nothing at all where a new question begins. */
export function splitClauses(text: string, language: Language): Piece[] {
  const lexicon = lexicons[language];
  const pieces = sentences(joinBurst(text, lexicon))
    .flatMap(sentence => cutGreeting(sentence, lexicon))
    .flatMap(sentence => cutJoined(sentence, lexicon))
    .flatMap(part => cutRunOn(part, lexicon))
    .map(part => part.replace(/^[\s,，、;:–—-]+|[\s,，、;:–—-]+$/gu, ''))
    .filter(part => /[\p{L}\p{N}\p{Extended_Pictographic}?]/u.test(part));
  return pieces.slice(0, most).map(part => ({ text: part, ...manner(part, lexicon) }));
}

function manner(part: string, lexicon: Lexicon): { question: boolean; request: boolean } {
  const folded = fold(part);
  const request = startsWith(lexicon, 'requests', folded) || anywhere(lexicon, 'requests').test(folded);
  return { question: /[?？؟]/.test(part) || startsWith(lexicon, 'asks', folded), request };
}

const goesOn =
  /^(?:if|whether|that|the|a|an|of|for|to|with|because|cause|cos|but|so that|from|in|on|at|which is|si|que|ob|dass|se|che|если|чтобы|что)\s/u;

/** "i was wondering ⏎ if you could tell me ⏎ the price": one sentence, sent in pieces. */
function joinBurst(text: string, lexicon: Lexicon): string {
  const lines = text.split(/\n+/);
  return lines.reduce((whole, line, n) => {
    const before = lines[n - 1] ?? '';
    const open = !/[.?!,;:。？！؟…]\s*$/u.test(before) && before.trim().split(/\s+/).length <= 8;
    const joined = open && /^\p{Ll}/u.test(line.trim()) && (goesOn.test(line.trim()) || endsInLead(lexicon, before));
    return whole + (joined ? ' ' : '\n') + line;
  });
}

/** A dot ends a sentence only before a space, and not after an initial or a number of few digits ("10. Dezember"). */
function sentences(text: string): string[] {
  return text
    .split(/\n+|(?<=[?!？！؟。…]+["”»)]?)\s*(?![?!？！؟。…])|(?<=[^\s.\d]{2}\.)\s+|(?<=\d{3}\.)\s+(?=\p{Lu})|;\s+|；/u)
    .map(part => part.trim())
    .filter(Boolean);
}

type List = 'asks' | 'requests' | 'joins' | 'greets' | 'strong' | 'leads';

function anywhere(lexicon: Lexicon, list: List): RegExp {
  const { begin, end } = edges(lexicon.language);
  return cached(`any ${list} ${lexicon.language}`, () => new RegExp(`${begin}${lexicon[list]}${end}`, 'u'));
}

function startsWith(lexicon: Lexicon, list: List, folded: string): boolean {
  // Chinese questions carry their word anywhere.
  if (lexicon.language === 'zh') return anywhere(lexicon, list).test(folded);
  const { end } = edges(lexicon.language);
  const joins = `(?:${lexicon.joins}\\s+)?`;
  return cached(
    `start ${list} ${lexicon.language}`,
    () => new RegExp(`^[\\s¿¡"'(]*${joins}${lexicon[list]}${end}`, 'u'),
  ).test(folded);
}

/** "hi, how much" is a greeting and a question. */
function cutGreeting(sentence: string, lexicon: Lexicon): string[] {
  const { end } = edges(lexicon.language);
  const pattern = cached(
    `greet ${lexicon.language}`,
    () =>
      new RegExp(`^[\\s¡]*${lexicon.greets}${end}(?![吗嗎])(?:\\s+\\p{Lu}\\p{L}+(?=\\s*[,!.]))?[\\s,!.，！。:-]*`, 'u'),
  );
  const found = pattern.exec(aligned(sentence));
  const rest = found ? sentence.slice(found[0].length) : '';
  return found && rest.trim().length > 1
    ? [found[0].trim() ? sentence.slice(0, found[0].length) : '', rest]
    : [sentence];
}

const joints = /\s*[,，、،]\s*/u;

/** Cuts at commas and "and" where the right side asks anew, or where questions are listed. */
function cutJoined(sentence: string, lexicon: Lexicon): string[] {
  const folded = aligned(sentence);
  const parts: string[] = [];
  let from = 0;
  for (const found of folded.matchAll(joinPattern(lexicon))) {
    const left = sentence.slice(from, found.index);
    const right = folded.slice(found.index + found[0].length);
    if (!left.trim() || !(startsWith(lexicon, 'asks', right) || startsRequest(lexicon, right))) continue;
    if (endsInLead(lexicon, left)) continue;
    parts.push(left);
    from = found.index + found[0].length;
  }
  return [...parts, sentence.slice(from)];
}

/** Folded where that keeps each letter in its place, else lower case only, so that cuts fall where they were found. */
function aligned(text: string): string {
  const folded = fold(text);
  return folded.length === text.length ? folded : text.toLowerCase();
}

function joinPattern(lexicon: Lexicon): RegExp {
  const { begin, end } = edges(lexicon.language);
  const { asks, joins, language } = lexicon;
  // Arabic writes "and" as the first letter of the word that follows.
  const spaced =
    language === 'ar' ? `\\s+[وف](?=${asks}${end})|\\s+${joins}${end}\\s+` : `\\s+${begin}${joins}${end}\\s+`;
  return cached(`join ${language}`, () => new RegExp(`(?:${joints.source}(?:${joins}${end}\\s*)?|${spaced})`, 'gu'));
}

/** "please" at the end of a question begins nothing. */
function startsRequest(lexicon: Lexicon, right: string): boolean {
  return lexicon.language !== 'zh' && startsWith(lexicon, 'requests', right) && right.split(/\s+/).length >= 3;
}

function endsInLead(lexicon: Lexicon, left: string): boolean {
  if (lexicon.language === 'zh') return false;
  const { begin } = edges(lexicon.language);
  return cached(`lead ${lexicon.language}`, () => new RegExp(`${begin}${lexicon.leads}\\s*$`, 'u')).test(fold(left));
}

/** "how much is it how long does it take": a new question begins without any sign. */
function cutRunOn(part: string, lexicon: Lexicon): string[] {
  const folded = fold(part);
  if (lexicon.language === 'zh' || folded.length !== part.length || folded.split(/\s+/).length < 5) return [part];
  const { begin, end } = edges(lexicon.language);
  const strong = cached(`strong ${lexicon.language}`, () => new RegExp(`\\s${begin}${lexicon.strong}${end}`, 'gu'));
  const parts: string[] = [];
  let from = 0;
  for (const found of folded.matchAll(strong)) {
    const left = folded.slice(from, found.index);
    if (left.trim().split(/\s+/).length < 3 || !complete(lexicon, left) || endsInLead(lexicon, left)) continue;
    parts.push(part.slice(from, found.index));
    from = found.index + 1;
  }
  return [...parts, part.slice(from)];
}

/** The left side stands by itself: it asks, and holds its verb where the language needs one to ask. */
function complete(lexicon: Lexicon, left: string): boolean {
  if (!startsWith(lexicon, 'asks', left)) return false;
  return (
    lexicon.verbs.size === 0 ||
    left
      .trim()
      .split(/\s+/)
      .some(word => lexicon.verbs.has(word.replace(/^(?:what|how|who)'?s$/, 'is')))
  );
}
