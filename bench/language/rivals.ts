import { dockStart } from '@nlpjs/basic';
import MiniSearch from 'minisearch';
import type { Knowledge, QuestionAnswer } from '../../assistant/documents.ts';
import { createIndex, retrieve } from '../../language/builtIn/retrieve.ts';
import type { Labelled } from './intents.ts';
import type { Matcher } from './score.ts';

/** nlp.js 4 with its own choice of settings; its guess beside None counts, so that a threshold can be chosen. */
export async function nlpjs(known: Labelled[]): Promise<Matcher> {
  const settings = { autoSave: false, autoLoad: false, languages: ['en'], nlu: { log: false } };
  const nlp = (await dockStart({ settings: { nlp: settings }, use: ['Basic'] })).get('nlp');
  nlp.addLanguage('en');
  for (const [text, intent] of known) nlp.addDocument('en', text, intent);
  await nlp.train();
  return async text => {
    const { classifications } = await nlp.process('en', text);
    const [best] = classifications.filter(({ intent }) => intent !== 'None');
    return { intent: best?.intent ?? '', sureness: best?.score ?? 0 };
  };
}

/** MiniSearch over the examples, with its prefix and fuzzy search. */
export function miniSearch(known: Labelled[]): Matcher {
  const search = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  search.addAll(known.map(([text], id) => ({ id, text })));
  return text => {
    const [best] = search.search(text);
    return { intent: best ? (known[best.id as number]?.[1] ?? '') : '', sureness: best?.score ?? 0 };
  };
}

/** The intents as a freelancer's Q&As: the first example is the question, the rest are other wordings of it. */
function asKnowledge(known: Labelled[]): Knowledge {
  const byIntent = Map.groupBy(known, ([, intent]) => intent);
  const qa = [...byIntent].map(([intent, examples], n): QuestionAnswer => {
    const [question = '', ...alsoAsked] = examples.map(([text]) => text);
    return { id: intent, question, alsoAsked, answer: `${n}` };
  });
  return { presentation: { bio: '', rules: [] }, gigs: [], qa, insights: [] };
}

/** The assistant's own retrieval, from a clause to the chance that its best match answers. */
export function assistant(known: Labelled[]): Matcher {
  const index = createIndex(asKnowledge(known));
  return text => {
    const [best] = retrieve(index, text, { language: 'en', gigId: null, atLeast: 0 });
    return { intent: best?.fact.id.replace(/^qa:/, '') ?? '', sureness: best?.confidence ?? 0 };
  };
}
