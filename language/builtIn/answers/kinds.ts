import type { Language } from '../../../assistant/vocabulary.ts';
import type { Entities } from '../../understanding.ts';
import { lexicons } from '../lexicon.ts';
import { wordWeight } from '../retrieval/lexicon.ts';
import { fold, wordsOf } from '../words.ts';
import type { Want } from './wants.ts';

/** The address of the kind a question asks for; a domain has no path. */
export function addressFor(want: Want, { links, emails, phones }: Entities): string | undefined {
  if (want === 'email') return emails[0];
  if (want === 'phone') return phones[0];
  if (want === 'link') return links[0];
  return want === 'domain' ? links.find(link => /^(?:https?:\/\/)?(?:www\.)?[^/\s]+\/?$/i.test(link)) : undefined;
}

const mostBesides = 3;

/** What a message is made of, where it is of nothing else: an address, a day, an amount. */
export function bareKind(
  text: string,
  { entities, language }: { entities: Entities; language: Language },
): 'link' | 'email' | 'phone' | 'date' | 'budget' | undefined {
  const { links, emails, phones, deadline, budget } = entities;
  const besides = wordsOf(
    fold([...links, ...emails, ...phones].reduce((rest, one) => rest.replaceAll(one, ' '), text)),
  );
  if (besides.length <= mostBesides) {
    if (emails.length > 0) return 'email';
    if (links.length > 0) return 'link';
    if (phones.length > 0) return 'phone';
  }
  const { known } = lexicons[language];
  const others = besides.filter(word => wordWeight(word, language) >= 1 && !/\d/.test(word) && !known.has(word));
  if (deadline && others.length === 0) return 'date';
  // One more word may be the currency's.
  return budget && others.length <= 1 ? 'budget' : undefined;
}
