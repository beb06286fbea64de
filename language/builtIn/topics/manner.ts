import { flags, type Topic, topics } from '../../../assistant/vocabulary.ts';
import { splitClauses } from '../clauses.ts';
import type { Sense, Wording } from '../senses/wordings.ts';
import type { Example } from './examples.ts';
import type { Lesson } from './learn.ts';

/** What a clause does: tells something, or asks for an answer. */
export const manners = ['tells', 'asks'] as const;

/** The file of a language's examples that holds what buyers tell of themselves and their work. */
export const told = 'statements';

const telling = new Set<Topic>(['greeting', 'thanks', 'goodbye', 'complaint', 'other']);
/** Of these, and of what is unsafe, buyers ask and tell alike. */
const either = new Set<Topic>(['requirements', 'smallTalk', ...flags]);

/** Topics that are questions by themselves ("portfolio", "price list"): who writes of these asks, unless it stands among the statements. */
export const asking = new Set(topics.filter(topic => !telling.has(topic) && !either.has(topic)));

/** Of the senses these tell; the others ask. */
const tellingSenses = new Set(['tellProject', 'tellBudget']);
/** A number is told, and asked for. */
const eitherSense = 'offerContact';

/** The mark would tell it by itself, and buyers leave it out. */
export const unmarked = (text: string): string => text.replace(/[?？؟¿]/g, ' ');

/** The examples by their manner; those of which their topic says nothing are left out. */
export function mannerLessons<E extends Example & Lesson>(examples: E[]): E[] {
  return examples.flatMap(example => {
    const about = example.classes.map(place => topics[place]);
    const tells = example.told || about.every(topic => topic && telling.has(topic)) || isBrief(example, about);
    if (tells) return [{ ...example, classes: [0] }];
    return about.every(topic => topic && asking.has(topic)) ? [{ ...example, classes: [1] }] : [];
  });
}

/** What a buyer needs is told, unless it has the form of a question ("what do you need from me"). */
const isBrief = ({ text, language }: Example, about: (Topic | undefined)[]): boolean =>
  about.every(topic => topic === 'requirements') && splitClauses(text, language).every(({ question }) => !question);

/** The wordings by their manner, which is their sense's. */
export const mannerWordings = (wordings: Wording[], senses: Sense[]): (Wording & { classes: number[] })[] =>
  wordings.flatMap(wording => {
    const name = senses[wording.sense]?.name ?? eitherSense;
    return name === eitherSense ? [] : [{ ...wording, classes: [tellingSenses.has(name) ? 0 : 1] }];
  });
