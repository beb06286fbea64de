import type { Gig, Package } from '../../assistant/documents.ts';
import { rushExtra } from '../../assistant/pricing.ts';
import type { Clause } from '../../language/understanding.ts';
import { asksQuickest } from './cues.ts';
import { answerFromKnowledge } from './faq.ts';
import { sayExtra, sayRush } from './pricing.ts';
import { eachPart, packagePart } from './sources.ts';
import type { BuyerTurn } from './turn.ts';
import { askedPackage, daysUntil, namedPackage, recommended } from './wishes.ts';

/** How long it takes: for the package named, or compactly for all. False where the Gig does not say. */
export function answerDelivery(turn: BuyerTurn, clause: Clause, gig: Gig): boolean {
  const { entities } = turn.state.understanding;
  if (entities.deadline) return answerDeadline(turn, gig);
  const fastest = asksQuickest(turn.state.text);
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
  else if (fastest) sayRush(turn, gig);
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

/** Whether the buyer's day can be met: by a package, by a rush extra, or honestly not. False where nobody can tell. */
export function answerDeadline(turn: BuyerTurn, gig: Gig): boolean {
  const { deadline } = turn.state.conversation.brief;
  if (!deadline) return false;
  const days = daysUntil(turn, deadline);
  const chosen =
    namedPackage(turn, gig) ?? gig.packages.find(({ tier }) => tier === turn.state.conversation.brief.package);
  const able = (chosen ? [chosen] : gig.packages).filter(
    one => one.deliveryDays !== undefined && one.deliveryDays <= days,
  );
  const fit = recommended(turn, gig);
  const best = fit && able.includes(fit) ? fit : able.at(-1);
  if (best?.deliveryDays !== undefined) {
    turn.say('rush.fits', { package: best.name, days: best.deliveryDays }, packagePart(gig, best, 'delivery'));
    return true;
  }
  const extra = rushExtra(gig, days);
  if (extra) {
    turn.say('rush.withExtra');
    return sayExtra(turn, gig.id, extra.n);
  }
  const fastest = quickest(gig);
  if (!fastest) return false;
  sayTooSoon(turn, gig, fastest);
  return true;
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

/** Whether the known deadline is out of reach for all the Gig has; unknown counts as within reach. */
export function isTooSoon(turn: BuyerTurn, gig: Gig): boolean {
  const { deadline, package: tier } = turn.state.conversation.brief;
  if (!deadline) return false;
  const days = daysUntil(turn, deadline);
  const packs = gig.packages.filter(one => !tier || one.tier === tier);
  const known = packs.filter(one => one.deliveryDays !== undefined);
  if (known.length === 0 || rushExtra(gig, days)) return false;
  return known.every(one => (one.deliveryDays ?? 0) > days);
}

/** How many rounds of changes: the package named, or compactly all. False where the Gig does not say. */
export function answerRevisions(turn: BuyerTurn, clause: Clause, gig: Gig): boolean {
  const { say } = turn.state;
  const named = askedPackage(turn, gig);
  const counted = gig.packages.filter(one => one.revisions !== undefined);
  if (counted.length === 0) return answerFromKnowledge(turn, clause);
  const wording = (one: Package): string =>
    one.revisions === 'unlimited' ? say('revisions.unlimited') : say('revisions.count', { count: one.revisions ?? 0 });
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
