import type { Gig } from '../../assistant/documents.ts';
import type { Topic } from '../../assistant/vocabulary.ts';
import { subjectWords } from '../../assistant/words.ts';

/** What people ask of any Gig: a clause of no other words is answered from the packages, not from an FAQ. */
const ofTopics = subjectWords(
  'price pricing prices cost costs costwise charge pay paying fee fees rate rates budget dollar dollars usd eur money expensive cheap cheaper cheapest ' +
    'affordable worth total quote amount surcharge list add adding additional extra extras long take takes taking took day days week weeks ' +
    'month time times deliver delivery delivered delivering turnaround ready done finish finished fast faster fastest quick quickly quicker ' +
    'quickest soon sooner soonest earliest latest rush urgent express early asap hurry tomorrow today hour hours date deadline until ' +
    'package packages tier tiers option options plan plans version basic standard premium middle top smallest biggest cheapest revision ' +
    'revisions edit edits change changes round rounds unlimited limit number ' +
    'precio precios cuesta cuestan cuánto cuánta tarda tardan días plazo entrega paquete paquetes barato cambios revisiones ' +
    'prix coûte coûtent combien jours délai livraison forfait forfaits retouches tarif tarifs ' +
    'preis preise kostet kosten wieviel tage lange dauert lieferung lieferzeit paket pakete günstig änderungen ' +
    'preço preços custa custam quanto dias prazo entrega pacote pacotes alterações ' +
    'prezzo prezzi costa costano giorni tempo consegna pacchetto pacchetti modifiche ' +
    'цена цены стоит стоят сколько дней срок пакет пакеты правок',
);
/** Words that say nothing of what a question is about. */
const ofTalk = subjectWords(
  'know tell wonder wondering possible possibly maybe really actually exactly sure say says saying said mean means meant going gonna gotta wanna ' +
    'something anything thing things stuff kind sort lot bit chance okay fine right wait hello please thanks thank hey guy guys work works done ' +
    'able help come comes question questions ask asking looking look see people person someone everything nothing else way good best nice great ' +
    'first next last still even ever already again yourself myself happen happens buy buying purchase problem issue allowed hmm umm thats well yeah yep ask afraid worried confirm',
);
const named = (gig: Gig | undefined): ReadonlySet<string> =>
  gig ? subjectWords([gig.title, ...gig.packages.map(({ name }) => name)].join(' ')) : new Set();

/** What a question is about beyond prices and times in general, the Gig as such and its packages' names. */
export function subjectBeyond(text: string, gig: Gig | undefined): string[] {
  const names = named(gig);
  return [...subjectWords(text)].filter(
    word => !ofTopics.has(word) && !ofTalk.has(word) && !names.has(word) && !/^\d+$/.test(word),
  );
}

/** What a question is about, the Gig's own thing included. */
export const subjectOf = (text: string): string[] => [...subjectWords(text)].filter(word => !ofTalk.has(word));

const longEnough = 5;
/** "photos" and "photography" are near enough to be about the same. */
const alike = (one: string, other: string): boolean =>
  one === other ||
  (Math.min(one.length, other.length) >= longEnough && (one.startsWith(other) || other.startsWith(one)));

/** The words that a text holds, inflection aside. */
export function heldBy(words: string[], text: string): string[] {
  const there = [...subjectWords(text)];
  return words.filter(word => there.some(one => alike(one, word)));
}

/** How much of the words a text holds, 0 to 1; nothing asked is held by everything. */
export const heldShare = (words: string[], text: string): number =>
  words.length === 0 ? 1 : heldBy(words, text).length / words.length;

type Countable = 'price' | 'delivery' | 'revisions' | 'package';

const cues: Record<Countable, RegExp> = {
  price:
    /\b(?:pric\w*|costs?|costwise|how much|charge[sd]?|fees?|rates?|surcharge|quote|expensive|cheap\w*|affordable|budget|pay|discount|free)\b|[$€£]|precio|cuesta|cuánto|prix|coûte|combien|tarif|preis|kostet|kosten|preço|custa|custo|coste|quanto|prezz|costa|costo|стоимост|цен|стоит|сколько|سعر|تكلفة|كم|价|多少钱|费用/iu,
  delivery:
    /\b(?:how (?:long|fast|soon|quick\w*|many (?:days|weeks))|when|deliver\w*|turnaround|ready|days?|weeks?|lead time|time ?frame|fast\w*|quick\w*|soon\w*|earliest|rush|urgent\w*|asap|express|tomorrow|today|tonight|hurry|deadline|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|late)\b|plazo|tarda|jours|tage\b|giorni|días|dias\b|entrega|délai|livr|combien de temps|liefer|dauert|lange|prazo|demora|consegna|temp[oi](?!\p{L})|dauer(?!\p{L})|срок|дн|когда|تسليم|متى|交付|多久|几天/iu,
  revisions:
    /\b(?:revis\w*|edits?|changes?|rounds?|tweaks?|redo|corrections?|amend\w*)\b|revision|cambios|modificac|retouche|änderung|korrektur|alteraç|revis|modifich|правк|исправ|تعديل|修改/iu,
  package:
    /\b(?:packages?|tiers?|plans?|options?|bundle\w*|includ\w*|diff\w*r\w*nc\w*|differ|compare|versus|vs|which one|comes? with|what (?:do|will|would) (?:i|we) get)\b|paquete|forfait|paket|pacote|pacchetto|пакет|باقة|套餐/iu,
};

/** Whether a clause without a question mark asks all the same: "if I take premium, when is it done". */
export const asksWithin = (text: string): boolean =>
  /\b(?:when|how|what|which|who|where) (?:is|are|do|does|will|would|can|could|if|happens|about|much|many|long|fast|soon)\b|\b(?:afraid|worried|concerned|scared|wondering|not sure (?:if|whether))\b|\b(?:could|can|will|would|do|does|is|are|should) (?:i|we|you|u|it|they|that|this|there|my)\b/i.test(
    text,
  );

const joiner = /[,，、،&+/]|(?:^|[^\p{L}])(?:and|y|e|et|und|и|plus|или)(?![\p{L}])|و|和|跟|以及/u;
/** Names of numbers that stand further apart belong to different sentences. */
const apart = 30;

/** "Price, delivery time and revisions" in one breath: all the numbers that are asked for. */
export function numbersAsked(text: string): ('price' | 'delivery' | 'revisions')[] {
  const named = (['price', 'delivery', 'revisions'] as const)
    .flatMap(topic =>
      [...text.matchAll(new RegExp(cues[topic].source, 'giu'))].map(({ index, 0: word }) => ({
        topic,
        from: index,
        to: index + word.length,
      })),
    )
    .sort((one, other) => one.from - other.from);
  const joined = named.filter((one, n) =>
    [named[n - 1], named[n + 1]].some(other => {
      if (!other || other.topic === one.topic) return false;
      const between = text.slice(Math.min(one.to, other.to), Math.max(one.from, other.from));
      return between.length <= apart && joiner.test(between);
    }),
  );
  return [...new Set(joined.map(({ topic }) => topic))];
}

/** Whether the words themselves ask for it; a topic guessed without them is a weaker sign. */
export function cuesOf(topic: Topic, text: string): boolean {
  if (topic === 'rush') return cues.delivery.test(text);
  return topic in cues && cues[topic as Countable].test(text);
}
