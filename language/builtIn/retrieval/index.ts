import type { Fact, Knowledge } from '../../../assistant/documents.ts';
import { type Language, languages } from '../../../assistant/vocabulary.ts';
import { fold } from '../words.ts';
import { type Form, formsOf } from './forms.ts';
import { lexiconOf, plainWords } from './lexicon.ts';
import { type Meanings, meaningsOf } from './meanings.ts';
import { type Speller, speller } from './spelling.ts';
import { readWords, type Unit, widenedTermsOf, widenedUnitsOf } from './units.ts';
import { type Wordings, wordingsOf } from './wordings.ts';

export interface IndexedForm {
  fact: Fact;
  asked: boolean;
  /** Its question is one we made for a package; being all asked for proves little, as it is so short. */
  generated: boolean;
  /** What its question speaks of, or its statement where it has none. */
  units: Unit[];
  /** Its place among the wordings, which a question that several Gigs repeat shares. */
  wording: number;
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
  wordings: Wordings;
  /** The forms that share a wording, by its place. */
  sharing: number[][];
  meanings: Meanings;
  /** 1 where each question has one wording, near 0 where it has ten. */
  fewWordings: number;
  /** What most of the knowledge is written in. */
  language: Language;
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

/** What is compared with a question: another question, or a statement. */
function askingOf({ question, fact }: Form): string {
  return question || fact.text;
}

function indexForm(
  postings: Map<string, Posting[]>,
  { fact, question, asked }: Form,
  place: number,
  language: Language,
): IndexedForm {
  const asking = askingOf({ fact, question, asked });
  const inQuestion = widenedTermsOf(asking, language);
  indexTerms(postings, inQuestion, { form: place, inQuestion: true });
  if (question) {
    const answering = widenedTermsOf(fact.text, language);
    indexTerms(postings, new Set([...answering].filter(term => !inQuestion.has(term))), {
      form: place,
      inQuestion: false,
    });
  }
  const units = widenedUnitsOf(readWords(asking, language, undefined, language !== 'en'));
  return { fact, asked, generated: !asked && question !== '', units, wording: -1 };
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

function fewWordingsIn(forms: Form[]): number {
  const asked = forms.filter(form => form.asked);
  const answers = new Set(asked.map(form => form.fact.id)).size;
  const each = answers > 0 ? asked.length / answers : 1;
  return 1 / (1 + ((each - 1) / 4) ** 2);
}

/** Each wording once, however many Gigs repeat it; its place goes into the forms, theirs into the second list. */
function shareWordings(forms: Form[], indexed: IndexedForm[], languageFor: (place: number) => Language) {
  const places = new Map<string, number>();
  const texts: { text: string; language: Language }[] = [];
  const sharing: number[][] = [];
  for (const [place, form] of indexed.entries()) {
    const text = askingOf(forms[place] as Form);
    const wording = places.get(text) ?? texts.length;
    if (wording === texts.length) {
      places.set(text, wording);
      texts.push({ text, language: languageFor(place) });
      sharing.push([]);
    }
    sharing[wording]?.push(place);
    form.wording = wording;
  }
  return { texts, sharing };
}

/** Every word that may stand in a question to this knowledge, for slips of the finger. */
function wordsKnown(texts: string[]): Set<string> {
  const known = new Set<string>();
  for (const language of languages) for (const word of lexiconOf(language).words) known.add(word);
  for (const text of texts) for (const word of plainWords(fold(text))) known.add(word);
  return known;
}

/** Reads every wording of the knowledge into an inverted index; a look-up then costs what its words' postings hold. */
export function indexForms(knowledge: Knowledge): KnowledgeIndex {
  const forms = formsOf(knowledge);
  const all = forms.map(form => `${form.question} ${form.fact.text}`);
  const mostly = languageOf(all.join(' ').slice(0, 20_000));
  const spoken = all.map(text => (text.length < sureLength ? mostly : languageOf(text)));
  const languageFor = (place: number): Language => spoken[place] ?? mostly;
  const postings = new Map<string, Posting[]>();
  const indexed = forms.map((form, place) => indexForm(postings, form, place, languageFor(place)));
  const { texts, sharing } = shareWordings(forms, indexed, languageFor);
  const known = speller(wordsKnown(all));
  return {
    forms: indexed,
    postings,
    telling: tellingBy(postings, countOnce(forms)),
    subjects: new Map(knowledge.gigs.map(gig => [gig.id, widenedTermsOf(gig.title, mostly)])),
    speller: known,
    wordings: wordingsOf(texts, known),
    sharing,
    meanings: meaningsOf(
      forms.map((form, place) => ({
        asking: { text: askingOf(form), language: languageFor(place) },
        ...(form.question && { answer: { text: form.fact.text, language: languageFor(place) } }),
      })),
    ),
    fewWordings: fewWordingsIn(forms),
    language: mostly,
  };
}
