import { factsOf } from '../../assistant/facts.ts';
import type { Language } from '../../assistant/vocabulary.ts';
import { numbersIn, plainDigits } from '../../language/guard/numbers.ts';
import type { Profile } from '../../learning/cachedProfiles.ts';
import type { Answer } from '../ask.ts';

/**
 * The numbers of a reply, in digits, that stand in nothing its sources state, in nothing the buyer said and in no name:
 * said without ground. Told apart from the guard on purpose, by nothing but the numerals.
 */
export function unbackedNumbers(answer: Answer, heard: string[], profile: Profile | undefined): string[] {
  const { reply, language, sources, brief } = answer;
  const used = new Set(sources.map(({ id }) => id));
  const facts = profile ? factsOf(profile.knowledge, profile.freelancer).filter(({ source }) => used.has(source)) : [];
  const stated = [...sources, ...facts].map(({ text }) => text);
  const known = new Set(
    [...stated, ...heard, ...namesOf(profile), JSON.stringify(brief)].flatMap(text => [
      ...amountsIn(text, language),
      ...amountsIn(text, 'en'),
    ]),
  );
  return numbersIn(plainDigits(reply), language as Language)
    .filter(({ word, amounts }) => !word && !amounts.some(amount => known.has(amount)))
    .map(({ text }) => text);
}

const amountsIn = (text: string, language: string): number[] =>
  numbersIn(plainDigits(text), language as Language).flatMap(({ amounts }) => amounts);

/** Names may hold numbers without promising them. */
function namesOf(profile: Profile | undefined): string[] {
  const gigs = profile?.knowledge.gigs ?? [];
  return gigs.flatMap(({ title, category, packages }) => [title, category, ...packages.map(({ name }) => name)]);
}
