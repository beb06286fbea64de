import type { TurnContext } from 'botbuilder';
import type { Card, Fact, Gig } from '../../assistant/documents.ts';
import { gigFacts } from '../../assistant/facts.ts';
import type { CardName } from '../../assistant/vocabulary.ts';
import type { PhraseKey, PhraseValue } from '../../language/say.ts';
import type { Clause } from '../../language/understanding.ts';
import { type Reply, reply, type Sentence, type TurnState, turnState } from '../turnState.ts';
import { type Memory, nothingRemembered } from './memory.ts';

/** One buyer's turn: what is known, what has been said so far, and what the steps tell one another. */
export interface BuyerTurn {
  state: TurnState;
  memory: Memory;
  /** The Gig the conversation is about: the chosen one, or the only one. */
  gig(): Gig | undefined;
  /** Adds a sentence and the facts it rests on. */
  say(key: PhraseKey, values?: Record<string, PhraseValue>, facts?: Fact[]): void;
  /** Adds a sentence that is already worded. */
  add(text: string, facts: Fact[]): void;
  /** What is said next starts a paragraph. */
  paragraph(): void;
  show(card: Card, facts?: Fact[]): void;
  /** Short replies to tap; the last call counts. */
  suggest(suggestions: string[]): void;
  hasSuggested(): boolean;
  hasSpoken(): boolean;
  /** The facts of all that was said so far. */
  facts(): Fact[];
  hasShown(card: CardName): boolean;
  /** Whether anything said so far ends in a question to the buyer: one is enough. */
  hasAsked(): boolean;
  /** What was said that is not a question: the answer to ours, or news. */
  statements: Clause[];
  /** Questions and requests of the buyer that were dealt with. */
  answered: number;
  /** Slots of the brief filled or changed by this turn. */
  learned: Set<string>;
  /** Slots the buyer was asked for and said they do not know. */
  unknown: Set<string>;
  /** The deadline cannot be met by anything the Gig has. */
  tooSoon: boolean;
  outOfScope: boolean;
  /** How to ask, at the end of the turn, which Gig is meant. */
  asksGig: 'gig.which' | 'gig.whichOrder' | null;
  /** What has been answered: fact ids, and topics that have one answer a Gig. */
  done: Set<string>;
  /** Facts said in the freelancer's own words. */
  quoted: Fact[];
  wantsPerson: boolean;
  complains: boolean;
  /** A question found no answer and is noted for the freelancer. */
  noted: boolean;
  /** Something was said not to be on offer. */
  declined: boolean;
  /** A wish for an order showed in this turn. */
  wantsOrder: boolean;
  /** Sends what was said as one reply. */
  send(context: TurnContext): Promise<void>;
}

const mostSuggestions = 4;

function collectSpeech(say: TurnState['say']) {
  const sentences: Sentence[] = [];
  const cards: Pick<Reply, 'card' | 'cardFacts'>[] = [];
  let suggestions: string[] = [];
  let breakBefore = false;
  const add = (text: string, facts: Fact[]): void => {
    if (text.trim() === '') return;
    sentences.push({ text: breakBefore && sentences.length > 0 ? `\n\n${text}` : text, facts });
    breakBefore = false;
  };
  return {
    add,
    say: (key: PhraseKey, values?: Record<string, PhraseValue>, facts: Fact[] = []) => add(say(key, values), facts),
    paragraph: () => {
      breakBefore = true;
    },
    show: (card: Card, cardFacts: Fact[] = []) => {
      cards.push({ card, cardFacts });
    },
    suggest: (given: string[]) => {
      suggestions = [...new Set(given)].slice(0, mostSuggestions);
    },
    hasSuggested: () => suggestions.length > 0,
    facts: () => sentences.flatMap(({ facts }) => facts),
    hasShown: (name: CardName) => cards.some(({ card }) => card?.name === name),
    hasSpoken: () => sentences.length > 0 || cards.length > 0,
    hasAsked: () => sentences.some(({ text }) => /[?？؟]["”“»」\s\u2069]*$/.test(text)),
    async send(context: TurnContext): Promise<void> {
      if (sentences.length === 0 && cards.length === 0) return;
      const [first = {}, ...rest] = cards;
      const replies: Reply[] = [{ sentences, ...first }, ...rest.map(card => ({ sentences: [], ...card }))];
      const last = replies.at(-1);
      if (last && suggestions.length > 0) last.suggestions = suggestions;
      for (const said of replies) await reply(context, said);
    },
  };
}

/** The turn of a context, over the memory kept beside its dialog stack. */
export function openTurn(context: TurnContext, kept: { memory?: Partial<Memory> }): BuyerTurn {
  const state = turnState(context);
  const memory: Memory = { ...nothingRemembered(), ...kept.memory };
  kept.memory = memory;
  return {
    state,
    memory,
    gig: () => chosenGig(state),
    statements: [],
    answered: 0,
    learned: new Set(),
    unknown: new Set(),
    tooSoon: false,
    outOfScope: false,
    asksGig: null,
    done: new Set(),
    quoted: [],
    wantsPerson: false,
    complains: false,
    noted: false,
    declined: false,
    wantsOrder: false,
    ...collectSpeech(state.say),
  };
}

function chosenGig({ knowledge, conversation }: TurnState): Gig | undefined {
  const chosen = knowledge.gigs.find(({ id }) => id === conversation.gigId);
  return chosen ?? (knowledge.gigs.length === 1 ? knowledge.gigs[0] : undefined);
}

/** The Gig's title as a fact. */
export function titleFacts(gig: Gig): Fact[] {
  return gigFacts(gig).slice(0, 1);
}

/** The name people would use for a Gig: its title without "I will design" and without whom it is for. */
export function gigName(gig: Gig): string {
  const whole = fullName(gig);
  const short = whole.replace(/\s+(?:for|that|which|to get|your team)\s.*$/i, '');
  return short.length >= shortestName ? short : whole;
}

/** The names of several Gigs, told apart. */
export function gigNames(gigs: Gig[]): string[] {
  const names = gigs.map(gigName);
  return gigs.map((gig, n) => (names.filter(name => name === names[n]).length > 1 ? fullName(gig) : (names[n] ?? '')));
}

/** A shorter one says too little ("Logo" could be a package). */
const shortestName = 12;

function fullName(gig: Gig): string {
  const bare = gig.title
    .trim()
    .replace(/^i\s*(?:will|['’]ll|can)\s+/i, '')
    .replace(/^(?:create|design|build|make|write|do|develop|draw|produce|deliver|craft|provide)\s+/i, '')
    .replace(/^(?:an?|the|your)\s+/i, '')
    .trim();
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

/** Cuts at a word, for labels that must stay short. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.floor(length / 2))).trimEnd()}…`;
}
