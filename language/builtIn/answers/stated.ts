import type { RequirementQuestion } from '../../../assistant/documents.ts';
import type { Language } from '../../../assistant/vocabulary.ts';
import { withDigits } from '../entities/numbers.ts';
import { cached, edges, lexicons } from '../lexicon.ts';
import { wordWeight } from '../retrieval/lexicon.ts';
import { fold } from '../words.ts';
import { placedWords, subjectAsked, subjectOf, traced } from './subject.ts';
import { askedBy, takesYesOrNo } from './wants.ts';

/** What a statement tells a question nobody has put yet, where it says so explicitly; in doubt nothing. */
export function statedIn(question: RequirementQuestion, statement: string, language: Language): string | undefined {
  const { want, language: own } = askedBy(question);
  if (want === 'name') return nameIn(statement, language);
  if (own !== language) return undefined;
  if (want === 'count') return countIn(question, statement, language);
  if (want === 'yesNo' || takesYesOrNo(question)) return ownedIn(question, statement, language);
  return want === 'text' || want === 'link' ? valueAbout(question, statement, language) : undefined;
}

const longestName = 60;

/** The name in "my shop is Nina's Bakes", said to who asks for it. */
export function toldName(statement: string, language: Language): string | undefined {
  const called = nameIn(statement, language);
  if (called) return called;
  const { begin, end } = edges(language);
  const is = cached(
    `it is ${language}`,
    () => new RegExp(`^(\\p{L}+)(?:\\s+\\p{L}+){0,2}?\\s+${begin}${lexicons[language].states.is}${end}\\s*`, 'u'),
  );
  const { folded, original } = traced(statement);
  const found = is.exec(folded);
  return found && wordWeight(found[1] ?? '', language) === 0
    ? closed(statement.slice(original(found[0].length)))
    : undefined;
}

/** Whether a statement speaks of what a question asks about. */
export function speaksOf(question: RequirementQuestion, statement: string, language: Language): boolean {
  const there = subjectOf(statement, language);
  return [...subjectAsked(question, language)].some(word => there.has(word));
}

/** "a café called Flor de Sal": what follows, up to a sign or a word that goes on; whose own name it is does not count. */
function nameIn(statement: string, language: Language): string | undefined {
  const { states } = lexicons[language];
  const { begin, end } = edges(language);
  const called = cached(`called ${language}`, () => new RegExp(`${begin}${states.called}${end}[\\s:—-]*`, 'gu'));
  const own = cached(`own name ${language}`, () => new RegExp(`${begin}${states.own}${end}`, 'u'));
  const { folded, original } = traced(statement);
  const found = own.test(folded) ? undefined : [...folded.matchAll(called)].at(-1);
  if (!found) return undefined;
  const rest = statement.slice(original(found.index + found[0].length));
  const quoted = /^["“«„「『'‘](.+?)["”»“」』'’](?!\p{L})/u.exec(rest)?.[1];
  const name = quoted ?? upToStop(rest.split(/[.,;:!?，。；！？\n()（）]|\s[–—-]\s/u)[0] ?? '', language);
  return name.length > 0 && name.length <= longestName ? name : undefined;
}

/** "… in Lisbon" says more than the name; "Quinta e Filhos" does not: an "and" before a capital belongs to it. */
function upToStop(text: string, language: Language): string {
  const { states, joins } = lexicons[language];
  const { begin, end } = edges(language);
  const stop = cached(
    `stop ${language}`,
    // Arabic writes "and" as the first letter of what follows.
    () => new RegExp(`(?:^|\\s)(?:${begin}${states.stops}${end}${language === 'ar' ? '|و(?=\\p{L}{3})' : ''})`, 'gu'),
  );
  const and = cached(`and ${language}`, () => new RegExp(`^\\s*${joins}$`, 'u'));
  const { folded, original } = traced(text);
  const first = [...folded.matchAll(stop)].find(
    ({ index, 0: word }) => !(and.test(word) && /^\s*[\p{Lu}&]/u.test(text.slice(original(index + word.length)))),
  );
  return text.slice(0, first ? original(first.index) : text.length).trim();
}

/** "4 flavours" for "How many flavours are there?". */
export function countIn(question: RequirementQuestion, statement: string, language: Language): string | undefined {
  const wanted = subjectAsked(question, language);
  const words = placedWords(statement, language);
  const at = words.findIndex(
    ({ stem }, n) =>
      wanted.has(stem) && n > 0 && isNumber(statement.slice(words[n - 1]?.from, words[n - 1]?.to), language),
  );
  const [number, thing] = [words[at - 1], words[at]];
  return number && thing ? statement.slice(number.from, thing.to) : undefined;
}

const isNumber = (word: string, language: Language): boolean => /\d/.test(withDigits(fold(word), language, false));

const mostWords = { owning: 10, subject: 4 };

/** "We don't have a domain yet" for "Do you have a domain name?". */
function ownedIn(question: RequirementQuestion, statement: string, language: Language): string | undefined {
  const { begin, end } = edges(language);
  const owns = cached(
    `owns ${language}`,
    () => new RegExp(`^[^\\p{L}]*${begin}${lexicons[language].states.owns}${end}`, 'u'),
  );
  if (!owns.test(fold(statement)) || statement.split(/\s+/).length > mostWords.owning) return undefined;
  const [first = statement] = statement.split(/[,，،]\s*/);
  return speaksOf(question, first, language) ? closed(first) : undefined;
}

/** "Our colours are blue and gold" for "What colours do you want?": what the question is about comes first, then what it is. */
function valueAbout(question: RequirementQuestion, statement: string, language: Language): string | undefined {
  const wanted = subjectAsked(question, language);
  if (wanted.size === 0 || wanted.size > mostWords.subject) return undefined;
  const there = subjectOf(statement, language);
  const shared = [...wanted].filter(word => there.has(word)).length;
  if (shared === 0) return undefined;
  const leads = placedWords(statement, language)
    .slice(0, 3)
    .some(({ stem }) => wanted.has(stem));
  if (shared / wanted.size < (leads ? 0.5 : 1)) return undefined;
  return valueAfter(statement, wanted, language, false);
}

/** What is said of a subject: the words after it and the "is" or "to" that follows; `bare`: the "is" may be missing. */
export function valueAfter(
  statement: string,
  subject: ReadonlySet<string>,
  language: Language,
  bare: boolean,
): string | undefined {
  const words = placedWords(statement, language);
  const first = words.findIndex(({ stem }) => subject.has(stem));
  if (first < 0) return undefined;
  let last = first;
  while (words[last + 1] && subject.has(words[last + 1]?.stem ?? '')) last++;
  const rest = statement.slice(words[last]?.to ?? 0);
  const { begin, end } = edges(language);
  const is = cached(
    `is ${language}`,
    () =>
      new RegExp(
        `^\\s*(?:[:：=—-]\\s*|(?:\\p{L}+\\s+)?${begin}${lexicons[language].states.is}${end}\\s*[:：]?\\s*)+`,
        'u',
      ),
  );
  const { folded, original } = traced(rest);
  const link = is.exec(folded)?.[0];
  if (link === undefined && !bare) return undefined;
  const value = closed(rest.slice(original(link?.length ?? 0)));
  return subjectOf(value, language).size > 0 || /\d|\p{Lu}/u.test(value) ? value : undefined;
}

/** Without the signs and quotation marks around it. */
export const closed = (text: string): string =>
  text
    .trim()
    .replace(/^["“«„「]|["”»」]$|[.!。！,，;]+$/gu, '')
    .trim();
