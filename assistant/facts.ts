import type {
  Extra,
  Fact,
  FactValue,
  Freelancer,
  Gig,
  Knowledge,
  Package,
  QuestionAnswer,
  Revisions,
} from './documents.ts';
import { numberFormat } from './formats.ts';
import { type Money, majorUnits } from './money.ts';
import type { Tier } from './vocabulary.ts';

const offered: FactValue = { kind: 'scope', offered: true };

/** The money as an English reader writes it, without decimals where there are none: $1,195. */
function written(money: Money): string {
  const major = majorUnits(money);
  const minimumFractionDigits = Number.isInteger(major) ? 0 : 2;
  return numberFormat('en', { style: 'currency', currency: money.currency, minimumFractionDigits }).format(major);
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** A Gig's own statement: `part` is title, does.0, description.3 …; its published source is the Gig. */
function gigStatement(gig: Gig, part: string, text: string, values: FactValue[] = []): Fact {
  return { id: `gig:${gig.id}#${part}`, source: `gig:${gig.id}`, text, values, gigId: gig.id };
}

function gigPart(gig: Gig, part: string, text: string, values: FactValue[] = []): Fact {
  const id = `gig:${gig.id}/${part}`;
  return { id, source: id, text, values, gigId: gig.id };
}

/** Lines and sentences of a Gig's description, without bullets, headings ("What you get:") and calls to order. */
function statementsOf(description: string): string[] {
  return description
    .split(/\r?\n/)
    .map(line => line.replace(/^(?:[\s\p{Extended_Pictographic}•·*▪►→–—-]|\u{FE0F})+/u, '').trim())
    .flatMap(line => line.split(/(?<=[.!?])\s+(?=[\p{Lu}\p{Lt}])|(?<=[。！？])/u))
    .map(sentence => sentence.trim())
    .filter(
      sentence =>
        sentence.length > 2 &&
        !/[:?：？]$/.test(sentence) &&
        !/^[^.]{0,60}\b(order|contact me) now\W*$/i.test(sentence),
    );
}

const revisionsText = (revisions: Revisions): string =>
  revisions === 'unlimited' ? 'unlimited revisions' : counted(revisions, 'revision');

function factsOfPackage(gig: Gig, pack: Package): Fact[] {
  const source = `gig:${gig.id}/package:${pack.tier}`;
  const part = (id: string, text: string, ...values: FactValue[]): Fact => ({
    id: `${source}#${id}`,
    source,
    text: `${pack.name}: ${text}`,
    values,
    gigId: gig.id,
  });
  const { deliveryDays, revisions } = pack;
  return [
    ...(pack.description ? [part('description', pack.description)] : []),
    part('price', written(pack.price), { kind: 'price', money: pack.price }),
    ...(deliveryDays === undefined
      ? []
      : [part('delivery', `delivered in ${counted(deliveryDays, 'day')}`, { kind: 'days', days: deliveryDays })]),
    ...(revisions === undefined ? [] : [part('revisions', revisionsText(revisions), { kind: 'revisions', revisions })]),
    ...pack.includes.map((item, n) => part(`includes.${n}`, `includes ${item}`, offered)),
  ];
}

/** What a package of this tier promises: #price, #delivery, #revisions, #includes.N; empty when the Gig has no such tier. */
export function packageFacts(gig: Gig, tier: Tier): Fact[] {
  const pack = gig.packages.find(one => one.tier === tier);
  return pack ? factsOfPackage(gig, pack) : [];
}

function extraText({ name, price, deliveryDays, additionalDays }: Extra): string {
  const whole = deliveryDays === undefined ? '' : `, the whole order in ${counted(deliveryDays, 'day')}`;
  const more = additionalDays ? `, ${counted(additionalDays, 'day')} more` : '';
  return `${name}: ${written(price)}${whole}${more}`;
}

function at<T>(list: T[], n: number, what: string): T {
  const found = list[n];
  if (found === undefined) throw new RangeError(`${what} ${n} does not exist`);
  return found;
}

/** Price and days of the Gig's extra at this place, counted from 0. */
export function extraFact(gig: Gig, n: number): Fact {
  const extra = at(gig.extras, n, `extra of ${gig.id}`);
  const values: FactValue[] = [{ kind: 'price', money: extra.price }, offered];
  const days = extra.deliveryDays ?? extra.additionalDays;
  if (days !== undefined) values.push({ kind: 'days', days });
  return gigPart(gig, `extra:${n}`, extraText(extra), values);
}

/** What the Gig leaves out, at this place, counted from 0. */
export function doesNotOfferFact(gig: Gig, n: number): Fact {
  const text = at(gig.doesNotOffer, n, `negative scope of ${gig.id}`);
  return gigPart(gig, `doesNotOffer:${n}`, text, [{ kind: 'scope', offered: false }]);
}

/** The answer of the Gig's FAQ at this place, counted from 0. */
export function faqFact(gig: Gig, n: number): Fact {
  return gigPart(gig, `faq:${n}`, at(gig.faqs, n, `FAQ of ${gig.id}`).answer);
}

/** The answer of a Q&A; `gigId` where it belongs to one Gig. */
export function answerFact({ id, answer }: QuestionAnswer, gigId?: string): Fact {
  const fact = { id: `qa:${id}`, source: `qa:${id}`, text: answer, values: [] };
  return gigId === undefined ? fact : { ...fact, gigId };
}

/** Every statement of one Gig, in the order of its page. */
export function gigFacts(gig: Gig): Fact[] {
  return [
    gigStatement(gig, 'title', gig.title),
    ...(gig.description ? [gigStatement(gig, 'description', gig.description)] : []),
    ...statementsOf(gig.description).map((text, n) => gigStatement(gig, `description.${n}`, text)),
    ...gig.does.map((text, n) => gigStatement(gig, `does.${n}`, text, [offered])),
    ...gig.packages.flatMap(pack => factsOfPackage(gig, pack)),
    ...gig.extras.map((_, n) => extraFact(gig, n)),
    ...gig.faqs.map((_, n) => faqFact(gig, n)),
    ...gig.qa.map(qa => answerFact(qa, gig.id)),
    ...gig.rules.map((text, n) => gigPart(gig, `rule:${n}`, text)),
    ...gig.doesNotOffer.map((_, n) => doesNotOfferFact(gig, n)),
  ];
}

function profileFact(field: string, text: string, part = ''): Fact {
  return { id: `profile:${field}${part}`, source: `profile:${field}`, text, values: [] };
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  } catch {
    return code; // what a freelancer typed need not be a language code
  }
}

/** The freelancer's own words about themselves; the knowledge's bio wins over the profile's. */
function profileFacts(knowledge: Knowledge, freelancer?: Freelancer): Fact[] {
  const bio = knowledge.presentation.bio || freelancer?.bio || '';
  const facts = [
    profileFact('displayName', freelancer?.displayName ?? ''),
    profileFact('headline', freelancer?.headline ?? ''),
    profileFact('bio', bio),
    profileFact('skills', freelancer?.skills.join(', ') ?? ''),
    profileFact('languages', freelancer?.languages.map(languageName).join(', ') ?? ''),
    ...knowledge.presentation.rules.map((text, n) => profileFact('rules', text, `#${n}`)),
  ];
  return facts.filter(fact => fact.text !== '');
}

/** All that may be said, as facts with published source ids; pure, so the same knowledge gives the same ids. */
export function factsOf(knowledge: Knowledge, freelancer?: Freelancer): Fact[] {
  return [
    ...profileFacts(knowledge, freelancer),
    ...knowledge.gigs.flatMap(gigFacts),
    ...knowledge.qa.map(qa => answerFact(qa)),
    ...knowledge.insights.map(({ id, text }) => ({ id: `insight:${id}`, source: `insight:${id}`, text, values: [] })),
  ];
}
