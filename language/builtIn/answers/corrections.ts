import type { RequirementQuestion } from '../../../assistant/documents.ts';
import type { Language } from '../../../assistant/vocabulary.ts';
import { says } from '../../../assistant/words.ts';
import type { Answer } from '../../understanding.ts';
import { cached, edges, lexicons, phrase } from '../lexicon.ts';
import { fold } from '../words.ts';
import { byPlace, leftOf, readChoice } from './choices.ts';
import { closed, countIn, toldName, valueAfter } from './stated.ts';
import { subjectAsked, subjectOf, traced } from './subject.ts';
import { askedBy, type Want } from './wants.ts';

/** A question that has its answer. */
export interface Answered {
  question: RequirementQuestion;
  answer: string;
}

/** The answer that a statement puts in the place of an earlier one; `corrects`: it says itself that it does, `sure`: and means an answer. */
export function correctionIn(
  statement: string,
  answered: Answered[],
  language: Language,
  { corrects, sure }: { corrects: boolean; sure: boolean },
): Answer | undefined {
  if (answered.length === 0) return undefined;
  const civil = statement.replace(polite, '');
  const bare = withoutPreamble(civil.replace(negation, ''), language);
  return (
    replaced(civil, answered, language) ??
    replaced(bare, answered, language) ??
    renamed(bare, answered, language, sure || bare !== statement) ??
    (corrects ? counted(bare, answered, language) : undefined) ??
    (corrects || bare !== civil ? (chosen(bare, answered, language) ?? placed(bare, answered, language)) : undefined) ??
    (sure ? lastOne(bare, answered, language) : undefined)
  );
}

const polite =
  /^[^\p{L}\p{N}]*(?:(?:oh|ah|sorry|perdon|perdón|pardon|scusa|desculpa|извините|عفوا|对不起|please|pls|por favor|bitte|s'il vous plait|svp|per favore|пожалуйста|من فضلك|请|can you|could you|i meant|i mean|wait|ok)(?![\p{L}\p{N}])[\s,:]*)+/iu;

const negation = /^(?:no|nein|non|нет|não|لا|不)[\s,:，]+/iu;

/** Without "actually". */
function withoutPreamble(rest: string, language: Language): string {
  const { folded, original } = traced(rest);
  const start = cached(`preamble ${language}`, () => {
    const { begin, end } = edges(language);
    const { corrects, states } = lexicons[language];
    return new RegExp(`^[^\\p{L}\\p{N}]*(?!${begin}${states.change}${end})${begin}${corrects}${end}[\\s,:]*`, 'u');
  });
  return rest.slice(original(start.exec(folded)?.[0].length ?? 0)).trim();
}

/** "Not blue, green", "green and not blue": what stood in an earlier answer makes way. */
function replaced(text: string, answered: Answered[], language: Language): Answer | undefined {
  const { states } = lexicons[language];
  const { folded, original } = traced(text);
  const { begin, end } = edges(language);
  const first = cached(
    `not this ${language}`,
    () =>
      new RegExp(
        `^${begin}${states.not}${end}\\s*(.+?)\\s*(?:[,;.，]\\s*|\\s)(?:${begin}${states.but}${end}\\s*)?(.+)$`,
        'u',
      ),
  ).exec(folded);
  const then = cached(
    `this not ${language}`,
    () => new RegExp(`^(.+?)[,;\\s]+(?:\\p{L}{1,3}\\s+)?${begin}${states.not}${end}\\s*(.+)$`, 'u'),
  ).exec(folded);
  for (const [old, made] of [
    [first?.[1], first?.[2]],
    [then?.[2], then?.[1]],
  ]) {
    const owner = old && made ? answered.findLast(({ answer }) => fold(answer).includes(closed(old))) : undefined;
    if (!owner || !old || !made) continue;
    const from = folded.lastIndexOf(made);
    const value = closed(text.slice(original(from), original(from + made.length)));
    return corrected(
      owner,
      owner.answer.length > old.length ? swap(owner.answer, closed(old), value) : value,
      language,
    );
  }
  return undefined;
}

function swap(answer: string, old: string, made: string): string {
  const { folded, original } = traced(answer);
  const at = folded.indexOf(old);
  return `${answer.slice(0, original(at))}${made}${answer.slice(original(at + old.length))}`;
}

/** "Make the name Quinta", "the name should be Quinta": the question is known by its words. */
function renamed(text: string, answered: Answered[], language: Language, sure: boolean): Answer | undefined {
  const { begin, end } = edges(language);
  const changes = cached(
    `changes ${language}`,
    () => new RegExp(`^[^\\p{L}\\p{N}]*${begin}${lexicons[language].states.change}${end}`, 'u'),
  ).test(fold(text));
  const words = subjectOf(text, language);
  const best = answered
    .map(one => {
      const subject = subjectFor(one.question, language);
      return { ...one, subject, fit: [...subject].filter(word => words.has(word)).length };
    })
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit)[0];
  if (!best) return undefined;
  const value = valueAfter(text, best.subject, language, changes || sure);
  const name = askedBy(best.question).want === 'name' ? toldName(text, language) : undefined;
  return value ? corrected(best, name ?? value, language) : undefined;
}

/** The words a question is known by: its own, where they are in the buyer's language, and those of what it asks for. */
function subjectFor(question: RequirementQuestion, language: Language): Set<string> {
  const { want, language: own } = askedBy(question);
  const words = isWord(want) ? lexicons[language].questions[want].replace(/[(?:)|]+/g, ' ') : '';
  return new Set([...subjectOf(words, language), ...(own === language ? subjectAsked(question, language) : [])]);
}

const isWord = (want: Want): want is 'name' | 'link' | 'domain' | 'email' | 'phone' =>
  ['name', 'link', 'domain', 'email', 'phone'].includes(want);

/** "Make that 3 flavours", "make it 3": the one answer that is a count. */
function counted(text: string, answered: Answered[], language: Language): Answer | undefined {
  const counts = answered.filter(({ question }) => askedBy(question).want === 'count');
  for (const one of counts) {
    const value = countIn(one.question, text, language);
    if (value) return corrected(one, value, language);
  }
  const [only, other] = counts;
  const [number, more] = text.match(/\d+/g) ?? [];
  if (!only || other || !number || more || subjectOf(text.replace(number, ' '), language).size > 0) return undefined;
  return /\d/.test(only.answer) ? corrected(only, only.answer.replace(/\d+/, number), language) : undefined;
}

/** "Make that Instagram and Pinterest": the question that has these choices. */
function chosen(text: string, answered: Answered[], language: Language): Answer | undefined {
  const owner = answered.findLast(({ question }) => question.choices.some(choice => says(text, choice)));
  return owner && corrected(owner, text, language);
}

/** "No, the first one", said of the choices answered last. */
function placed(text: string, answered: Answered[], language: Language): Answer | undefined {
  const last = answered.at(-1);
  if (!last || last.question.choices.length === 0) return undefined;
  const [choice] = byPlace(last.question.choices, text, language);
  return choice ? corrected(last, choice, language) : undefined;
}

/** "I meant Lumino": the last thing that was answered. */
function lastOne(text: string, answered: Answered[], language: Language): Answer | undefined {
  const last = answered.at(-1);
  const value = closed(text.replace(phrase('it is', language, lexicons[language].states.is), ''));
  return last && value && value.split(/\s+/).length <= 8 ? corrected(last, closed(text), language) : undefined;
}

function corrected({ question, answer }: Answered, value: string, language: Language): Answer | undefined {
  const read =
    question.choices.length > 0
      ? (leftOf(question, answer, value, language) ?? readChoice(question, value, language) ?? value)
      : value;
  return read && read !== answer ? { id: question.id, value: read, corrects: true } : undefined;
}
