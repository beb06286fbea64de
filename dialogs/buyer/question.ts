import { learn } from '../../assistant/brief.ts';
import type { Fact, RequirementQuestion } from '../../assistant/documents.ts';
import { shared } from '../../assistant/words.ts';
import type { Move } from '../../language/understanding.ts';
import type { Question, Read } from '../ask.ts';
import { agrees, anyDoes } from './acts.ts';
import { noteOriginalQuestion } from './original.ts';
import type { BuyerTurn } from './turn.ts';

/** More questions than this before the brief is shown would tire a buyer; what is left is noted as open. */
const questionBudget = 6;

/** What one question of the brief adds to all of them. */
export interface Asked {
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

/** A question of the waterfall, with what all have in common: budget, skips, asides and acknowledgements. */
export function question(turn: BuyerTurn, asked: Asked): Question {
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
      if (turn.unknown.has(asked.slot)) conversation.brief = learn(conversation.brief, { unknown: asked.slot });
      if (asked.required) turn.say('ask.left', { name: turn.state.freelancer.displayName });
      else if (!turn.hasSpoken()) turn.say('ask.skipped');
    },
  };
}

function putInWords(turn: BuyerTurn, asked: Asked, how: 'first' | 'again' | 'afterAside'): void {
  if (asked.expecting) noteOriginalQuestion(turn, asked.text);
  if (how === 'afterAside' && turn.hasSpoken()) {
    turn.paragraph();
    turn.add(turn.state.say('ask.back', { question: asked.text }), asked.facts ?? []);
    return;
  }
  if (how === 'again') turn.say('ask.again');
  if (how === 'afterAside' && turn.learned.size > 0) turn.say('ask.ack');
  turn.paragraph();
  turn.add(asked.text, asked.facts ?? []);
}

function readCommon(turn: BuyerTurn, asked: Asked): Read {
  const { tap, understanding } = turn.state;
  if (tap?.action.do === 'choose' && tap.action.slot === asked.slot) return { kind: 'value', value: tap.action.value };
  if (tap && turn.learned.has(asked.slot)) return { kind: 'value', value: '' };
  const move = ownMove(turn);
  const answering = turn.statements.length > 0 || turn.answered === 0;
  if (answering && (move === 'skip' || move === 'dontKnow' || move === 'done')) {
    if (move === 'done') turn.memory.enough = true;
    if (move === 'dontKnow') turn.unknown.add(asked.slot);
    return { kind: 'skip' };
  }
  if (move === 'noHurry' && asked.slot !== 'deadline') return { kind: 'aside' };
  const answersOther = understanding.answers.some(({ id, corrects }) => corrects && id !== asked.slot);
  const correctsOther = understanding.corrects && turn.learned.size > 0 && !turn.learned.has(asked.slot);
  if (tap || answersOther || correctsOther) return { kind: 'aside' };
  // A thank you or a laugh is neither an answer nor a question: it may come up twice, not for ever.
  if (turn.statements.length === 0 && turn.answered > 0) return { kind: 'aside', idle: !turn.hasSpoken() };
  if (isAboutFile(turn)) return { kind: 'aside' };
  if (isHaste(turn, asked) || anyDoes(turn, 'choosesLanguage')) return { kind: 'aside' };
  // Where nothing was shown, it has no more to say.
  if (isAgreement(turn) && turn.learned.size === 0 && asked.slot !== 'package')
    return asked.required ? { kind: 'aside', idle: true } : { kind: 'skip' };
  // So are an "ok" and a smile.
  if (!understanding.fits && (move === 'yes' || !/[\p{L}\p{N}]/u.test(turn.state.text)))
    return { kind: 'aside', idle: true };
  const read = asked.read();
  return read.kind === 'unclear' && turn.learned.size > 0 ? { kind: 'aside' } : read;
}

const fewWords = 5;

/** "As soon as you can", said to another question: kept for the freelancer to read. */
function isHaste(turn: BuyerTurn, { slot }: Asked): boolean {
  const { conversation, understanding } = turn.state;
  const text = statement(turn);
  if (slot === 'deadline' || !understanding.entities.urgent || text.split(/\s+/).length > fewWords) return false;
  const { description } = conversation.brief;
  conversation.brief = learn(conversation.brief, { description: description ? `${description}\n${text}` : text });
  turn.learned.add('description');
  return true;
}

/** "Looks good", "send it": no answer to anything, unless it is a name that begins so. */
export const isAgreement = (turn: BuyerTurn): boolean =>
  agrees(turn) && anyDoes(turn, 'agrees') && !/\s\p{Lu}/u.test(turn.state.text);

/** "Here is the dieline", said of a file that another question wants. */
function isAboutFile(turn: BuyerTurn): boolean {
  const { attachments, conversation } = turn.state;
  if (attachments.length === 0 || conversation.expecting?.kind === 'attachment') return false;
  const files = turn.gig()?.requirements.filter(({ id, kind }) => kind === 'attachment' && turn.learned.has(id)) ?? [];
  return files.some(({ question: asked }) => shared(asked, statement(turn)) > 0);
}

/** The move of the turn, also where it says a little more: "that's all I know for now". */
export function ownMove(turn: BuyerTurn): Move | null {
  const { move } = turn.state.understanding;
  if (move && move !== 'no') return move;
  if (anyDoes(turn, 'finishes')) return 'done';
  return anyDoes(turn, 'cannotSay') ? 'dontKnow' : move;
}

/** What the turn said besides its questions, as the buyer wrote it. */
export function statement(turn: BuyerTurn): string {
  const { clauses } = turn.state.understanding;
  // An address or a name is one word, whatever it begins with.
  if (/^\S+$/.test(turn.state.text.trim())) return turn.state.text.trim();
  if (turn.statements.length === clauses.length || clauses.length === 0) return turn.state.text.trim();
  return turn.statements
    .map(({ text }) => text)
    .join(', ')
    .trim();
}

export const isNo = (turn: BuyerTurn): boolean => turn.state.understanding.move === 'no';
