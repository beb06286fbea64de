import type { Knowledge } from '../../assistant/documents.ts';
import type { Language, Topic } from '../../assistant/vocabulary.ts';
import type { Act, Clause, TopicGuess, Understand, Understanding, UnderstandRequest } from '../understanding.ts';
import { actsOf } from './acts.ts';
import { answersIn } from './answers/answers.ts';
import { unmask } from './channels.ts';
import { type Piece, splitClauses } from './clauses.ts';
import { correctsEarlier } from './corrects.ts';
import { detectLanguage } from './detect.ts';
import { entitiesIn } from './entities.ts';
import { aboutProduct, flagsOf } from './flags.ts';
import { moveOf } from './move.ts';
import { normalise } from './normalise.ts';
import { presumptionOf } from './presumptions.ts';
import { createIndex, type KnowledgeIndex, plausible, retrieve } from './retrieve.ts';
import { thingsNamed } from './things.ts';
import { builtInClassifier, type Classifier, type Classify } from './topics/classify.ts';
import { asking } from './topics/manner.ts';
import { fold } from './words.ts';

const indexes = new WeakMap<Knowledge, KnowledgeIndex>();

/** The index of a knowledge version, made once for as long as that version is held. */
function indexOf(knowledge: Knowledge): KnowledgeIndex {
  const known = indexes.get(knowledge);
  if (known) return known;
  const index = createIndex(knowledge);
  indexes.set(knowledge, index);
  return index;
}

/** Understanding with no model and no network; loads the trained topics once, here. */
export function builtInUnderstanding(): Understand {
  const classifier = builtInClassifier();
  return request => Promise.resolve(understand(request, classifier));
}

function understand(request: UnderstandRequest, classifier: Classifier): Understanding {
  const text = normalise(request.text);
  const { language, foreign } = detectLanguage(text, request.language, {
    names: namesIn(request),
    answering: request.expecting !== null || Object.keys(request.answered ?? {}).length > 0,
  });
  const pieces = splitClauses(text, language).flatMap(piece =>
    cutList(piece, part => classifier.topicsOf(part, language)),
  );
  const corrects = correctsEarlier(
    pieces.map(piece => piece.text),
    language,
  );
  const entities = entitiesIn(text, language, request, corrects);
  const move = moveOf(text, language, request.expecting !== null);
  if (!entities.deadline && pieces.some(piece => moveOf(piece.text, language, true) === 'noHurry'))
    entities.noHurry = true;
  const read = pieces.length > 0 ? pieces : [{ text: text.trim(), question: false, request: false }];
  const names = entities.tier !== undefined || entities.gigId !== undefined;
  const clauses = read
    .map(piece => clauseOf(piece, language, { ...request, gigId: request.gigId ?? entities.gigId ?? null }, classifier))
    .map(clause => {
      const presumes = presumptionOf(clause.text, language, clause.topics, { names, asks: clause.asks });
      return presumes && request.expecting === null ? { ...clause, presumes } : clause;
    });
  if (entities.deadline && clauses.length > 1)
    for (const { text: part, acts } of clauses)
      if (entitiesIn(part, language, request, corrects).deadline) acts.push('holdsDay');
  // A price taken for granted is nobody's budget.
  if (clauses.some(({ presumes }) => presumes?.amount !== undefined && !presumes.wants)) delete entities.budget;
  const answering = request.expecting !== null && clauses.every(clause => !clause.asks);
  const named = request.gigId === null && !entities.gigId ? gigOfThings(clauses, request) : undefined;
  if (named) entities.gigId = named;
  const flags = flagsOf(text, language, clauses, entities, answering);
  // A wish tells, too: "I want the letter translation, it's German".
  const told = read.filter(({ question }) => !question).map(piece => piece.text);
  const { answers, fits, holdsDay, holdsCount, holdsPlace } = answersIn(request, {
    // A whole message reads better than its clauses.
    statements: told.length === read.length ? [text.trim()] : told,
    plain:
      told.length === read.length && !clauses.some(tellsNothing)
        ? [text.trim()]
        : clauses.filter(clause => !tellsNothing(clause)).map(clause => clause.text),
    asks: told.length < read.length,
    language,
    entities,
    move,
    corrects,
  });
  if (holdsDay) delete entities.deadline;
  if (holdsPlace) delete entities.tier;
  if (holdsCount) delete entities.quantity;
  return { language, foreign, topics: overall(clauses), clauses, entities, corrects, move, answers, fits, flags };
}

/** "Can you set the colour to red" tells as it asks; "wait, how long does it take", "I don't know", "let's go on" tell nothing. */
const tellsNothing = ({ text, acts, topics }: Clause): boolean =>
  /[?？؟]\s*$/u.test(text) ||
  acts.some(act => silent.has(act)) ||
  (acts.includes('orders') && text.split(/\s+/).length <= shortOrder) ||
  (acts.includes('questions') && numbers.has(topics[0]?.topic ?? 'other'));
const silent = new Set<Act>(['restarts', 'finishes', 'cannotSay', 'wantsPerson']);
const shortOrder = 4;
const numbers = new Set<Topic>(['price', 'delivery', 'rush']);

const plainlyNamed = 0.6;

/** Every Gig has revisions and days: who asks how many names no extra of one. */
const ofAnyGig = new Set<Topic>(['revisions', 'delivery', 'rush']);

/** The Gig that alone has what a clause names by its own name. */
function gigOfThings(clauses: Clause[], { knowledge }: UnderstandRequest): string | undefined {
  const named = clauses
    .filter(({ topics }) => !ofAnyGig.has(topics[0]?.topic ?? 'other'))
    .flatMap(({ things }) => things)
    .filter(({ kind, likely }) => kind !== 'doesNotOffer' && likely >= plainlyNamed);
  const gigs = new Set(named.map(({ gigId }) => gigId));
  return knowledge.gigs.length > 1 && gigs.size === 1 ? named[0]?.gigId : undefined;
}

/** What people, Gigs, packages and choices are called. */
function namesIn({ freelancer, knowledge, expecting }: UnderstandRequest): string[] {
  const gigs = knowledge.gigs.flatMap(({ title, category, packages }) => [
    title,
    category,
    ...packages.map(one => one.name),
  ]);
  const person = [freelancer.displayName, freelancer.displayName.split(/\s/)[0] ?? ''];
  return [...person, ...gigs, ...(expecting?.choices ?? [])];
}

const role: Record<Language, string> = {
  en: 'the freelancer',
  es: 'el freelancer',
  fr: 'le freelance',
  de: 'der Freelancer',
  pt: 'o freelancer',
  it: 'il freelance',
  ru: 'фрилансер',
  ar: 'المستقل',
  zh: '设计师',
};

/** "Talk to Inês" is to talk to the freelancer, which the examples know. */
function withRole(text: string, language: Language, { displayName }: UnderstandRequest['freelancer']): string {
  const [first = ''] = displayName.split(/\s/);
  const name = [displayName, first].find(one => one.length > 2 && fold(text).includes(fold(one)));
  if (!name) return text;
  const at = fold(text).indexOf(fold(name));
  const folded = fold(text);
  const inWord = /\p{L}/u.test(folded[at - 1] ?? ' ') || /[a-z]/.test(folded[at + fold(name).length] ?? ' ');
  return inWord && language !== 'zh'
    ? text
    : `${folded.slice(0, at)} ${role[language]} ${folded.slice(at + fold(name).length)}`;
}

function clauseOf(piece: Piece, language: Language, request: UnderstandRequest, classifier: Classifier): Clause {
  const topics = topicsOf(withRole(piece.text, language, request.freelancer), language, classifier.topicsOf);
  const acts = actsOf(withRole(piece.text, language, request.freelancer), language);
  const heard = acts.includes('questions') ? { ...piece, question: true } : piece;
  const asks =
    (heard.question || !acts.includes('agrees')) &&
    isAsking(heard, topics, request.expecting !== null, () => classifier.asks(piece.text, language));
  const matches = asks
    ? retrieve(indexOf(request.knowledge), piece.text, { language, gigId: request.gigId, topics, atLeast: plausible })
    : [];
  const things = thingsNamed(piece.text, language, request.knowledge);
  return { text: piece.text, asks, topics, matches, things, acts };
}

const madeWithPeople =
  /\b(?:a|an|our|my|the)\s+(?:\p{L}+\s+)?(?:chatbot|logo|portrait|site|website|app|video|film|poster|illustration|picture|company|agency|book|cover)\b(?!.*\b(?:talk|speak)\b)|(?:нарисуй|рисунок|портрет|логотип)/u;

const onlyAddress = /^[\s"'<(]*[\w.+-]+@[\w-]+(?:\.[\w-]+)+[\s"'>).]*$/;

function topicsOf(text: string, language: Language, classify: Classify): TopicGuess[] {
  if (onlyAddress.test(text)) return [{ topic: 'offPlatform', confidence: 0.6 }];
  const { text: plain, masked } = unmask(fold(text));
  const topics = classify(masked ? plain : text, language);
  const [best] = topics;
  const built =
    (best?.topic === 'offPlatform' && aboutProduct(fold(text), language)) ||
    (best?.topic === 'human' && madeWithPeople.test(fold(text)));
  if (!best || !built) return topics;
  // What is built may speak of WhatsApp or hand over to people; then it is a question about what is offered.
  const rest = topics.filter(guess => guess.topic !== best.topic && guess.topic !== 'scope');
  return [{ topic: 'scope', confidence: best.confidence }, ...rest];
}

const sociable = new Set<Topic>(['greeting', 'thanks', 'goodbye', 'abuse', 'spam']);

/** From this chance on a clause asks that has not the form of a question; a little above even, for an answer to a statement disturbs. */
const likely = 0.6;
/** Whoever says more than this without a word that asks is telling something. */
const longestFragment = 16;

function isAsking(
  { text, question, request }: Piece,
  [best]: TopicGuess[],
  expecting: boolean,
  chanceToAsk: () => number,
): boolean {
  if (best && best.confidence >= 0.6 && sociable.has(best.topic)) return false;
  if (best?.topic === 'human' && best.confidence >= 0.6) return true;
  if (question) return true;
  if (expecting) return false;
  return request || (text.split(/\s+/).length <= longestFragment && chanceToAsk() >= likely);
}

/** "price, turnaround and revisions?" is three questions: short parts that each have a topic of their own. */
function cutList(piece: Piece, guess: (part: string) => TopicGuess[]): Piece[] {
  const parts = piece.text.split(/\s*[,，、،/&+]\s*|\s+(?:and|y|e|et|und|и|ed)\s+/u).filter(part => part.trim());
  if (parts.length < 2 || parts.length > 5 || parts.some(part => part.split(/\s+/).length > 3)) return [piece];
  const best = parts.map(part => guess(part)[0]);
  const clear = best.every(
    guess => guess && guess.confidence >= 0.5 && asking.has(guess.topic) && guess.topic !== 'scope',
  );
  return clear && new Set(best.map(one => one?.topic)).size === parts.length
    ? parts.map(text => ({ ...piece, text }))
    : [piece];
}

/** What counts over the whole message: each clause's best topic, and a second one that is nearly as likely. */
function overall(clauses: Clause[]): TopicGuess[] {
  const said = new Map<Topic, number>();
  for (const { topics } of clauses)
    for (const [i, { topic, confidence }] of topics.entries())
      if (i === 0 || confidence >= 0.35) said.set(topic, Math.max(said.get(topic) ?? 0, confidence));
  if (said.size > 1 && said.has('other')) said.delete('other');
  return [...said].map(([topic, confidence]) => ({ topic, confidence }));
}
