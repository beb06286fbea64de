import type { Fact, Knowledge } from '../../../assistant/documents.ts';
import { type Language, languages } from '../../../assistant/vocabulary.ts';
import { fold } from '../words.ts';
import { type Form, formsOf } from './forms.ts';
import { lexiconOf, plainWords } from './lexicon.ts';
import { type Speller, speller } from './spelling.ts';
import { termsOf, type Unit, unitsOf } from './units.ts';

export interface IndexedForm {
  fact: Fact;
  asked: boolean;
  /** Its question is one we made for a package; being all asked for proves little, as it is so short. */
  generated: boolean;
  /** What its question speaks of, or its statement where it has none. */
  units: Unit[];
}

export interface Posting {
  form: number;
  inQuestion: boolean;
}

/** One version of the knowledge, ready to be searched: immutable, and kept as long as that version. */
export interface KnowledgeIndex {
  forms: IndexedForm[];
  postings: Map<string, Posting[]>;
  /** How much a term tells here: 1 where few wordings hold it, little where all do. */
  telling(term: string): number;
  /** What each Gig is all about, by its title: to say it again in that Gig's conversation tells less. */
  subjects: Map<string, Set<string>>;
  speller: Speller;
}

/** The language most of the words belong to, by the small words each language cannot do without. */
export function languageOf(text: string): Language {
  const words = plainWords(fold(text)).slice(0, 2000);
  let best: Language = 'en';
  let most = 0;
  for (const language of languages) {
    const { weights } = lexiconOf(language);
    const count = words.filter(word => weights.get(word) === 0).length;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}

/** Shorter texts are taken to be in the language of the whole. */
const sureLength = 60;

function indexTerms(postings: Map<string, Posting[]>, terms: Set<string>, posting: Posting): void {
  for (const term of terms) {
    const list = postings.get(term);
    if (list) list.push(posting);
    else postings.set(term, [posting]);
  }
}

function indexForm(
  postings: Map<string, Posting[]>,
  { fact, question, asked }: Form,
  place: number,
  language: Language,
): IndexedForm {
  const asking = question || fact.text;
  const inQuestion = termsOf(asking, language);
  indexTerms(postings, inQuestion, { form: place, inQuestion: true });
  if (question) {
    const answering = termsOf(fact.text, language);
    indexTerms(postings, new Set([...answering].filter(term => !inQuestion.has(term))), {
      form: place,
      inQuestion: false,
    });
  }
  return { fact, asked, generated: !asked && question !== '', units: unitsOf(asking, language) };
}

/** Counts a wording once however many Gigs repeat it, and a package's generated ones not at all. */
function countOnce(forms: Form[]): boolean[] {
  const seen = new Set<string>();
  return forms.map(({ fact, question }) => {
    const text = question || fact.text;
    if (fact.source.includes('/package:') || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function tellingBy(postings: Map<string, Posting[]>, counted: boolean[]): (term: string) => number {
  const cache = new Map<string, number>();
  const total = counted.filter(Boolean).length + 1;
  return term => {
    let value = cache.get(term);
    if (value === undefined) {
      const count = (postings.get(term) ?? []).filter(({ form }) => counted[form]).length;
      value = count <= 1 ? 1 : 0.25 + 0.75 * (Math.log(total / count) / Math.log(total));
      cache.set(term, value);
    }
    return value;
  };
}

/** Reads every wording of the knowledge into an inverted index; a look-up then costs what its words' postings hold. */
export function indexForms(knowledge: Knowledge): KnowledgeIndex {
  const forms = formsOf(knowledge);
  const all = forms.map(form => `${form.question} ${form.fact.text}`);
  const mostly = languageOf(all.join(' ').slice(0, 20_000));
  const postings = new Map<string, Posting[]>();
  const own = new Set<string>(['en', mostly].flatMap(language => [...lexiconOf(language as Language).words]));
  for (const language of languages) for (const word of lexiconOf(language).words) own.add(word);
  const indexed = forms.map((form, place) => {
    const text = all[place] ?? '';
    for (const word of plainWords(fold(text))) own.add(word);
    return indexForm(postings, form, place, text.length < sureLength ? mostly : languageOf(text));
  });
  const subjects = new Map(knowledge.gigs.map(gig => [gig.id, termsOf(gig.title, mostly)]));
  return { forms: indexed, postings, telling: tellingBy(postings, countOnce(forms)), subjects, speller: speller(own) };
}
