import type { Day, Gig, Package } from '../../assistant/documents.ts';
import { packageOf, rushExtra } from '../../assistant/pricing.ts';
import type { Clause } from '../../language/understanding.ts';
import { anyDoes } from './acts.ts';
import { answerFromKnowledge } from './faq.ts';
import { sayExtra, sayRush } from './pricing.ts';
import { eachPart, packagePart } from './sources.ts';
import { revisionsInWords } from './terms.ts';
import type { BuyerTurn } from './turn.ts';
import { askedPackage, daysUntil, namedPackage, recommended } from './wishes.ts';

/** How long it takes: for the package named, or compactly for all. False where the Gig does not say. */
export function answerDelivery(turn: BuyerTurn, clause: Clause, gig: Gig): boolean {
  const { entities } = turn.state.understanding;
  if (entities.deadline) return answerDeadline(turn, gig);
  const fastest = anyDoes(turn, 'quickest');
  const named = askedPackage(turn, gig);
  const timed = gig.packages.filter(one => one.deliveryDays !== undefined);
  if (named?.deliveryDays !== undefined) {
    const facts = packagePart(gig, named, 'delivery');
    turn.say('delivery.one', { package: named.name, days: named.deliveryDays }, facts);
    if (fastest) sayRush(turn, gig);
    return true;
  }
  if (timed.length === 0) return answerFromKnowledge(turn, clause);
  const [first] = timed;
  const same = timed.every(one => one.deliveryDays === first?.deliveryDays);
  const facts = eachPart(gig, timed, 'delivery');
  if (same) turn.say('delivery.same', { days: first?.deliveryDays ?? 0 }, facts);
  else turn.say('delivery.list', { items: turn.state.say.list(timed.map(one => deliveryItem(turn, one))) }, facts);
  if (entities.urgent) sayQuickest(turn, gig);
  else if (fastest || turn.state.settings.detail === 'detailed') sayRush(turn, gig);
  return true;
}

const deliveryItem = (turn: BuyerTurn, one: Package): string =>
  turn.state.say('delivery.item', { package: one.name, days: one.deliveryDays ?? 0 });

/** A hurry: whether the day can be met, or what is quickest where no day was named. */
export function answerRush(turn: BuyerTurn, clause: Clause, gig: Gig): boolean {
  const { deadline } = turn.state.understanding.entities;
  if (deadline) return answerDeadline(turn, gig);
  if (sayQuickest(turn, gig)) {
    if (!turn.state.conversation.brief.deadline) turn.say('rush.when');
    return true;
  }
  return answerDelivery(turn, clause, gig);
}

/** Says what shortens the order most; false where nothing does. */
function sayQuickest(turn: BuyerTurn, gig: Gig): boolean {
  if (sayRush(turn, gig)) return true;
  const fastest = quickest(gig);
  if (!fastest) return false;
  turn.say(
    'rush.quickest',
    { package: fastest.name, days: fastest.deliveryDays ?? 0 },
    packagePart(gig, fastest, 'delivery'),
  );
  return true;
}

const quickest = (gig: Gig): Package | undefined =>
  gig.packages
    .filter(one => one.deliveryDays !== undefined)
    .sort((a, b) => (a.deliveryDays ?? 0) - (b.deliveryDays ?? 0))[0];

/** Whether the day this turn names can be met: by a package, by a rush extra, or honestly not. False where nobody can tell. */
export function answerDeadline(turn: BuyerTurn, gig: Gig): boolean {
  const day = turn.state.understanding.entities.deadline ?? turn.state.conversation.brief.deadline;
  if (!day) return false;
  if (turn.done.has('day')) return true;
  const reach = reachOf(turn, gig, day);
  if (reach.by === 'unknown') return false;
  turn.done.add('day');
  if (reach.by === 'package') {
    const { name, deliveryDays: days = 0 } = reach.pack;
    turn.say('rush.fits', { package: name, days }, packagePart(gig, reach.pack, 'delivery'));
    if (!namedPackage(turn, gig) && !turn.memory.gathering) sayOthers(turn, gig, reach.pack, day);
  } else if (reach.by === 'extra') {
    turn.say('rush.withExtra');
    sayExtra(turn, gig.id, reach.n);
  } else sayTooSoon(turn, gig, reach.fastest);
  return true;
}

/** Where no package was named: how long the others take, and what makes a late one quick enough. */
function sayOthers(turn: BuyerTurn, gig: Gig, fits: Package, day: Day): void {
  const others = gig.packages.filter(one => one !== fits && one.deliveryDays !== undefined);
  if (others.length === 0) return;
  const items = turn.state.say.list(others.map(one => deliveryItem(turn, one)));
  turn.say('delivery.list', { items }, eachPart(gig, others, 'delivery'));
  const days = daysUntil(turn, day);
  const extra = others.some(one => (one.deliveryDays ?? 0) > days) ? rushExtra(gig, days) : undefined;
  if (extra) sayExtra(turn, gig.id, extra.n);
}

type Reach =
  | { by: 'package'; pack: Package }
  | { by: 'extra'; n: number }
  | { by: 'nothing'; fastest: Package }
  | { by: 'unknown' };

/** What meets a day: the package meant if it does, else any that fits, else a rush extra. */
function reachOf(turn: BuyerTurn, gig: Gig, day: Day): Reach {
  const days = daysUntil(turn, day);
  const chosen = namedPackage(turn, gig) ?? packageOf(gig, turn.state.conversation.brief.package);
  const able = (chosen ? [chosen] : gig.packages).filter(one => (one.deliveryDays ?? Number.POSITIVE_INFINITY) <= days);
  const fit = recommended(turn, gig);
  const pack = fit && able.includes(fit) ? fit : able.at(-1);
  if (pack) return { by: 'package', pack };
  const extra = rushExtra(gig, days);
  if (extra) return { by: 'extra', n: extra.n };
  const fastest = quickest(gig);
  return fastest ? { by: 'nothing', fastest } : { by: 'unknown' };
}

/** "Could you do it in 2 days?", heard with a no, is no deadline: the buyer may well need it later. */
export function isOnlyWish(turn: BuyerTurn, gig: Gig, day: Day): boolean {
  const { understanding, settings } = turn.state;
  const asks = understanding.clauses.every(one => one.asks) && !anyDoes(turn, 'needs');
  return asks && !settings.handover.rush && isTooSoon(turn, gig, day);
}

function sayTooSoon(turn: BuyerTurn, gig: Gig, fastest: Package): void {
  turn.tooSoon = true;
  turn.say('rush.tooSoon', {});
  const extra = rushExtra(gig, Number.POSITIVE_INFINITY);
  if (extra) sayExtra(turn, gig.id, extra.n);
  else
    turn.say(
      'rush.quickest',
      { package: fastest.name, days: fastest.deliveryDays ?? 0 },
      packagePart(gig, fastest, 'delivery'),
    );
}

/** Whether a day is out of reach for all the Gig has; unknown counts as within reach. */
export function isTooSoon(turn: BuyerTurn, gig: Gig, day: Day | undefined): boolean {
  return day !== undefined && reachOf(turn, gig, day).by === 'nothing';
}

/** How many rounds of changes: the package named, or compactly all. False where the Gig does not say. */
export function answerRevisions(turn: BuyerTurn, clause: Clause, gig: Gig): boolean {
  const { say } = turn.state;
  const named = askedPackage(turn, gig);
  const counted = gig.packages.filter(one => one.revisions !== undefined);
  if (counted.length === 0) return answerFromKnowledge(turn, clause);
  const wording = (one: Package): string => revisionsInWords(say, one.revisions ?? 0);
  if (named?.revisions !== undefined) {
    turn.say('revisions.one', { package: named.name, revisions: wording(named) }, packagePart(gig, named, 'revisions'));
    return true;
  }
  const [first] = counted;
  const facts = eachPart(gig, counted, 'revisions');
  if (first && counted.every(one => one.revisions === first.revisions)) {
    turn.say(counted.length > 1 ? 'revisions.same' : 'revisions.only', { revisions: wording(first) }, facts);
    return true;
  }
  const items = counted.map(one => say('revisions.item', { package: one.name, revisions: wording(one) }));
  turn.say('revisions.list', { items: say.list(items) }, facts);
  return true;
}
