import type { RequirementQuestion } from '../../assistant/documents.ts';
import { coverage, says, subjectWords } from '../../assistant/words.ts';
import { asksHowMany } from './cues.ts';

/** Statements that answer one of the questions plainly, by the question's id; in doubt a question stays open. */
export function statedAnswers(questions: RequirementQuestion[], said: string[]): Record<string, string> {
  const statements = said.flatMap(sentencesOf).filter(sentence => !/[?？؟]\s*$/.test(sentence));
  const answers: Record<string, string> = {};
  for (const question of questions) {
    const found = statements.map(statement => answerIn(question, statement)).findLast(answer => answer !== undefined);
    if (found) answers[question.id] = found;
  }
  return answers;
}

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?。！？])\s+|\n+|;\s+|,\s+(?=(?:and\s+)?(?:my|our|we|i|it['’]?s|the)\b)/iu)
    .map(part => part.trim())
    .filter(part => part.length > 2);

const asksName = /\bname\b|nombre|\bnom\b|\bname[n]?\b|nome|название|اسم|名称|名字/iu;
const named =
  /\b(?:called|named|(?:brand|business|company|shop|product|restaurant)?\s*name (?:is|will be))\s+["“']?([^"”',.;!?]{2,60}?)(?=["”',.;!?]|\s+(?:and|with|in|for|which|that|we|i|at|on|from|selling|who)\b|$)/iu;

function answerIn(question: RequirementQuestion, statement: string): string | undefined {
  if (question.kind === 'attachment') return undefined;
  if (question.kind === 'choice') return chosen(question.choices, statement)[0];
  if (question.kind === 'multipleChoice') return chosen(question.choices, statement).join(', ') || undefined;
  if (asksName.test(question.question)) return named.exec(statement)?.[1]?.trim();
  return countedIn(question.question, statement) ?? saidAbout(question.question, statement);
}

const number = '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen)';

/** "4 flavours" for "How many flavours are there?". */
function countedIn(question: string, statement: string): string | undefined {
  if (!asksHowMany(question)) return undefined;
  const wanted = subjectWords(question);
  return [...statement.matchAll(new RegExp(`\\b${number}\\s+(\\p{L}+)`, 'giu'))].find(
    ([, word]) => word && [...subjectWords(word)].some(one => wanted.has(one)),
  )?.[0];
}

/** Choices that a statement names in full. */
function chosen(choices: string[], statement: string): string[] {
  const same = choices.filter(choice => choice.toLowerCase() === statement.toLowerCase());
  // A word or two are the answer to another question, or a package's name.
  if (same.length > 0 || statement.split(/\s+/).length < 4) return same;
  return choices.filter(choice => says(statement, choice) && subjectWords(choice).size > 0);
}

const copula = /\b(?:is|are|will be|should be|es|son|est|sont|ist|sind|é|são|è|sono)\s+(.+)$/iu;
/** Longer ones tell of more than what was asked. */
const mostOwning = 9;
const owning = /^(?:yes,?\s*)?(?:i|we)(?:['’]ve| have| already have| do(?:n['’]t| not) have| own| use)\b/iu;

/** A statement about just what the question is about: "our colours are blue and gold" for "What colours do you want?". */
function saidAbout(question: string, statement: string): string | undefined {
  const words = subjectWords(question);
  if (words.size === 0 || words.size > 4 || coverage(question, statement) < 1) return undefined;
  const value = copula
    .exec(statement)?.[1]
    ?.replace(/[.!]+$/, '')
    .trim();
  if (value && !subjectWordsMeet(words, value)) return value;
  return owning.test(statement) && statement.split(/\s+/).length <= mostOwning
    ? statement.replace(/[.!]+$/, '')
    : undefined;
}

const subjectWordsMeet = (words: ReadonlySet<string>, value: string): boolean =>
  [...subjectWords(value)].length > 0 && [...subjectWords(value)].every(word => words.has(word));

/** The choice or choices a buyer's answer names: by its words, its place in the list, or "the second". */
export function readChoice(question: RequirementQuestion, text: string): string | undefined {
  const { choices, kind } = question;
  const exact = choices.find(choice => choice.toLowerCase() === text.trim().toLowerCase());
  if (exact) return exact;
  const byWords = choices.filter(
    choice => says(text, choice) || (coverage(choice, text) >= 0.99 && subjectWords(choice).size > 0),
  );
  const partly = byWords.length > 0 ? byWords : closest(choices, text);
  const meant = partly.length > 0 ? partly : slipped(choices, text);
  const found = meant.length > 0 ? meant : byPlace(choices, text);
  if (found.length === 0) return undefined;
  return kind === 'multipleChoice' ? found.join(', ') : found.length === 1 ? found[0] : undefined;
}

/** One slip of the finger: a letter too many, too few, changed, or swapped with its neighbour. */
function isSlip(one: string, other: string): boolean {
  if (
    one[0] !== other[0] ||
    Math.min(one.length, other.length) < 4 ||
    Math.abs(one.length - other.length) > 1 ||
    one === other
  )
    return false;
  let n = 0;
  while (one[n] === other[n] && n < one.length) n++;
  const [a, b] = [one.slice(n), other.slice(n)];
  const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}

/** "insta" */
const isStart = (one: string, whole: string): boolean => one.length >= 4 && whole.startsWith(one);

function slipped(choices: string[], text: string): string[] {
  const said = [...subjectWords(text)];
  return choices.filter(choice =>
    [...subjectWords(choice)].some(word => said.some(one => isSlip(one, word) || isStart(one, word))),
  );
}

function closest(choices: string[], text: string): string[] {
  const fits = choices.map(choice => ({ choice, fit: Math.max(coverage(choice, text), coverage(text, choice)) }));
  const best = Math.max(...fits.map(({ fit }) => fit));
  const top = fits.filter(({ fit }) => fit === best && best >= 0.5);
  return top.length === 1 ? top.map(({ choice }) => choice) : [];
}

const places = [
  /\b(?:1|first|one)\b|^\W*a\W*$/i,
  /\b(?:2|second|two)\b|^\W*b\W*$/i,
  /\b(?:3|third|three)\b|^\W*c\W*$/i,
  /\b(?:4|fourth|four)\b|^\W*d\W*$/i,
  /\b(?:5|fifth|five)\b|^\W*e\W*$/i,
];

function byPlace(choices: string[], text: string): string[] {
  if (text.trim().split(/\s+/).length > 4) return [];
  if (/\blast\b/i.test(text)) return choices.slice(-1);
  const n = places.findIndex(place => place.test(text));
  const found = choices[n];
  return found ? [found] : [];
}
