import { learn } from '../../assistant/brief.ts';
import type { Fact, Gig, RequirementQuestion } from '../../assistant/documents.ts';
import { choicesCard } from '../../cards/choices.ts';
import type { PhraseKey } from '../../language/say.ts';
import type { Question, Read } from '../ask.ts';
import { agrees } from './acts.ts';
import { foreignOriginal } from './original.ts';
import { recommend, showPackages } from './pricing.ts';
import { isAgreement, isNo, ownMove, question, statement } from './question.ts';
import type { BuyerTurn } from './turn.ts';
import { recommended } from './wishes.ts';

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
    known: () => Boolean(conversation.brief.answers[one.id]),
    text: asQuestion(turn, one),
    facts: [fact],
    required: one.required,
    expecting: one,
    read: () => readRequirement(turn, one),
    keep: value => {
      conversation.brief = learn(conversation.brief, { answers: { [one.id]: value } });
    },
    keepAnyway: () => keepAsSaid(turn, one),
    show: how => showChoices(turn, one, how),
  });
}

/** Words that fit no choice twice are still an answer: the freelancer reads them as they are. */
function keepAsSaid(turn: BuyerTurn, { id }: RequirementQuestion): boolean {
  const { conversation } = turn.state;
  const text = statement(turn);
  if (!text || turn.state.tap || isAgreement(turn)) return false;
  if (['skip', 'dontKnow', 'done', 'no'].includes(ownMove(turn) ?? '')) return false;
  conversation.brief = learn(conversation.brief, { answers: { [id]: text } });
  return true;
}

/** Freelancers also write requirements as headings: "Your logo, as a vector file". In another language it is a quotation. */
function asQuestion(turn: BuyerTurn, { question: text, kind }: RequirementQuestion): string {
  const item = foreignOriginal(turn, text) ? turn.state.say('quote', { text: text.trim() }) : text.trim();
  if (/[?？؟.!]\s*$/.test(text)) return item;
  return turn.state.say(kind === 'attachment' ? 'ask.file' : 'ask.heading', { item });
}

function showChoices(turn: BuyerTurn, one: RequirementQuestion, how: 'first' | 'again' | 'afterAside'): void {
  const { conversation, say } = turn.state;
  const { id, kind, choices, required } = one;
  const leaving = required ? say('suggest.dontKnow') : say('suggest.skip');
  turn.suggest([leaving]);
  if (choices.length === 0) return;
  if (how === 'afterAside') {
    // The card is a line or two further up, and the answer in between may have brought one of its own.
    turn.suggest([...choices.slice(0, 3), leaving]);
    return;
  }
  if (kind === 'multipleChoice') turn.say('ask.several');
  const options = choices.map(choice => ({ label: choice, value: choice }));
  turn.show(choicesCard({ question: '', choices: options, slot: id, conversation: conversation.id, say }));
}

function readRequirement(turn: BuyerTurn, one: RequirementQuestion): Read {
  const { attachments, understanding } = turn.state;
  const given = understanding.answers.find(({ id }) => id === one.id);
  if (given) return { kind: 'value', value: given.value };
  if (one.kind === 'attachment') return readFile(turn, attachments.map(({ name }) => name).join(', '));
  const text = statement(turn);
  if (text === '' || one.choices.length > 0) return { kind: 'unclear' };
  if (understanding.fits) return { kind: 'value', value: text };
  return isNo(turn) ? { kind: 'skip' } : { kind: 'unclear' };
}

function readFile(turn: BuyerTurn, names: string): Read {
  if (names) return { kind: 'value', value: names };
  const text = statement(turn);
  if (isNo(turn)) return { kind: 'skip' };
  return turn.learned.size > 0 || text === '' || !turn.state.understanding.fits || agrees(turn)
    ? { kind: 'unclear' }
    : { kind: 'value', value: text };
}

function packageQuestion(turn: BuyerTurn, gig: Gig): Question {
  const { conversation, say } = turn.state;
  return question(turn, {
    slot: 'package',
    known: () => conversation.brief.package !== undefined,
    text: say('ask.package'),
    required: false,
    read: () =>
      turn.learned.has('package') || accepts(turn, gig)
        ? { kind: 'value', value: '' }
        : isNo(turn)
          ? { kind: 'skip' }
          : { kind: 'unclear' },
    lead: () => recommend(turn, gig),
    show: how => {
      showPackages(turn, gig, how === 'again');
      turn.suggest([...gig.packages.map(({ name }) => name), say('suggest.notSure')]);
    },
  });
}

/** "Yes, please" to a recommendation. */
function accepts(turn: BuyerTurn, gig: Gig): boolean {
  const { conversation, understanding } = turn.state;
  const fit = recommended(turn, gig);
  if (!fit || !(understanding.move === 'yes' || agrees(turn)) || turn.state.settings.pricingStyle === 'informative')
    return false;
  conversation.brief = learn(conversation.brief, { package: fit.tier });
  turn.learned.add('package');
  return true;
}

function slotQuestion(turn: BuyerTurn, slot: Slot, key: PhraseKey): Question {
  const { conversation, say } = turn.state;
  const filled = (): boolean => {
    if (slot === 'deadline' && conversation.brief.noHurry) return true;
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

const onlyLink = /^\s*(?:https?:\/\/|www\.)\S+\s*$/i;

function readSlot(turn: BuyerTurn, slot: Slot): Read {
  const text = statement(turn);
  if (turn.learned.has(slot) || (slot === 'references' && turn.learned.has('attachments')))
    return { kind: 'value', value: text };
  if (isNo(turn) || turn.state.understanding.entities.urgent) return { kind: 'skip' };
  if (slot === 'description' && onlyLink.test(text)) return { kind: 'aside', idle: true };
  if (slot === 'description') return text ? { kind: 'value', value: text } : { kind: 'unclear' };
  return { kind: 'unclear' };
}

/** A budget is only worth asking while no package says what it will cost. */
function budgetQuestion(turn: BuyerTurn): Question {
  const base = slotQuestion(turn, 'budget', 'ask.budget');
  return { ...base, known: () => turn.state.conversation.brief.package !== undefined || base.known() };
}
