import { type Topic, topics } from '../../../assistant/vocabulary.ts';
import { splitClauses } from '../clauses.ts';
import type { Example } from './examples.ts';
import type { Lesson } from './learn.ts';

/** What a clause does: tells something, or asks for an answer. */
export const manners = ['tells', 'asks'] as const;

/** The file of a language's examples that holds what buyers tell of themselves and their work. */
export const told = 'statements';

/** Topics that are questions by themselves ("portfolio", "price list"): who writes of these asks, unless it stands among the statements. */
export const asking = new Set<Topic>([
  'price',
  'package',
  'delivery',
  'rush',
  'revisions',
  'scope',
  'portfolio',
  'customOffer',
  'process',
  'payment',
  'refund',
  'rights',
  'files',
  'support',
  'human',
]);
const telling = new Set<Topic>(['greeting', 'thanks', 'goodbye', 'complaint', 'other']);

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
