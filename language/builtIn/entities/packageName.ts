import type { Gig } from '../../../assistant/documents.ts';
import type { Tier } from '../../../assistant/vocabulary.ts';
import { cached, edges, type Lexicon } from '../lexicon.ts';
import { fold, wordsOf } from '../words.ts';

/** A package that the words call by its name. */
export interface NamedPackage {
  name: string;
  gigId: string;
  tier: Tier;
}

const shortest = { letters: 3, signs: 2 };

/**
 * The packages called by their names. A name that is also what the Gig makes ("Logo" in a Gig for logos) counts only
 * where it is used as one: beside the word "package", after "just the", written as a name, or alone.
 */
export function packagesNamed(text: string, lexicons: Lexicon[], gigs: Gig[]): NamedPackage[] {
  const folded = fold(text);
  return gigs.flatMap(gig => {
    const named = gig.packages.filter(({ name }) => {
      const wanted = fold(name).trim();
      if (!stands(folded, wanted)) return false;
      const common = !/\s/.test(wanted) && madeBy(gig).includes(` ${wanted} `);
      return !common || isUsedAsName(text, folded, name, wanted, lexicons);
    });
    // "World, no sketch yet": of two, the one written as a name is meant.
    const asNames = named.filter(({ name }) => isWrittenAsName(text, name, lexicons));
    return (asNames.length > 0 ? asNames : named).map(({ name, tier }) => ({ gigId: gig.id, name, tier }));
  });
}

const madeBy = ({ title, category, tags }: Gig): string =>
  ` ${fold([title, category, ...tags].join(' ')).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Chinese sets no space around a name in other letters. */
const letter = '(?!\\p{Script=Han})[\\p{L}\\p{N}]';

function whole(wanted: string): string {
  const word = escaped(wanted).replace(/\s+/g, '\\s+');
  return isHan(wanted) ? word : `(?<!${letter})(?:[وف]?[بلك]?(?:ال)?)?${word}(?!${letter})`;
}

function stands(folded: string, wanted: string): boolean {
  if (wanted.length < (isHan(wanted) ? shortest.signs : shortest.letters)) return false;
  return folded.includes(wanted.split(/\s/)[0] ?? '') && new RegExp(whole(wanted), 'u').test(folded);
}

/** In capitals, within words that are not; German writes every noun so. */
const isWrittenAsName = (text: string, name: string, lexicons: Lexicon[]): boolean =>
  /\p{Lu}/u.test(name) &&
  text.slice(1).includes(name) &&
  /(?:^|\s)\p{Ll}/u.test(text) &&
  lexicons[0]?.language !== 'de';

function isUsedAsName(text: string, folded: string, name: string, wanted: string, lexicons: Lexicon[]): boolean {
  if (isWrittenAsName(text, name, lexicons)) return true;
  const words = wordsOf(folded);
  if (words.length <= 2) return true;
  return lexicons.some(lexicon => besidePackage(lexicon, wanted).test(folded));
}

const before = {
  en: 'of|for|with|on|to|in|about|like|see|use|have|from',
  other: 'de|del|du|da|do|di|für|von|mit|con|com|pour|per|a|em|en',
};

/** "The Logo package", "le forfait Logo", "just the logo", and not "for the logo" or "the logo and the card". */
function besidePackage({ language, money, tiers }: Lexicon, wanted: string): RegExp {
  const { begin, end } = edges(language);
  const name = whole(wanted);
  return cached(`package ${language} ${wanted}`, () => {
    const prepositions = `(?<!\\b(?:${language === 'en' ? before.en : before.other})\\s)`;
    const and = `(?!\\s+(?:\\p{L}{2,}\\s+)?${begin}(?:and|y|e|et|und|и)${end})`;
    return new RegExp(
      [
        `${begin}${money.packages}${end}\\s*["“«„「]?${name}`,
        `${name}["”»“」]?\\s*${begin}${money.packages}${end}`,
        `${prepositions}${begin}${tiers.definite}\\s+${name}${and}`,
      ].join('|'),
      'u',
    );
  });
}
