import type { TurnContext } from 'botbuilder';
import type { Card, Fact, Gig } from '../../assistant/documents.ts';
import { gigFacts } from '../../assistant/facts.ts';
import type { CardName, Language, Topic } from '../../assistant/vocabulary.ts';
import type { PhraseKey, PhraseValue } from '../../language/say.ts';
import type { Act, Clause } from '../../language/understanding.ts';
import { type Reply, reply, type Sentence, type TurnState, turnState } from '../turnState.ts';

/** A question that waits until the buyer has said which Gig they mean. */
export interface Pending {
  topic: Topic;
  text: string;
  /** Missing from what was kept before they were. */
  acts?: Act[];
}

/** What the dialogs remember between turns beside their stack; plain JSON. */
export interface Memory {
  /** What the waterfall gathers: the brief, what a custom offer needs, or nothing at present. */
  gathering: 'brief' | 'customOffer' | null;
  /** Slots asked so far, for the question budget. */
  asked: string[];
  /** Slots the buyer did not want to, or could not, fill. */
  skipped: string[];
  /** The buyer wants no more questions. */
  enough: boolean;
  /** The last slot that was filled by an answer, for "no, I meant …". */
  lastFilled: string | null;
  /** Putting the brief together was offered in the turn before. */
  offered: boolean;
  /** How often it was. */
  offers: number;
  /** The question we asked the buyer to narrow down. */
  clarifying: string | null;
  pending: Pending[];
  /** How often in a row we asked which Gig is meant. */
  gigAsked: number;
  /** The Gig whose packages card was shown. */
  shownPackagesOf: string | null;
  /** The language in which it was told that the freelancer's own words are in another. */
  originalTold: Language | null;
  /** The same of the freelancer's own questions. */
  questionsTold: Language | null;
  confirmed: boolean;
  /** The brief card shown last: its text, and how often that has changed. */
  shownBrief: { version: number; text: string };
  /** What was said not to be on offer, by fact id: insisting on it is the freelancer's matter. */
  declined: string[];
  /** The slots of the waterfall that runs: it starts again where the freelancer has changed them. */
  shape: string;
  unanswered: number;
  abused: number;
  spammed: number;
  haggled: number;
}

const nothingRemembered = (): Memory => ({
  gathering: null,
  asked: [],
  skipped: [],
  enough: false,
  lastFilled: null,
  offered: false,
  offers: 0,
  clarifying: null,
  pending: [],
  gigAsked: 0,
  shownPackagesOf: null,
  originalTold: null,
  questionsTold: null,
  confirmed: false,
  shownBrief: { version: 0, text: '' },
  declined: [],
  shape: '',
  unanswered: 0,
  abused: 0,
  spammed: 0,
  haggled: 0,
});

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

/** Forgets what was gathered and asked, as a restart wants it; what was flagged and counted stays. */
export function startOver(memory: Memory): void {
  const { unanswered, abused, spammed, haggled, shownPackagesOf, originalTold, questionsTold } = memory;
  Object.assign(memory, nothingRemembered(), {
    unanswered,
    abused,
    spammed,
    haggled,
    shownPackagesOf,
    originalTold,
    questionsTold,
  });
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
