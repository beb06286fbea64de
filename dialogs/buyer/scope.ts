import type { Fact, Gig, Package } from '../../assistant/documents.ts';
import { gigFacts } from '../../assistant/facts.ts';
import { differences } from '../../assistant/pricing.ts';
import type { Clause, Thing } from '../../language/understanding.ts';
import { does } from './acts.ts';
import { namedExtra } from './extras.ts';
import { answerFromKnowledge } from './faq.ts';
import { countedIn, heldIn } from './holding.ts';
import { recommend, sayExtra, sayPackage, sayPrices, showPackages } from './pricing.ts';
import { extraFacts, kindOf, packagePart } from './sources.ts';
import { heldBy, subjectBeyond } from './subject.ts';
import { type BuyerTurn, gigName, titleFacts } from './turn.ts';
import { namedPackage } from './wishes.ts';

/** What is not offered, said plainly, with the nearest thing that is. */
export function answerNotOffered(turn: BuyerTurn, clause: Clause, gig: Gig | undefined): boolean {
  const found = notOffered(turn, clause, gig);
  if (found) sayNotOffered(turn, clause, found);
  return found !== undefined;
}

interface NotOffered {
  fact: Fact;
  gig: Gig;
}

/** Asking once more, or needing it plainly, is the freelancer's matter. */
export function sayNotOffered(turn: BuyerTurn, clause: Clause, { fact, gig }: NotOffered): void {
  const { displayName: name } = turn.state.freelancer;
  turn.outOfScope ||= turn.memory.declined.includes(fact.id) || insists(clause);
  turn.declined = true;
  if (turn.done.has(fact.id) && turn.quoted.includes(fact)) return;
  turn.memory.declined.push(fact.id);
  turn.done.add(fact.id);
  turn.quoted.push(fact);
  turn.say('scope.notOffered', { item: fact.text.replace(/[.!]+$/, ''), name }, [fact]);
  sayNearest(turn, clause, gig);
}

/** A plain wish, and no question. */
export const insists = (clause: Clause): boolean => does(clause, 'needs') && !does(clause, 'questions');

const leftOut = { said: 0.3, likely: 0.45 };

/** A don't that is named more plainly than anything on offer. */
function isLeftOut({ kind, gigId, said, likely }: Thing, { things }: Clause): boolean {
  if (kind !== 'doesNotOffer' || said < leftOut.said || likely < leftOut.likely) return false;
  return !things.some(one => one.gigId === gigId && one.kind !== 'doesNotOffer' && one.likely >= likely);
}

const tie = 0.06;
const likelyEnough = 0.32;

/** A don't that is as likely as anything else: to promise what is not done is worse than to say so once too often. */
function likelyDont({ matches }: Clause): Fact | undefined {
  const near = matches.filter(({ confidence }) => confidence >= (matches[0]?.confidence ?? 1) - tie);
  const sure = near.reduce((sum, { confidence }) => sum + confidence, 0) >= likelyEnough;
  return sure ? near.find(({ fact }) => kindOf(fact) === 'doesNotOffer')?.fact : undefined;
}

/** A don't that the clause names: what retrieval is sure of, or what words say that nothing on offer holds. */
function notOffered(turn: BuyerTurn, clause: Clause, gig: Gig | undefined): NotOffered | undefined {
  const { gigs } = turn.state.knowledge;
  const dont = likelyDont(clause);
  const owner = gigs.find(({ id }) => id === dont?.gigId);
  if (dont && owner) return { fact: dont, gig: owner };
  for (const { fact, gigId } of clause.things.filter(one => isLeftOut(one, clause))) {
    const one = (gig ? [gig] : gigs).find(({ id }) => id === gigId);
    if (one) return { fact, gig: one };
  }
  return undefined;
}

function sayNearest(turn: BuyerTurn, clause: Clause, gig: Gig): void {
  const name = turn.state.freelancer.displayName;
  const inPackages = gig.packages.flatMap(one =>
    one.includes.map((item, n) => ({ item, facts: packagePart(gig, one, `includes.${n}`) })),
  );
  const extras = gig.extras.map((one, n) => ({ item: one.name, facts: extraFacts(gig, n) }));
  const nearest = [...extras, ...inPackages]
    .map(one => ({ ...one, fit: heldBy(subjectBeyond(clause.text, gig), one.item).length }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)[0];
  if (nearest) turn.say('scope.nearest', { item: nearest.item, name }, nearest.facts);
  else if (turn.answered < 2 && !turn.done.has('nearest') && turn.memory.shownPackagesOf !== gig.id)
    turn.say('scope.nearestGig', { gig: gigName(gig), name }, titleFacts(gig));
  turn.done.add('nearest');
}

/** Whether a package holds what a clause names; false where none does. */
export function answerHolding(turn: BuyerTurn, clause: Clause, gig: Gig): boolean {
  const lines = heldIn(clause, gig);
  const [first] = lines;
  if (!first) return false;
  const packs = lines.map(({ pack }) => pack);
  const facts = lines.flatMap(held => held.facts);
  const named = namedPackage(turn, gig);
  const own = lines.filter(({ pack }) => pack === named);
  if (named && own.length > 0) {
    const items = turn.state.say.list(own.map(({ line }) => line));
    turn.say(
      'scope.includes',
      { package: named.name, items },
      own.flatMap(held => held.facts),
    );
    return true;
  }
  if (named) turn.say('scope.notInPackage', { package: named.name }, facts);
  const key = packs.length === gig.packages.length && packs.length > 1 ? 'scope.inAll' : 'scope.inSome';
  turn.say(key, { item: first.line, packages: turn.state.say.list(packs.map(one => one.name)) }, facts);
  return true;
}

/** How many of a thing there are: the line that has the number, for the package named or for each. */
export function answerCount(turn: BuyerTurn, clause: Clause, gig: Gig): void {
  const lines = countedIn(clause, gig, namedPackage(turn, gig));
  for (const pack of gig.packages) {
    const own = lines.filter(held => held.pack === pack).map(({ line }) => line);
    sayContents(turn, gig, pack, own, 'scope.includes');
  }
}

function answerExtra(turn: BuyerTurn, clause: Clause, gig: Gig): boolean {
  const n = namedExtra(clause, gig);
  if (n < 0) return false;
  turn.say('scope.asExtra');
  return sayExtra(turn, gig.id, n);
}

/** What the packages are: what one includes, what sets them apart, or all of them with the card. */
export function answerPackages(turn: BuyerTurn, clause: Clause, gig: Gig): boolean {
  if (does(clause, 'compares')) return answerDifferences(turn, gig);
  if (namedPackage(turn, gig) || does(clause, 'contents')) return answerContents(turn, clause, gig);
  sayPrices(turn, gig);
  recommend(turn, gig);
  showPackages(turn, gig, true);
  return true;
}

/** Whether a package holds what was named; else what it is, with its price. */
function answerContents(turn: BuyerTurn, clause: Clause, gig: Gig): boolean {
  if (answerNotOffered(turn, clause, gig)) return true;
  if (answerHolding(turn, clause, gig) || (does(clause, 'contents') && answerExtra(turn, clause, gig))) return true;
  const unlisted = gig.packages.every(({ includes }) => includes.length === 0);
  if (unlisted && !namedPackage(turn, gig) && answerFromKnowledge(turn, clause, ['faq', 'qa'])) return true;
  const named = namedPackage(turn, gig);
  if (named && !does(clause, 'contents')) sayPackage(turn, gig, named);
  return answerIncluded(turn, gig);
}

function answerDifferences(turn: BuyerTurn, gig: Gig): boolean {
  const { own } = differences(gig);
  for (const pack of gig.packages) {
    turn.paragraph();
    sayContents(turn, gig, pack, own[pack.tier] ?? [], 'scope.adds');
  }
  turn.paragraph();
  if (!turn.hasSpoken()) sayPrices(turn, gig);
  recommend(turn, gig);
  showPackages(turn, gig, true);
  return true;
}

function answerIncluded(turn: BuyerTurn, gig: Gig): boolean {
  const named = namedPackage(turn, gig);
  const packs = named ? [named] : gig.packages;
  for (const pack of packs) {
    if (!named) turn.paragraph();
    sayContents(turn, gig, pack, pack.includes, 'scope.includes');
  }
  if (!named) turn.paragraph();
  if (packs.every(({ includes }) => includes.length === 0)) sayDescribed(turn, gig, packs);
  else if (named?.description && turn.state.settings.detail === 'detailed')
    turn.say('faq.inPackage', { package: named.name, text: named.description }, packagePart(gig, named, 'description'));
  if (!named) showPackages(turn, gig);
  return true;
}

function sayContents(
  turn: BuyerTurn,
  gig: Gig,
  pack: Package,
  lines: string[],
  key: 'scope.adds' | 'scope.includes',
): void {
  if (lines.length === 0) return;
  const facts = lines.flatMap(line => packagePart(gig, pack, `includes.${pack.includes.indexOf(line)}`));
  turn.say(key, { package: pack.name, items: turn.state.say.list(lines) }, facts);
}

/** Where packages list nothing, what the Gig's page says of them. */
function sayDescribed(turn: BuyerTurn, gig: Gig, packs: Package[]): void {
  const statements = gigFacts(gig).filter(({ id }) => /#description\.\d/.test(id));
  const lines = packs.flatMap(pack => statements.find(({ text }) => text.startsWith(`${pack.name} (`)) ?? []);
  if (lines.length > 0)
    for (const fact of lines) turn.add(/[.!]$/.test(fact.text) ? fact.text : `${fact.text}.`, [fact]);
  else {
    const facts = packs.flatMap(pack => packagePart(gig, pack, 'description'));
    for (const fact of facts) turn.add(/[.!]$/.test(fact.text) ? fact.text : `${fact.text}.`, [fact]);
    if (facts.length === 0) sayPrices(turn, gig);
  }
}
