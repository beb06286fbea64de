import type { Address, Fact, Gig, Package } from '../../assistant/documents.ts';
import { majorUnits } from '../../assistant/money.ts';
import { affordable, cheapest, isListed, rushExtra } from '../../assistant/pricing.ts';
import { packagesCard } from '../../cards/packages.ts';
import type { Clause } from '../../language/understanding.ts';
import { does } from './acts.ts';
import { namedExtra } from './extras.ts';
import { answerFromKnowledge } from './faq.ts';
import { heldIn } from './holding.ts';
import { eachPart, extraFacts, packagePart } from './sources.ts';
import { asksTerms, priceItem, revisionsInWords } from './terms.ts';
import { type BuyerTurn, gigName, titleFacts } from './turn.ts';
import { askedPackage, namedPackage, recommended } from './wishes.ts';

/** What a price question gets: the one number asked for, or all of them with the card. */
export function answerPrice(turn: BuyerTurn, clause: Clause, gig: Gig): void {
  const { budget } = turn.state.understanding.entities;
  const named = askedPackage(turn, gig);
  if (does(clause, 'quickest') && sayRush(turn, gig)) return;
  const { presumes } = clause;
  if (does(clause, 'haggles') || presumes?.wants) answerHaggling(turn, clause, gig, named);
  else if (answerExtraPrice(turn, clause, gig)) return;
  else if (presumes?.amount !== undefined) correctPremise(turn, gig, presumes.amount);
  else if (budget && named && named.price.amount > budget.amount) answerHaggling(turn, clause, gig, named);
  else if (budget) answerBudget(turn, gig);
  else if (named) sayPackage(turn, gig, named);
  else answerAllPrices(turn, gig);
}

function answerAllPrices(turn: BuyerTurn, gig: Gig): void {
  sayPrices(turn, gig);
  notePerOrder(turn);
  recommend(turn, gig);
  showPackages(turn, gig);
}

/** The prices of all packages in one sentence. */
export function sayPrices(turn: BuyerTurn, gig: Gig): void {
  const { say } = turn.state;
  const [only, ...more] = gig.packages;
  if (!only) return;
  const facts = eachPart(gig, gig.packages, 'price');
  if (more.length === 0) {
    turn.say('price.only', { gig: gigName(gig), price: say.money(only.price) }, [...facts, ...titleFacts(gig)]);
    return;
  }
  const full = turn.state.settings.detail === 'detailed' && !asksTerms(turn);
  if (full) facts.push(...eachPart(gig, gig.packages, 'delivery'), ...eachPart(gig, gig.packages, 'revisions'));
  const items = gig.packages.map(one => priceItem(say, one, full));
  turn.say('price.list', { items: say.list(items) }, facts);
}

/** One package's price and time; in detail, its revisions too. */
export function sayPackage(turn: BuyerTurn, gig: Gig, pack: Package): void {
  const { say } = turn.state;
  turn.say('price.one', { package: pack.name, price: say.money(pack.price) }, packagePart(gig, pack, 'price'));
  if (pack.deliveryDays !== undefined)
    turn.say('delivery.short', { days: pack.deliveryDays }, packagePart(gig, pack, 'delivery'));
  if (pack.revisions !== undefined && turn.state.settings.detail === 'detailed' && !asksTerms(turn)) {
    const revisions = revisionsInWords(say, pack.revisions);
    turn.say('revisions.only', { revisions }, packagePart(gig, pack, 'revisions'));
  }
  notePerOrder(turn);
}

/** A price is for one order: what several cost together is the freelancer's to say. */
function notePerOrder(turn: BuyerTurn): void {
  const quantity = turn.state.understanding.entities.quantity ?? 1;
  if (quantity > 1) turn.say('price.several', { quantity, name: turn.state.freelancer.displayName });
}

function answerExtraPrice(turn: BuyerTurn, clause: Clause, gig: Gig): boolean {
  const n = namedExtra(clause, gig);
  return n >= 0 && sayExtra(turn, gig.id, n);
}

/** The extra that makes the whole order quicker; false where there is none. */
export function sayRush(turn: BuyerTurn, gig: Gig): boolean {
  const quick = rushExtra(gig, Number.POSITIVE_INFINITY);
  return quick !== undefined && sayExtra(turn, gig.id, quick.n);
}

/** What an extra costs and does to the time; false where there is none. */
export function sayExtra(turn: BuyerTurn, gigId: string, n: number): boolean {
  const gig = turn.state.knowledge.gigs.find(({ id }) => id === gigId);
  const extra = gig?.extras[n];
  if (!gig || !extra) return false;
  const facts = extraFacts(gig, n);
  const [fact] = facts;
  if (fact && turn.quoted.some(({ id }) => id === fact.id)) return true;
  turn.quoted.push(...facts);
  turn.say('extra.price', { extra: extra.name, price: turn.state.say.money(extra.price) }, facts);
  if (extra.deliveryDays !== undefined) turn.say('extra.whole', { days: extra.deliveryDays }, facts);
  else if (extra.additionalDays) turn.say('extra.longer', { days: extra.additionalDays }, facts);
  return true;
}

/** The listed price stays; anything else is the freelancer's decision, and asking twice reaches them. */
function answerHaggling(turn: BuyerTurn, clause: Clause, gig: Gig, named?: Package): void {
  const lowest = cheapest(gig);
  const name = turn.state.freelancer.displayName;
  turn.memory.haggled++;
  if (!answerFromKnowledge(turn, clause, ['faq', 'qa'])) turn.say('price.noDiscount', { name });
  if (named && named !== lowest)
    turn.say(
      'price.one',
      { package: named.name, price: turn.state.say.money(named.price) },
      packagePart(gig, named, 'price'),
    );
  if (lowest)
    turn.say(
      'price.lowest',
      { package: lowest.name, price: turn.state.say.money(lowest.price) },
      packagePart(gig, lowest, 'price'),
    );
  if (turn.memory.haggled > 1) turn.memory.gathering = 'customOffer';
  else turn.suggest([turn.state.say('suggest.customPrice', { name }), turn.state.say('suggest.compare')]);
}

/** "It's $50, right?": the true number, whatever was presumed. */
function correctPremise(turn: BuyerTurn, gig: Gig, amount: number): void {
  const { say } = turn.state;
  const named = namedPackage(turn, gig);
  const holds = named ? majorUnits(named.price) === amount : isListed(gig, amount);
  turn.say(holds ? 'price.premiseRight' : 'price.premiseWrong', {});
  if (named)
    turn.say('price.one', { package: named.name, price: say.money(named.price) }, packagePart(gig, named, 'price'));
  else sayPrices(turn, gig);
}

/** What a budget buys, or honestly that it does not. */
export function answerBudget(turn: BuyerTurn, gig: Gig): void {
  const { budget } = turn.state.conversation.brief;
  const within = budget && affordable(gig, budget);
  const lowest = cheapest(gig);
  if (!within || !lowest) {
    sayPrices(turn, gig);
    return;
  }
  const best = recommended(turn, gig) ?? within.at(-1);
  if (best && within.includes(best)) sayFits(turn, gig, best);
  else
    turn.say(
      'price.overBudget',
      { package: lowest.name, price: turn.state.say.money(lowest.price) },
      packagePart(gig, lowest, 'price'),
    );
  showPackages(turn, gig);
}

function sayFits(turn: BuyerTurn, gig: Gig, best: Package): void {
  turn.say(
    'price.inBudget',
    { package: best.name, price: turn.state.say.money(best.price) },
    packagePart(gig, best, 'price'),
  );
}

/** Points to the package that fits, in the style the freelancer chose. */
export function recommend(turn: BuyerTurn, gig: Gig): void {
  const style = turn.state.settings.pricingStyle;
  const pack = recommended(turn, gig);
  if (!pack || turn.done.has(`recommended:${pack.tier}`)) return;
  turn.done.add(`recommended:${pack.tier}`);
  const reason = reasonFor(turn, gig, pack);
  if (style === 'informative') {
    if (reason) turn.say('recommend.holds', { package: pack.name, item: reason.text }, reason.facts);
    return;
  }
  const key = style === 'assertive' ? 'recommend.assertive' : 'recommend.balanced';
  turn.say(key, { package: pack.name });
  if (reason) turn.say('recommend.because', { package: pack.name, item: reason.text }, reason.facts);
}

function reasonFor(turn: BuyerTurn, gig: Gig, pack: Package): { text: string; facts: Fact[] } | undefined {
  const held = turn.state.understanding.clauses.flatMap(clause => heldIn(clause, gig)).find(one => one.pack === pack);
  return held && { text: held.line, facts: held.facts };
}

/** The packages side by side; once a Gig, unless they are asked for. */
export function showPackages(turn: BuyerTurn, gig: Gig, again = false): void {
  if (gig.packages.length < 2 || (!again && turn.memory.shownPackagesOf === gig.id)) return;
  turn.memory.shownPackagesOf = gig.id;
  const { conversation, say } = turn.state;
  const tier = recommended(turn, gig)?.tier ?? null;
  const facts = (['price', 'delivery', 'revisions'] as const).flatMap(part => eachPart(gig, gig.packages, part));
  const wide = isChatPage(conversation.address);
  turn.show(packagesCard({ gig, recommended: tier, conversation: conversation.id, say, wide }), facts);
}

/** Our page folds the columns of a card where it is narrow; Teams, the Emulator and the Playground cut them off. */
const isChatPage = (address: Address | null): boolean =>
  address?.transport !== 'connector' || ['directline', 'webchat'].includes(address.channelId);
