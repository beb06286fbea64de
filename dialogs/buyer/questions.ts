import { briefLines, isAnswered, learn, openRequirements } from '../../assistant/brief.ts';
import type { Fact, Gig, RequirementQuestion } from '../../assistant/documents.ts';
import { briefCard } from '../../cards/brief.ts';
import { choicesCard } from '../../cards/choices.ts';
import type { PhraseKey } from '../../language/say.ts';
import type { Question, Read } from '../ask.ts';
import { agrees } from './cues.ts';
import { recommend, showPackages } from './pricing.ts';
import { readChoice } from './statements.ts';
import type { BuyerTurn } from './turn.ts';

/** More questions than this before the brief is shown would tire a buyer; what is left is noted as open. */
const questionBudget = 6;

export const confirmSlot = 'confirm';

/** All that may be asked for a brief of this Gig, the most useful first. */
export function briefQuestions(turn: BuyerTurn, gig: Gig): Question[] {
  const required = gig.requirements.filter(one => one.required).map(one => requirement(turn, gig, one));
  const optional = gig.requirements.filter(one => !one.required).map(one => requirement(turn, gig, one));
  const describe = required.length < 2 ? [slotQuestion(turn, 'description', 'ask.description')] : [];
  const files = gig.requirements.some(({ kind }) => kind === 'attachment');
  return [
    ...(gig.packages.length > 1 ? [packageQuestion(turn, gig)] : []),
    ...describe,
    ...required,
    slotQuestion(turn, 'deadline', 'ask.deadline'),
    ...(gig.packages.length > 1 ? [budgetQuestion(turn)] : []),
    ...optional,
    ...(files ? [] : [slotQuestion(turn, 'references', 'ask.references')]),
  ];
}

/** What is asked before a custom offer goes to the freelancer. */
export function customOfferQuestions(turn: BuyerTurn, gig: Gig): Question[] {
  return gig.customOfferRequirements.map(one => requirement(turn, gig, one));
}

type Slot = 'description' | 'deadline' | 'budget' | 'references' | 'quantity';

/** Questions by which a buyer edits what was never asked of them. */
export function editQuestions(turn: BuyerTurn, gig: Gig): Question[] {
  const asked = [...briefQuestions(turn, gig), ...customOfferQuestions(turn, gig)];
  const more: [Slot, PhraseKey][] = [
    ['description', 'ask.description'],
    ['budget', 'ask.budget'],
    ['quantity', 'ask.quantity'],
    ['references', 'ask.references'],
    ['deadline', 'ask.deadline'],
  ];
  const missing = more.filter(([slot]) => !asked.some(question => question.slot === slot));
  const attachments: Question = { ...slotQuestion(turn, 'references', 'ask.references'), slot: 'attachments' };
  return [...asked, ...missing.map(([slot, key]) => slotQuestion(turn, slot, key)), attachments];
}

// ---- What every question has in common ---------------------------------------------------------------------------

interface Asked {
  slot: string;
  known(): boolean;
  text: string;
  facts?: Fact[];
  required: boolean;
  read(): Read;
  keep?(value: string): void;
  /** After two tries, takes what was said as it is; false where nothing was. */
  keepAnyway?(): boolean;
  /** What is said before it is asked for the first time. */
  lead?(): void;
  /** Choices or cards that go with the question. */
  show?(how: 'first' | 'again' | 'afterAside'): void;
  /** What the language engine is told to expect. */
  expecting?: RequirementQuestion;
}

function question(turn: BuyerTurn, asked: Asked): Question {
  const { memory } = turn;
  const { conversation } = turn.state;
  const stand: RequirementQuestion = {
    id: asked.slot,
    question: asked.text,
    kind: 'text',
    choices: [],
    required: asked.required,
  };
  return {
    slot: asked.slot,
    known: () =>
      asked.known() || memory.skipped.includes(asked.slot) || memory.enough || memory.asked.length >= questionBudget,
    put(how) {
      if (how === 'first' && !memory.asked.includes(asked.slot)) memory.asked.push(asked.slot);
      conversation.expecting = asked.expecting ?? stand;
      if (how === 'first') asked.lead?.();
      putInWords(turn, asked, how);
      asked.show?.(how);
    },
    read: () => readCommon(turn, asked),
    keep(value) {
      conversation.expecting = null;
      asked.keep?.(value);
      if (!turn.hasSpoken()) turn.say(turn.state.understanding.corrects ? 'ask.corrected' : 'ask.ack');
      turn.learned.add(asked.slot);
      memory.lastFilled = asked.slot;
    },
    leave() {
      conversation.expecting = null;
      if (asked.keepAnyway?.()) {
        turn.say('ask.ack');
        return;
      }
      if (!memory.skipped.includes(asked.slot)) memory.skipped.push(asked.slot);
      if (asked.required) turn.say('ask.left', { name: turn.state.freelancer.displayName });
      else if (!turn.hasSpoken()) turn.say('ask.skipped');
    },
  };
}

function putInWords(turn: BuyerTurn, asked: Asked, how: 'first' | 'again' | 'afterAside'): void {
  if (how === 'afterAside' && turn.hasSpoken()) {
    turn.paragraph();
    turn.add(turn.state.say('ask.back', { question: asked.text }), asked.facts ?? []);
    return;
  }
  if (how === 'again') turn.say('ask.again');
  turn.paragraph();
  turn.add(asked.text, asked.facts ?? []);
}

function readCommon(turn: BuyerTurn, asked: Asked): Read {
  const { tap, understanding } = turn.state;
  if (tap?.action.do === 'choose' && tap.action.slot === asked.slot) return { kind: 'value', value: tap.action.value };
  const { move } = understanding;
  const answering = turn.statements.length > 0 || turn.answered === 0;
  if (answering && (move === 'skip' || move === 'dontKnow' || move === 'done')) {
    if (move === 'done') turn.memory.enough = true;
    return { kind: 'skip' };
  }
  const correctsOther = understanding.corrects && turn.learned.size > 0 && !turn.learned.has(asked.slot);
  if (tap || correctsOther || (turn.statements.length === 0 && turn.answered > 0)) return { kind: 'aside' };
  if (answersOther(turn, asked.slot)) return { kind: 'aside' };
  const read = asked.read();
  return read.kind === 'unclear' && turn.learned.size > 0 ? { kind: 'aside' } : read;
}

/** The whole answer is a choice of another question: a buyer who answers ahead. */
function answersOther(turn: BuyerTurn, slot: string): boolean {
  const { answers } = turn.state.conversation.brief;
  const text = statement(turn).toLowerCase();
  return [...turn.learned].some(other => other !== slot && answers[other]?.toLowerCase() === text);
}

/** What the turn said besides its questions, as the buyer wrote it. */
export function statement(turn: BuyerTurn): string {
  const { clauses } = turn.state.understanding;
  if (turn.statements.length === clauses.length || clauses.length === 0) return turn.state.text.trim();
  return turn.statements
    .map(({ text }) => text)
    .join(', ')
    .trim();
}

const isNo = (turn: BuyerTurn): boolean => turn.state.understanding.move === 'no';

// ---- The questions -------------------------------------------------------------------------------------------------

function requirement(turn: BuyerTurn, gig: Gig, one: RequirementQuestion): Question {
  const { conversation } = turn.state;
  const fact: Fact = {
    id: `gig:${gig.id}#requirement.${one.id}`,
    source: `gig:${gig.id}`,
    text: [one.question, ...one.choices].join(' '),
    values: [],
    gigId: gig.id,
  };
  return question(turn, {
    slot: one.id,
    known: () => isAnswered(conversation.brief, one),
    text: asQuestion(turn, one),
    facts: [fact],
    required: one.required,
    expecting: one,
    read: () => readRequirement(turn, one),
    keep: value => {
      conversation.brief = learn(conversation.brief, { answers: { [one.id]: value } });
    },
    keepAnyway: () => keepAsSaid(turn, one),
    show: () => showChoices(turn, one),
  });
}

/** Words that fit no choice twice are still an answer: the freelancer reads them as they are. */
function keepAsSaid(turn: BuyerTurn, { id }: RequirementQuestion): boolean {
  const { conversation, understanding } = turn.state;
  const text = statement(turn);
  if (!text || turn.state.tap || ['skip', 'dontKnow', 'done', 'no'].includes(understanding.move ?? '')) return false;
  conversation.brief = learn(conversation.brief, { answers: { [id]: text } });
  return true;
}

/** Freelancers also write requirements as headings: "Your logo, as a vector file". */
function asQuestion(turn: BuyerTurn, { question: text, kind }: RequirementQuestion): string {
  if (/[?？؟.!]\s*$/.test(text)) return text;
  const item = text.trim();
  return turn.state.say(kind === 'attachment' ? 'ask.file' : 'ask.heading', { item });
}

function showChoices(turn: BuyerTurn, { id, kind, choices, required }: RequirementQuestion): void {
  const { conversation, say } = turn.state;
  if (choices.length > 0) {
    if (kind === 'multipleChoice') turn.say('ask.several');
    const options = choices.map(choice => ({ label: choice, value: choice }));
    turn.show(choicesCard({ question: '', choices: options, slot: id, conversation: conversation.id, say }));
  }
  turn.suggest(required ? [say('suggest.dontKnow')] : [say('suggest.skip')]);
}

function readRequirement(turn: BuyerTurn, one: RequirementQuestion): Read {
  const text = statement(turn);
  const { attachments } = turn.state;
  if (one.kind === 'attachment' && attachments.length > 0)
    return { kind: 'value', value: attachments.map(({ name }) => name).join(', ') };
  if (text === '' || (one.kind === 'attachment' && agrees(text))) return { kind: 'unclear' };
  if (one.choices.length > 0) {
    const choice = readChoice(one, text);
    return choice ? { kind: 'value', value: choice } : { kind: 'unclear' };
  }
  if (isNo(turn) && !one.required && !/^\s*(?:do|have|is|are|will|can)\b/i.test(one.question)) return { kind: 'skip' };
  return { kind: 'value', value: text };
}

function packageQuestion(turn: BuyerTurn, gig: Gig): Question {
  const { conversation, say } = turn.state;
  return question(turn, {
    slot: 'package',
    known: () => conversation.brief.package !== undefined,
    text: say('ask.package'),
    required: false,
    read: () =>
      turn.learned.has('package') ? { kind: 'value', value: '' } : isNo(turn) ? { kind: 'skip' } : { kind: 'unclear' },
    lead: () => recommend(turn, gig),
    show: how => {
      showPackages(turn, gig, how === 'again');
      turn.suggest([...gig.packages.map(({ name }) => name), say('suggest.notSure')]);
    },
  });
}

function slotQuestion(turn: BuyerTurn, slot: Slot, key: PhraseKey): Question {
  const { conversation, say } = turn.state;
  const filled = (): boolean => {
    const value = conversation.brief[slot];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  };
  return question(turn, {
    slot,
    known: filled,
    text: say(key),
    required: false,
    read: () => readSlot(turn, slot),
    keep: value => {
      if (slot === 'description' && value) conversation.brief = learn(conversation.brief, { description: value });
    },
    show: () => turn.suggest([slot === 'deadline' ? say('suggest.noRush') : say('suggest.skip')]),
  });
}

function readSlot(turn: BuyerTurn, slot: Slot): Read {
  const text = statement(turn);
  if (turn.learned.has(slot) || (slot === 'references' && turn.learned.has('attachments')))
    return { kind: 'value', value: text };
  if (isNo(turn) || turn.state.understanding.entities.urgent) return { kind: 'skip' };
  if (slot === 'description') return text ? { kind: 'value', value: text } : { kind: 'unclear' };
  if (slot === 'deadline' && /\b(?:no (?:rush|hurry|deadline)|flexible|whenever|any ?time|not urgent)\b/i.test(text))
    return { kind: 'skip' };
  return { kind: 'unclear' };
}

/** A budget is only worth asking while no package says what it will cost. */
function budgetQuestion(turn: BuyerTurn): Question {
  const base = slotQuestion(turn, 'budget', 'ask.budget');
  return { ...base, known: () => turn.state.conversation.brief.package !== undefined || base.known() };
}

// ---- The end: the brief as a card -----------------------------------------------------------------------------------

/** Shows the brief to be confirmed; anything else said is added or changed, and it is shown again. */
export function confirmQuestion(turn: BuyerTurn, gig: Gig): Question {
  const { conversation, say } = turn.state;
  const showCard = (): void => {
    const open = openRequirements(conversation.brief, gig).map(({ id, question: label }) => ({ slot: id, label }));
    const lines = briefLines(conversation.brief, gig, say);
    turn.show(briefCard({ lines, open, conversation: conversation.id, say }));
    turn.suggest([say('suggest.looksGood'), say('suggest.human', { name: turn.state.freelancer.displayName })]);
  };
  return {
    slot: confirmSlot,
    known: () => false,
    put(how) {
      conversation.expecting = null;
      const changed = turn.learned.size > 0;
      if (how === 'again') turn.say('brief.whatToChange');
      else if (how === 'afterAside' && !changed) turn.say('brief.stillThere');
      else {
        turn.paragraph();
        turn.say(how === 'first' ? 'brief.check' : 'brief.changed');
        showCard();
      }
    },
    read: () => readConfirmation(turn),
    keep: () => undefined,
    leave: () => undefined,
  };
}

function readConfirmation(turn: BuyerTurn): Read {
  const { tap, text, understanding, conversation } = turn.state;
  if (tap?.action.do === 'confirmBrief') return { kind: 'value', value: 'confirmed' };
  if (tap || turn.learned.size > 0) return { kind: 'aside' };
  if (understanding.move === 'no') return { kind: 'unclear' };
  if (agrees(text) || understanding.move === 'yes' || understanding.move === 'done')
    return { kind: 'value', value: 'confirmed' };
  if (turn.answered > 0 && turn.statements.length === 0) return { kind: 'aside' };
  const note = statement(turn);
  if (!note) return { kind: 'unclear' };
  const { description } = conversation.brief;
  conversation.brief = learn(conversation.brief, { description: description ? `${description}\n${note}` : note });
  turn.learned.add('description');
  return { kind: 'aside' };
}
