import type { Package } from '../../assistant/documents.ts';
import type { Say } from '../../language/say.ts';
import type { BuyerTurn } from './turn.ts';

/** Whether time or revisions are asked besides, which then get an answer of their own. */
export const asksTerms = ({ state }: BuyerTurn): boolean =>
  state.understanding.topics.some(({ topic }) => topic === 'delivery' || topic === 'revisions' || topic === 'rush');

/** A package with its price, in full with its time and revisions. */
export function priceItem(say: Say, pack: Package, full: boolean): string {
  const terms = [
    ...(pack.deliveryDays === undefined ? [] : [say('price.days', { days: pack.deliveryDays })]),
    ...(pack.revisions === undefined ? [] : [revisionsInWords(say, pack.revisions)]),
  ];
  const values = { package: pack.name, price: say.money(pack.price), terms: say.list(terms) };
  return say(full && terms.length > 0 ? 'price.itemTerms' : 'price.item', values);
}

/** "3 revisions", "unlimited revisions". */
export function revisionsInWords(say: Say, revisions: number | 'unlimited'): string {
  return revisions === 'unlimited' ? say('revisions.unlimited') : say('revisions.count', { count: revisions });
}
