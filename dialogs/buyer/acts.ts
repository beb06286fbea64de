import type { Act, Clause } from '../../language/understanding.ts';
import type { BuyerTurn } from './turn.ts';

export const does = ({ acts }: Pick<Clause, 'acts'>, act: Act): boolean => acts.includes(act);

/** Whether any clause of the turn does it. */
export const anyDoes = ({ state }: BuyerTurn, act: Act): boolean =>
  state.understanding.clauses.some(clause => does(clause, act));
