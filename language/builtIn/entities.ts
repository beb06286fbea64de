import type { Language } from '../../assistant/vocabulary.ts';
import type { Entities, UnderstandRequest } from '../understanding.ts';
import { budgetIn } from './entities/budget.ts';
import { contactsIn } from './entities/contacts.ts';
import { deadlineIn, isUrgent } from './entities/deadline.ts';
import { gigIn } from './entities/gig.ts';
import { withDigits } from './entities/numbers.ts';
import { type NamedPackage, packagesNamed } from './entities/packageName.ts';
import { quantityIn } from './entities/quantity.ts';
import { tierIn } from './entities/tier.ts';
import { type Lexicon, lexicons } from './lexicon.ts';
import { fold } from './words.ts';

type Asked = Pick<UnderstandRequest, 'knowledge' | 'freelancer' | 'gigId' | 'expecting' | 'now'>;

/** Everything of value said in the text; `corrects` lets "make that 3" be a quantity. */
export function entitiesIn(text: string, language: Language, asked: Asked, corrects: boolean): Entities {
  const contacts = contactsIn(text);
  const bare = strip(text, contacts);
  const folded = fold(bare);
  const spoken = language === 'en' ? [lexicons.en] : [lexicons[language], lexicons.en];
  const named = packagesNamed(bare, spoken, asked.knowledge.gigs);
  const unnamed = withoutNames(folded, named);
  const priced = spoken.map(({ language: one }) => withDigits(unnamed, one, true));
  const first = <T>(find: (lexicon: Lexicon, digits: string) => T | undefined, prices = true): T | undefined => {
    for (const [n, lexicon] of spoken.entries()) {
      const value = find(lexicon, prices ? (priced[n] ?? '') : withDigits(unnamed, lexicon.language, false));
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const { knowledge, freelancer, expecting, now } = asked;
  const gigId =
    gigIn(folded, language, knowledge, { current: asked.gigId, answering: expecting !== null }) ??
    ownerOf(named, asked.gigId);
  const gigs = knowledge.gigs.filter(gig => gig.id === (gigId ?? asked.gigId));
  const budget = first((lexicon, digits) =>
    budgetIn(digits, lexicon, freelancer.currency, { asked: expecting?.id === 'budget', corrects }),
  );
  const deadline = first(
    (lexicon, digits) => deadlineIn(digits, lexicon, now, freelancer.timeZone, expecting?.id === 'deadline'),
    false,
  );
  const quantity = first((lexicon, digits) =>
    quantityIn(digits, lexicon, corrects && !budget && !deadline, expecting?.id === 'quantity'),
  );
  // "Un logo" is an article, not a count; "one logo" in English is one.
  const article =
    quantity === 1 && language !== 'en' && expecting?.id !== 'quantity' && !/(?<!\d)[1一１١](?!\d)/u.test(folded);
  const tier = tierIn(folded, spoken[0] as Lexicon, gigs.length ? gigs : knowledge.gigs, {
    currency: freelancer.currency,
    named,
  });
  const urgent = deadline === undefined && spoken.some(lexicon => isUrgent(folded, lexicon));
  return {
    ...(budget && { budget }),
    ...(deadline && { deadline }),
    ...(urgent && { urgent }),
    ...(quantity !== undefined && !article && { quantity }),
    ...(tier && { tier }),
    ...(gigId && { gigId }),
    ...contacts,
  };
}

/** "One label" and "Full month" are packages then, no count and no time; a single word may well be meant as it is. */
const withoutNames = (folded: string, named: NamedPackage[]): string =>
  named
    .map(({ name }) => fold(name).trim())
    .filter(name => name.includes(' '))
    .reduce((rest, name) => rest.replaceAll(name, ' '), folded);

/** The one Gig that has the packages named, unless the Gig talked about has one of them. */
function ownerOf(named: NamedPackage[], current: string | null): string | undefined {
  const owners = new Set(named.map(({ gigId }) => gigId));
  return owners.size === 1 && !(current && owners.has(current)) ? [...owners][0] : undefined;
}

/** Numbers inside links, addresses and telephone numbers mean no money, day or count. */
function strip(text: string, { links, emails, phones, fileNames }: ReturnType<typeof contactsIn>): string {
  return [...links, ...emails, ...phones, ...fileNames].reduce((rest, found) => rest.replaceAll(found, ' '), text);
}
