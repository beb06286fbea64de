import type { Conversation } from '../assistant/documents.ts';
import { type Language, languages } from '../assistant/vocabulary.ts';
import type { Sentence } from '../dialogs/turnState.ts';
import type { Say } from '../language/say.ts';
import type { TurnInput } from './turnInput.ts';

/** How the assistant speaks in this conversation. */
export function sayTo(turn: TurnInput, conversation: Conversation): Say {
  const own = conversation.kind === 'freelancer' ? freelancerLanguage(turn) : undefined;
  return sayIn(turn, own ?? conversation.language ?? turn.settings.languages[0] ?? 'en', conversation.nextSeq);
}

/** How it speaks to the freelancer: summaries, cards, notices. */
export function freelancerSay(turn: TurnInput): Say {
  return sayIn(turn, freelancerLanguage(turn), 0);
}

function sayIn({ settings, language, now }: TurnInput, to: Language, variant: number): Say {
  return language.phrasebook({ language: to, tone: settings.tone, detail: settings.detail, variant, now });
}

function freelancerLanguage({ freelancer }: TurnInput): Language {
  return languages.find(language => language === freelancer.languages[0]) ?? 'en';
}

/** The guard over what is said here; the buyer's own words may be repeated to them. */
export function guardFor(turn: TurnInput, draft: Conversation): (sentence: Sentence) => boolean {
  const { freelancer, settings, knowledge, language } = turn;
  return sentence => {
    const alsoSaid = [
      ...draft.messages.filter(({ from }) => from === 'buyer').map(({ text }) => text),
      ...briefWords(turn, draft),
      freelancer.displayName,
      settings.name,
    ];
    const names = knowledge.gigs.flatMap(gig => gig.packages.map(({ name }) => name));
    return language.guard(sentence, { language: draft.language ?? 'en', alsoSaid, names }).ok;
  };
}

/** The brief as the assistant repeats it: amounts and days in the conversation's language. */
function briefWords(turn: TurnInput, draft: Conversation): string[] {
  const say = sayTo(turn, draft);
  const { budget, deadline, quantity, answers, references } = draft.brief;
  return [
    ...(budget ? [say.money(budget), ...(budget.upTo ? [say.money({ ...budget, amount: budget.upTo })] : [])] : []),
    ...(deadline ? [say.day(deadline), deadline] : []),
    ...(quantity === undefined ? [] : [String(quantity)]),
    ...Object.values(answers),
    ...references,
  ];
}
