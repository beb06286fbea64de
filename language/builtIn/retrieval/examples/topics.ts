import { readFileSync } from 'node:fs';
import type { QuestionAnswer } from '../../../../assistant/documents.ts';
import type { Topic } from '../../../../assistant/vocabulary.ts';
import type { Asked, Example } from './read.ts';

const known: Topic[] =
  'price delivery revisions portfolio payment refund rights files support human goodbye thanks requirements rush process'.split(
    ' ',
  ) as Topic[];
const strange: Topic[] = 'smallTalk scope complaint injection spam other package'.split(' ') as Topic[];
const wordings = 10;
const asked = 12;

/** So many of a topic's English examples, spread evenly over its file, the first at `start`. */
function examplesOf(topic: Topic, count: number, start: number): string[] {
  const file = new URL(`../../topics/examples/en/${topic}.txt`, import.meta.url);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map(line => line.split('\t')[0]?.trim() ?? '')
    .filter(line => line !== '' && !line.startsWith('#'));
  const step = lines.length / count;
  return Array.from({ length: count }, (_, n) => lines[Math.floor(start + n * step) % lines.length] ?? '');
}

/** A freelancer whose answers have ten wordings each, which the invented ones have not: the topics' own examples. */
export function topicsAsAnswers(): Example {
  const qa = known.map((id): QuestionAnswer => {
    const [question = '', ...alsoAsked] = examplesOf(id, wordings, 0);
    return { id, question, alsoAsked, answer: id };
  });
  const taught = new Set(qa.flatMap(({ question, alsoAsked }) => [question, ...alsoAsked]));
  const ask = (topic: Topic, sources: string[]): Asked[] =>
    examplesOf(topic, asked, 1)
      .filter(text => !taught.has(text))
      .map(text => ({ text, language: 'en', gigId: null, sources }));
  return {
    name: 'topics',
    knowledge: { presentation: { bio: '', rules: [] }, gigs: [], qa, insights: [] },
    asked: [...known.flatMap(topic => ask(topic, [`qa:${topic}`])), ...strange.flatMap(topic => ask(topic, []))],
  };
}
