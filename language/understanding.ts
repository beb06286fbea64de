import type { Brief, Day, Fact, Freelancer, Knowledge, RequirementQuestion } from '../assistant/documents.ts';
import type { Flag, Language, Tier, Topic } from '../assistant/vocabulary.ts';

/** A fact of the knowledge that answers a clause, with the calibrated chance (0 to 1) that it does. */
export interface Match {
  fact: Fact;
  confidence: number;
}

export interface TopicGuess {
  topic: Topic;
  confidence: number;
}

/** One of our numbers that the words take for granted ("it's $50, right?", "you promised tomorrow"), or want to be another ("cheaper?"). */
export interface Presumption {
  number: 'price' | 'delivery' | 'revisions';
  wants?: 'another';
  /** The price named, in units people write. */
  amount?: number;
}

/** An extra, an included line or a don't, as far as a clause names it, in whatever language. */
export interface Thing {
  kind: 'extra' | 'includes' | 'doesNotOffer';
  gigId: string;
  /** The package whose line it is. */
  tier?: Tier;
  /** Its place in its list. */
  n: number;
  fact: Fact;
  /** How much of its name was said, 0 to 1. */
  said: number;
  /** How much of what the clause speaks of it accounts for, 0 to 1; words that ask of anything, like "how much", do not count. */
  held: number;
  /** Both taken together, 0 to 1: their harmonic mean. */
  likely: number;
}

/**
 * What the buyer does with a clause, by its turns of phrase.
 * `orders`: takes what is offered, or wants the order begun; a mere question never does.
 * `needs`: says what they want made.
 * `contents`: asks what a package holds, or whether it holds a thing.
 * `compares`: asks what sets packages apart, or which is better.
 * `counts`: wants a number and not an explanation.
 * `haggles`: asks for another price than the listed one.
 * `bids`: names an amount to hear what it buys, or whether it would do.
 * `quickest`: wants the shortest time there is, at a price if need be.
 * `services`: asks what there is to order at all.
 * `whatIsNeeded`: asks what the freelancer needs from them.
 * `questions`: asks by its very words or its sign, not by what it may mean.
 * `onlyOpens`: leads up to what is said next, and says nothing itself.
 * `agrees`: says that what was shown or proposed is right.
 * `accepts`: says yes, and at most a few words more.
 * `reserves`: takes something out, or adds to it.
 * `wantsPerson`: asks in so many words for a person.
 * `whoWorks`: asks whether people do the work.
 * `whetherAi`: asks whether a person or a machine answers.
 * `ofMachines`: speaks of a bot or a machine.
 * `wellbeing`: asks how we are.
 * `told`: asks to hear what they have told so far.
 * `why`: asks what our question is for.
 * `complains`: is unhappy in so many words.
 * `custom`: asks for an offer of one's own.
 * `wantsHelp`: asks whether we would take it on.
 * `meaning`: wants to know what a word stands for.
 * `howLong`: asks for a time, whatever else it holds.
 * `howMany`: asks how many of a thing there are, not for a price or a time.
 * `onTop`: speaks of more than what a package holds.
 * `possible`: asks of what was said just before whether it can be.
 * `restarts`, `finishes`, `cannotSay`: wants to begin anew; has no more to say; does not know.
 * `choosesLanguage`: wants to go on in a language they name.
 * `labels`, `slots`: is a line of a written brief ("Style: plain"), of what the brief has a slot for ("Budget: 450").
 * `holdsDay`: has the day that the message names.
 */
export type Act =
  | 'orders'
  | 'needs'
  | 'contents'
  | 'compares'
  | 'counts'
  | 'haggles'
  | 'bids'
  | 'quickest'
  | 'services'
  | 'whatIsNeeded'
  | 'questions'
  | 'onlyOpens'
  | 'agrees'
  | 'accepts'
  | 'reserves'
  | 'wantsPerson'
  | 'whoWorks'
  | 'whetherAi'
  | 'ofMachines'
  | 'wellbeing'
  | 'told'
  | 'why'
  | 'complains'
  | 'custom'
  | 'wantsHelp'
  | 'meaning'
  | 'howLong'
  | 'howMany'
  | 'onTop'
  | 'possible'
  | 'restarts'
  | 'finishes'
  | 'cannotSay'
  | 'choosesLanguage'
  | 'labels'
  | 'slots'
  | 'holdsDay';

/** One thing said: a message holds one or more, in order. */
export interface Clause {
  text: string;
  /** A question or a request for something, as opposed to a statement ("my shop is called Lumo"). */
  asks: boolean;
  /** Best first; never empty (`other` when nothing fits). */
  topics: TopicGuess[];
  /** Best first; empty means "I don't know". */
  matches: Match[];
  presumes?: Presumption;
  /** The likeliest first. */
  things: Thing[];
  acts: Act[];
}

/** What the buyer does in the dialog at hand, apart from asking. */
export type Move = 'yes' | 'no' | 'skip' | 'noHurry' | 'dontKnow' | 'cancel' | 'restart' | 'done';

export interface Entities {
  /** Minor units of `currency`. */
  budget?: NonNullable<Brief['budget']>;
  /** In the buyer's sense of today: resolved against `now` in the freelancer's time zone. */
  deadline?: Day;
  /** "asap", "urgent": in a hurry without a day. */
  urgent?: true;
  /** Needs it by no day in particular, said in so many words. */
  noHurry?: true;
  quantity?: number;
  /** A package named, numbered, priced or "the middle one". */
  tier?: Tier;
  /** The Gig the words are about, where they say so plainly. */
  gigId?: string;
  links: string[];
  /** File names mentioned in the text. */
  fileNames: string[];
  emails: string[];
  phones: string[];
}

/** What a message says to one of the freelancer's requirement questions. */
export interface Answer {
  id: string;
  /** A choice's own words, or the buyer's. */
  value: string;
  /** It takes the place of an earlier answer. */
  corrects?: true;
}

export interface Understanding {
  /** The language to answer in: the detected one, or the conversation's where the text is too short to tell. */
  language: Language;
  /** The ISO 639-1 code of a language we do not speak, when the text is surely in one. */
  foreign: string | null;
  /** Over all clauses, in the order first asked, without repeats. */
  topics: TopicGuess[];
  clauses: Clause[];
  entities: Entities;
  /** A correction of something said before ("make that 3 logos", "actually my budget is 300"). */
  corrects: boolean;
  move: Move | null;
  /** Requirement questions that are answered or corrected explicitly, put or not; what fits the one put only by being said is not here. */
  answers: Answer[];
  /** False where the words cannot be the answer to the question put: a mere yes, a link that another question wants. */
  fits: boolean;
  flags: Flag[];
}

export interface UnderstandRequest {
  /** The messages of one turn, joined by line breaks. */
  text: string;
  /** The conversation's language so far. */
  language: Language | null;
  knowledge: Knowledge;
  freelancer: Freelancer;
  /** The Gig the conversation is about. */
  gigId: string | null;
  /** The requirement the buyer was just asked for. */
  expecting: RequirementQuestion | null;
  /** Answers so far, by question id, the last one given at the end. */
  answered?: Record<string, string>;
  now: Date;
}

/** Text in, meaning out. Never throws on any text. */
export type Understand = (request: UnderstandRequest) => Promise<Understanding>;

/** The meaning of no words at all: a tap, an opened page. */
export function nothingUnderstood(language: Language): Understanding {
  return {
    language,
    foreign: null,
    topics: [],
    clauses: [],
    entities: { links: [], fileNames: [], emails: [], phones: [] },
    corrects: false,
    move: null,
    answers: [],
    fits: true,
    flags: [],
  };
}
