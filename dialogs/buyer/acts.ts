import type { Act, Clause } from '../../language/understanding.ts';
import type { BuyerTurn } from './turn.ts';

export const does = ({ acts }: Pick<Clause, 'acts'>, act: Act): boolean => acts.includes(act);

/** Whether any clause of the turn does it. */
export const anyDoes = ({ state }: BuyerTurn, act: Act): boolean =>
  state.understanding.clauses.some(clause => does(clause, act));

/** Whether the turn begins so, whatever follows. */
const beginsBy = ({ state }: BuyerTurn, act: Act): boolean => {
  const [first] = state.understanding.clauses;
  return first !== undefined && does(first, act);
};

/** Says that something shown is right, and takes nothing of that back. */
export const agrees = (turn: BuyerTurn): boolean =>
  (anyDoes(turn, 'agrees') || anyDoes(turn, 'accepts')) && !anyDoes(turn, 'reserves');

/** Asks by its words or by a sign, which may stand anywhere in the turn. */
export const asksPlainly = (turn: BuyerTurn): boolean =>
  hasQuestionMark(turn.state.text) || beginsBy(turn, 'questions');

/** A line of a written brief: "Budget: 450". */
export const isLabelled = (clause: Pick<Clause, 'acts' | 'text'>): boolean =>
  (does(clause, 'labels') || does(clause, 'slots')) && !hasQuestionMark(clause.text);

/** Ends in a question mark, in any script. */
export const hasQuestionMark = (text: string): boolean => /[?？؟]/.test(text);
