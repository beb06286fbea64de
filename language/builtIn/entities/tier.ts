import type { Gig } from '../../../assistant/documents.ts';
import type { Tier } from '../../../assistant/vocabulary.ts';
import { type Lexicon, phrase, type TierWord } from '../lexicon.ts';
import { pricesIn } from './amounts.ts';
import type { NamedPackage } from './packageName.ts';

/** The package named by its own name, its tier's word, its place, or its price; none when two are named (a comparison). */
export function tierIn(
  text: string,
  lexicon: Lexicon,
  gigs: Gig[],
  { currency, named }: { currency: string; named: NamedPackage[] },
): Tier | undefined {
  const gig = gigs.length === 1 ? gigs[0] : undefined;
  const own = named.filter(({ gigId }) => gigs.some(({ id }) => id === gigId)).map(({ tier }) => tier);
  const told = new Set([...own, ...byWord(text, lexicon, gig)]);
  if (told.size > 0) return told.size === 1 ? [...told][0] : undefined;
  return byPlace(text, lexicon, gig) ?? byPrice(text, lexicon, gigs, currency);
}

function says(text: string, lexicon: Lexicon, word: TierWord): boolean {
  return phrase(`tier ${word}`, lexicon.language, lexicon.tiers[word]).test(text);
}

function byWord(text: string, lexicon: Lexicon, gig: Gig | undefined): Tier[] {
  const told = isColour(text) ? text.replace(metal, ' ') : text;
  return (['basic', 'standard', 'premium'] as const).filter(
    tier => says(told, lexicon, tier) && (!gig || gig.packages.some(one => one.tier === tier)),
  );
}

const metal = /\b(?:gold|silver|bronze)\b/gu;
const otherColour =
  /\b(?:black|white|blue|navy|red|green|pink|purple|grey|gray|orange|yellow|brown|beige|cream|teal|colou?rs?|metallic|foil|leaf|lettering|letters|accents?|ink|jewel\p{L}*|rings?|medals?)\b/u;

/** "Blue and gold" are colours; "the gold package" is none. */
function isColour(text: string): boolean {
  return (
    otherColour.test(text) && !/\b(?:gold|silver|bronze)\s+(?:package|plan|option|tier|one|version|gig)\b/u.test(text)
  );
}

function byPlace(text: string, lexicon: Lexicon, gig: Gig | undefined): Tier | undefined {
  const tiers = gig?.packages.map(one => one.tier) ?? (['basic', 'standard', 'premium'] satisfies Tier[]);
  if (says(text, lexicon, 'cheapest') || says(text, lexicon, 'first')) return tiers[0];
  if (says(text, lexicon, 'dearest')) return tiers.at(-1);
  if (says(text, lexicon, 'middle')) return tiers.length === 3 ? tiers[1] : undefined;
  if (says(text, lexicon, 'second')) return tiers[1];
  return says(text, lexicon, 'third') ? tiers[2] : undefined;
}

/** "the $297 package": the price has to be one package's own, and the word has to be there. */
function byPrice(text: string, lexicon: Lexicon, gigs: Gig[], currency: string): Tier | undefined {
  const spoken = phrase('tier package', lexicon.language, lexicon.money.packages);
  const english = /\b(?:package|plan|option|tier|one|gig)\b/;
  if (!spoken.test(text) && !english.test(text)) return undefined;
  const [price, ...more] = pricesIn(text, lexicon.language, currency);
  if (!price || more.length > 0) return undefined;
  const found = new Set(
    gigs
      .flatMap(gig => gig.packages)
      .filter(one => one.price.amount === price.amount)
      .map(one => one.tier),
  );
  return found.size === 1 ? [...found][0] : undefined;
}
