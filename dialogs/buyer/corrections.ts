import { learn } from '../../assistant/brief.ts';
import type { Gig, RequirementQuestion } from '../../assistant/documents.ts';
import { shared } from '../../assistant/words.ts';
import { edits } from './cues.ts';
import { readChoice } from './statements.ts';
import type { BuyerTurn } from './turn.ts';

/** "… is Lumo", "change the colours to blue": what comes after is the new value. */
const newValue = /(?:\b(?:is|are|to|should be|will be|into|es|ist|est|é|è)\s+|[:：=]\s*)(.+)$/iu;
/** "make the name Quinta": what follows the thing that is changed. */
const renaming =
  /^(?:make|change|set|correct|update|put)\s+(?:the|my|our)\s+[\p{L}-]+\s+(?:to\s+|as\s+|into\s+)?(.+)$/iu;
const preamble =
  /^\W*(?:actually|sorry|no|wait|oh|correction|i mean(?:t)?|rather|instead|make (?:it|that)|change (?:it|that)?|please|can you|could you)\b[\s,:]*/iu;

/** Applies a correction of an earlier answer, found by the words of its question; false where none is meant. */
export function correct(turn: BuyerTurn): boolean {
  const { understanding, conversation, text } = turn.state;
  const gig = turn.gig();
  const another = understanding.topics.some(({ topic, confidence }) => topic === 'human' && confidence >= 0.5);
  const atBrief = turn.memory.gathering !== null && !conversation.expecting;
  if (!(understanding.corrects || (atBrief && edits(text))) || !gig || another) return false;
  if (turn.learned.size > 0) return true;
  const question = meant(turn, gig, text);
  if (!question) return false;
  const value = valueIn(question, text);
  if (!value) return false;
  conversation.brief = learn(conversation.brief, { answers: { [question.id]: value } });
  turn.learned.add(question.id);
  return true;
}

function meant(turn: BuyerTurn, gig: Gig, text: string): RequirementQuestion | undefined {
  const { brief, expecting } = turn.state.conversation;
  const answered = [...gig.requirements, ...gig.customOfferRequirements].filter(({ id }) => brief.answers[id]);
  const best = answered
    .map(question => ({
      question,
      fit: shared(question.question, text) + shared(brief.answers[question.id] ?? '', text),
    }))
    .sort((a, b) => b.fit - a.fit)[0];
  if (best && best.fit > 0 && !(expecting && shared(expecting.question, text) > best.fit)) return best.question;
  return answered.find(({ id }) => id === turn.memory.lastFilled);
}

function valueIn(question: RequirementQuestion, text: string): string | undefined {
  if (question.choices.length > 0) {
    const named = readChoice(question, text);
    if (named) return named;
  }
  const bare = text.replace(preamble, '').replace(preamble, '');
  const named = renaming.exec(bare)?.[1];
  if (named) return named.replace(/[.!]+\s*$/, '').trim();
  const value = (newValue.exec(bare)?.[1] ?? bare)
    .replace(/[.!]+\s*$/, '')
    .replace(/[\s,]+(?:instead|please|then|rather)$/i, '')
    .replace(/^["“']|["”']$/g, '')
    .trim();
  return value || undefined;
}
