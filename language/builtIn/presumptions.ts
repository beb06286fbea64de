import type { Language, Topic } from '../../assistant/vocabulary.ts';
import { type Claim, claimsOf } from '../guard/claims.ts';
import { speaksOfDiscount } from '../guard/promises.ts';
import type { Presumption, TopicGuess } from '../understanding.ts';
import { lexicons } from './lexicon.ts';
import { fold, wordsOf } from './words.ts';

/** Someone or something is said to have said it: "the other guy told me", "auf deiner Seite steht"; folded. */
const reports: Record<Language, RegExp> = {
  en: /\b(?:sa(?:id|ys?)|told|promised?|i (?:saw|heard|read|thought)|states?|listed|supposed|according|advertis\w+|(?:was|were|used to be) .*\b(?:before|last|ago|yesterday))\b/,
  es: /\b(?:di(?:jo|jiste|jeron|cen|ce)|dicho|pone|ponia|vi|lei|promet\w+|segun|anuncio|antes (?:era|costaba))\b/,
  fr: /\b(?:dit|disait|vu|lu|promis|ecrit|parait|annonce|selon|marque|sur votre (?:page|site))\b/,
  de: /\b(?:meinte|gesagt|gesehen|gelesen|versprochen|steht|stehen|stand|laut|angeblich|doch|gehort)\b/,
  pt: /\b(?:falaram|falou|disse\w*|dizia|diz|vi|li|promet\w+|segundo|anuncio|escrito|ouvi)\b/,
  it: /\b(?:detto|visto|letto|promesso|scritto|annuncio|secondo|dicono|diceva|sulla (?:tua|sua|vostra) pagina)\b/,
  ru: /(?<!\p{L})(?:сказал|говорил|говорят|обещал|видел|читал|слышал|написан|ведь|раньше|у вас на|на (?:вашей )?странице)/u,
  ar: /(?<!\p{L})(?:قال|قالوا|قلت|وعدت|شفت|رايت|قرات|مكتوب|سمعت|اعلان|صفحت)/u,
  zh: /说|答应|看到|看见|写着|页面|听说|承诺|之前|不是/u,
};

/** Asks only to be agreed with; folded, at the end. */
const tags: Record<Language, RegExp> = {
  en: /\b(?:right|correct|yeah|yes|true|ok|no|huh|innit|(?:is|does|do|are|was)n[o']?t (?:it|they|you|that))\s*\?*$/,
  es: /\b(?:no|verdad|cierto|correcto|si|vale|a que si)\s*\?+$/,
  fr: /\b(?:non|ca|n'est-ce pas|hein|correct|exact|d'accord)\s*\?+$|\best bien\b/,
  de: /\b(?:oder|richtig|stimmts?|ne|gell|korrekt|nicht wahr|ja)\s*\?*$/,
  pt: /\b(?:ne|certo|correto|nao e|nao|verdade|e isso)\s*\?+$|\bne\s*$/,
  it: /\b(?:giusto|vero|corretto|no|esatto|si)\s*\?+$/,
  ru: /(?<!\p{L})(?:да|верно|правильно|так|правда|не так ли)\s*\?+$/u,
  ar: /(?:صح|صحيح|اليس كذلك|مو كذا|مش كده|لا)\s*[?؟]+$/u,
  zh: /(?:对吧|对吗|对不对|是吧|是吗|没错吧|吧)\s*[?？]*$/u,
};

/** Wants another price than the listed one; folded, all languages. */
const bargains =
  /\b(?:cheaper|lower (?:the |your )?(?:price|rate)|(?:best|better|special) price|price match|match (?:that|the|his|their) price|knock|negotiat\w+)\b|\d\s?(?:%|percent|por ?ciento|prozent|pour ?cent)\s*(?:off|less|menos|de moins|weniger|in meno|de desconto)|(?:menos|moins|weniger|in meno) (?:en|sur|beim?|für)|(?<!\b(?:el|la|lo|los|las|le|les|o|a|il|l'|al|del) ?)(?:mas barato|mas economico|moins cher|mais barato|meno caro|piu economico)|gunstiger|billiger|дешевле|подешевле|ски(?:нь|неш|нут|де)\p{L}*|уступ\p{L}+|торг|ارخص|(?:نزل|تنزل|انزل|خفض) |便宜|少收|再低/u;

const budgetWords =
  /\b(?:budget|spend|afford|presupuesto|gastar|depenser|ausgeben|orcamento|gastar|spendere|ho solo|tengo solo|i (?:only )?have|ich habe|j'ai|eu tenho)\b|бюджет|ميزاني|معي|预算/u;

/** Questions of these topics may hold such a number without any presumption. */
const open = new Set<Topic>(
  'price package delivery rush revisions requirements customOffer other scope complaint spam support process'.split(
    ' ',
  ) as Topic[],
);
const leastBare = 10;
/** Longer than this, a clause is a text that was pasted. */
const longest = 300;
/** "How long does the cheapest take?" wants no other price. */
const haggled = new Set<Topic>(['price', 'requirements', 'other', 'customOffer', 'complaint', 'payment', 'spam']);
const bids = new Set<Topic>(['requirements', 'customOffer', 'other']);

/** An amount of money the clause states, its own budget apart. */
function amountIn(claims: Claim[], folded: string, language: Language): { amount: number; sure: boolean } | undefined {
  if (budgetWords.test(folded)) return undefined;
  for (const claim of claims) {
    const [amount] = claim.kind === 'money' || claim.kind === 'number' ? claim.amounts : [];
    if (amount === undefined) continue;
    if (claim.kind === 'money') return { amount, sure: true };
    const at = folded.indexOf(claim.text.toLowerCase());
    const after = folded.slice(at + claim.text.length);
    // A noun after it is counted by it: "40 boxes"; "99 on your page" counts nothing.
    const [next] = wordsOf(after);
    const bare =
      claim.kind === 'number' &&
      (claim.alone || /^\s?(?:给|行|可以|能|卖|做)/u.test(after) || lexicons[language].frequent.has(next ?? ''));
    if (amount >= leastBare && bare) return { amount, sure: false };
  }
  return undefined;
}

/** The number of ours that a clause takes for granted or wants changed; `names` where it names a Gig or a package. */
export function presumptionOf(
  text: string,
  language: Language,
  topics: TopicGuess[],
  { names, asks }: { names: boolean; asks: boolean },
): Presumption | undefined {
  const top = topics[0]?.topic ?? 'other';
  if (text.length > longest) return undefined;
  const folded = fold(text).trim();
  const said = reports[language].test(folded) || tags[language].test(folded);
  const reduced = haggled.has(top) && (bargains.test(folded) || speaksOfDiscount(text));
  // Most clauses hold neither a number nor a word of the kind: no need to read them closely.
  if (!said && !/\p{Nd}/u.test(text)) return reduced ? { number: 'price', wants: 'another' } : undefined;
  const claims = claimsOf(text, language);
  const found = amountIn(claims, folded, language);
  // An amount and "right?" or "I was told": a price is meant, whatever the words look like.
  if (said && found && (found.sure || (names && open.has(top)))) return { number: 'price', amount: found.amount };
  if (!open.has(top)) return undefined;
  const revisions = claims.some(
    one => one.kind === 'unlimited' || (one.kind === 'quantity' && one.unit === 'revision'),
  );
  if (revisions && top !== 'price' && (said || names)) return { number: 'revisions' };
  if (reduced) return { number: 'price', wants: 'another' };
  const lasts = claims.some(one => one.kind === 'quantity' && one.unit !== 'revision');
  const dated =
    claims.some(one => one.kind === 'date') ||
    claims.some(one => one.kind === 'promise' && one.promise.startsWith('day'));
  if (said && (lasts || dated) && (names || top === 'delivery' || top === 'rush')) return { number: 'delivery' };
  const priced = topics.some(({ topic, confidence }) => topic === 'price' && confidence >= 0.2);
  if (!found || !asks || !names || !(found.sure || priced || bids.has(top))) return undefined;
  return { number: 'price', wants: 'another', amount: found.amount };
}
