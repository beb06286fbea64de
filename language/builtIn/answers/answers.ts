import type { Knowledge, RequirementQuestion } from '../../../assistant/documents.ts';
import type { Language } from '../../../assistant/vocabulary.ts';
import type { Answer, Entities, Move, UnderstandRequest } from '../../understanding.ts';
import { cached, lexicons } from '../lexicon.ts';
import { moveOf } from '../move.ts';
import { namedChoices, readChoice } from './choices.ts';
import { type Answered, correctionIn } from './corrections.ts';
import { addressFor, bareKind } from './kinds.ts';
import { speaksOf, statedIn, toldName } from './stated.ts';
import { askedBy, takesYesOrNo } from './wants.ts';

/** What is known of a message before its answers are read. */
interface Said {
  /** What was said that asks nothing, as it was written. */
  statements: string[];
  /** All that is put without a question mark, wishes and orders to us included. */
  plain: string[];
  /** It asks besides. */
  asks: boolean;
  language: Language;
  entities: Entities;
  move: Move | null;
  corrects: boolean;
}

/** Answers stand at the beginning of what is longer. */
const longest = 1500;
const shorten = (text: string): string => text.slice(0, longest);

/**
 * What a message answers of the questions a freelancer asks, and whether it can be the answer to the one that was put;
 * `holdsDay`: a day in it belongs to that answer ("yes, on 10 December") and is no deadline; `holdsCount`: so does a count; `holdsPlace`: "the first one" is a choice, and no package.
 */
export function answersIn(
  request: UnderstandRequest,
  heard: Said,
): { answers: Answer[]; fits: boolean; holdsDay: boolean; holdsCount: boolean; holdsPlace: boolean } {
  const said = { ...heard, statements: heard.statements.map(shorten), plain: heard.plain.map(shorten) };
  const { expecting, answered = {} } = request;
  const questions = questionsOf(request);
  const open = questions.filter(({ id }) => !answered[id] && id !== expecting?.id);
  const statements = said.plain
    .map(text => withoutPackages(text, request))
    .flatMap(text => sentencesOf(text, said.language));
  const earlier = Object.entries(answered).flatMap(([id, answer]): Answered[] => {
    const question = questions.find(one => one.id === id);
    return question ? [{ question, answer }] : [];
  });
  const corrected = statements
    .map(text =>
      correctionIn(text, earlier, said.language, {
        corrects: said.corrects,
        sure: said.corrects && !tellsNumbers(said.entities),
      }),
    )
    .find(one => one !== undefined);
  const ahead = open.flatMap(question => {
    const value = answerAhead(question, statements, said, expecting !== null || earlier.length > 0);
    return value ? [{ id: question.id, value }] : [];
  });
  const isBareMove = (text: string): boolean => moveOf(text, said.language, true) !== null;
  const own = statements.filter(text => !goesElsewhere(text, open, said));
  const asked =
    expecting && !corrected
      ? answerAsked(expecting, { own: own.filter(text => !isBareMove(text)), all: statements.length }, said)
      : undefined;
  const elsewhere = (): boolean => own.length < statements.length && own.every(isBareMove);
  const fits = expecting === null || (!elsewhere() && canAnswer(expecting, open, said));
  const choosing = expecting !== null && ['choice', 'file'].includes(askedBy(expecting).want);
  const isRequirement = questions.some(({ id }) => id === expecting?.id);
  return {
    answers: [...(asked ? [asked] : []), ...ahead, ...(corrected ? [corrected] : [])],
    fits,
    holdsPlace:
      statements.length === 1 &&
      earlier.some(({ question: { id, choices } }) => id === corrected?.id && choices.length > 0),
    holdsCount: corrected !== undefined && /\d/.test(corrected.value),
    holdsDay:
      isRequirement &&
      fits &&
      !(choosing && asked === undefined && bareKind(said.statements.join(' '), said) === 'date') &&
      !said.corrects &&
      statements.length === 1,
  };
}

const tellsNumbers = ({ budget, deadline, quantity, tier }: Entities): boolean =>
  budget !== undefined || deadline !== undefined || quantity !== undefined || tier !== undefined;

/** Of the Gig talked about; of all while none is, so that nothing told early is lost. */
function questionsOf({ knowledge, gigId }: UnderstandRequest): RequirementQuestion[] {
  const own = knowledge.gigs.filter(({ id }) => id === gigId);
  const gigs = own.length > 0 ? own : knowledge.gigs;
  const all = gigs.flatMap(({ requirements, customOfferRequirements }) => [
    ...requirements,
    ...customOfferRequirements,
  ]);
  return [...new Map(all.map(one => [one.id, one])).values()];
}

const packageNames = new WeakMap<Knowledge, RegExp[]>();

function packageNamesIn(knowledge: Knowledge): RegExp[] {
  const known = packageNames.get(knowledge);
  if (known) return known;
  const names = knowledge.gigs
    .flatMap(({ packages }) => packages.map(({ name }) => name))
    .filter(name => name.includes(' '))
    .map(name => new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu'));
  packageNames.set(knowledge, names);
  return names;
}

/** "I'd like one label" chooses a package of that name, and says nothing else. */
function withoutPackages(text: string, { knowledge }: UnderstandRequest): string {
  return packageNamesIn(knowledge).reduce((rest, name) => rest.replaceAll(name, ' '), text);
}

/** Sentences, and halves that each say something of their own: "… but we don't have a domain". */
function sentencesOf(text: string, language: Language): string[] {
  const { states, joins } = lexicons[language];
  const halves = cached(
    `halves ${language}`,
    () =>
      new RegExp(
        `[,\\s]+(?:(?:${states.but}|${joins})\\s+)?(?=${states.owns}\\s)|,\\s+(?=(?:\\p{L}+\\s){0,2}\\p{L}+(?:\\s+${states.is}\\s|[:：]))`,
        'giu',
      ),
  );
  return text
    .split(
      /(?<=[^\d][.!]|[。！])\s+|(?<=[。！，；])|\n+|;\s+|,\s+(?=(?:and\s+)?(?:my|our|we|i|it['’]?s|the)\b)|,\s+(?=\d{1,3}\s+\p{L}{3})/iu,
    )
    .flatMap(part => part.split(halves))
    .map(part => part.trim())
    .filter(part => part.length > 1);
}

/** What answers a question that was not put: only what says so explicitly. */
function answerAhead(
  question: RequirementQuestion,
  statements: string[],
  said: Said,
  answering: boolean,
): string | undefined {
  const { want } = askedBy(question);
  if (want === 'file') return undefined;
  if (want === 'choice') {
    const named =
      statements
        .map(text => ({ text, choices: namedChoices(question.choices, text) }))
        .findLast(({ text, choices }) => choices.length > 0 && moveOf(text, said.language, true) === null)?.choices ??
      [];
    return question.kind === 'choice' ? named[0] : named.join(', ') || undefined;
  }
  const address = addressFor(want, said.entities);
  if (address && (answering || statements.some(text => speaksOf(question, text, said.language)))) return address;
  return statements.map(text => statedIn(question, text, said.language)).findLast(value => value !== undefined);
}

/** It answers another question, explicitly and as a whole. */
const goesElsewhere = (text: string, open: RequirementQuestion[], said: Said): boolean =>
  open.some(question => {
    const value = answerAhead(question, [text], { ...said, entities: nothingFound }, false);
    return value !== undefined && (question.kind === 'text' || value.toLowerCase() === text.toLowerCase());
  });

const nothingFound: Entities = { links: [], fileNames: [], emails: [], phones: [] };

/** The choice or the name that the words give; in another language than the choices', what was said stands as it is. */
function answerAsked(
  question: RequirementQuestion,
  { own, all }: { own: string[]; all: number },
  said: Said,
): Answer | undefined {
  const text = said.statements.join(', ').trim();
  if (text === '') return undefined;
  const { id, choices } = question;
  const { want, language } = askedBy(question);
  if (want === 'name') {
    // "Nettle, tagline ‘wild’" answers both halves of "what is the name, and is there a slogan?".
    const name = asksTwice(question, language) && /[,，،]/u.test(text) ? undefined : toldName(text, said.language);
    if (name) return { id, value: name };
  }
  if (choices.length === 0) {
    // What answers another question is no part of the answer to this one.
    const rest = own.join(', ');
    const partly = rest !== '' && own.length < all;
    return partly && want !== 'file' ? { id, value: rest } : undefined;
  }
  const value = readChoice(question, text, said.language);
  if (value) return { id, value };
  return language !== said.language && said.move === null && !said.asks && /\p{L}/u.test(text)
    ? { id, value: text }
    : undefined;
}

const asksTwice = ({ question }: RequirementQuestion, language: Language): boolean =>
  cached(`asks twice ${language}`, () => new RegExp(`[,，،]\\s*${lexicons[language].joins}`, 'iu')).test(question);

/** Whether the words can be the answer: a yes names nothing, a link is no colour where another question wants one. */
function canAnswer(question: RequirementQuestion, others: RequirementQuestion[], said: Said): boolean {
  const text = said.statements.join(' ');
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  const { want } = askedBy(question);
  if (want === 'choice' || want === 'file') return true;
  if (said.move === 'yes' || said.move === 'no') return takesYesOrNo(question);
  const bare = bareKind(text, said);
  if (!bare || bare === want) return true;
  if (bare === 'date' || bare === 'budget') return bare === question.id || want === 'yesNo';
  return !others.some(other => addressFor(askedBy(other).want, said.entities) !== undefined);
}
