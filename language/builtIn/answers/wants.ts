import type { RequirementQuestion } from '../../../assistant/documents.ts';
import type { Language } from '../../../assistant/vocabulary.ts';
import { lexicons, phrase, type QuestionWord } from '../lexicon.ts';
import { languageOf } from '../retrieval/index.ts';
import { fold } from '../words.ts';

/** What kind of words answer a question. */
export type Want = Exclude<QuestionWord, 'wh'> | 'choice' | 'file' | 'yesNo' | 'text';

interface Asked {
  language: Language;
  want: Want;
}

const known = new WeakMap<RequirementQuestion, Asked>();

/** What a question asks for, read from its own words, and the language they are in. */
export function askedBy(question: RequirementQuestion): Asked {
  const before = known.get(question);
  if (before) return before;
  const language = languageOf([question.question, ...question.choices].join(' '));
  const asked = { language, want: wantOf(question, language) };
  known.set(question, asked);
  return asked;
}

/** The most telling first: a domain's name is a domain. */
const told = ['count', 'domain', 'email', 'phone', 'link', 'name', 'date'] as const;

function wantOf({ id, kind, question }: RequirementQuestion, language: Language): Want {
  if (kind === 'attachment') return 'file';
  if (kind !== 'text') return 'choice';
  if (id === 'deadline') return 'date';
  const text = fold(question);
  const says = (word: QuestionWord): boolean =>
    phrase(`asks for ${word}`, language, lexicons[language].questions[word]).test(text);
  const open = says('wh');
  const found = told.find(says);
  // "Do you have a logo?" is answered by a yes, a no, or what they have.
  if (!open && /[?？؟]\s*$/u.test(question)) return found === 'domain' || found === 'link' ? found : 'yesNo';
  return found ?? 'text';
}

/** A question that a yes or a no answers, whatever else it takes. */
export function takesYesOrNo(question: RequirementQuestion): boolean {
  const { language, want } = askedBy(question);
  if (want === 'choice' || want === 'file') return false;
  const open = phrase('asks for wh', language, lexicons[language].questions.wh).test(fold(question.question));
  return !open && /[?？؟]\s*$/u.test(question.question);
}
