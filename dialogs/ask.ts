import { Dialog, type DialogContext, type DialogTurnResult, type WaterfallStep } from 'botbuilder-dialogs';

/** What the buyer's turn says about the question that was put. */
export type Read =
  | { kind: 'value'; value: string }
  /** They do not want to answer, or cannot. */
  | { kind: 'skip' }
  /** They asked something themselves: answered by now, and the question is put again; `idle`: there was nothing to answer. */
  | { kind: 'aside'; idle?: boolean }
  /** They said something that is no answer. */
  | { kind: 'unclear' };

/** One question of a waterfall; `slot` is the key its answer is kept under. */
export interface Question {
  slot: string;
  /** Known already, or not worth asking: it is left out. */
  known(): boolean;
  put(how: 'first' | 'again' | 'afterAside'): void;
  read(): Read;
  keep(value: string): void;
  /** Given up after two tries, or skipped. */
  leave(): void;
}

const mostTries = 2;
/** Whatever came up in between, nobody is asked the same thing more often. */
const mostPuts = 4;
const dialogOf = (slot: string): string => `ask:${slot}`;

/** Puts one question and waits for its answer; at most two tries. */
class QuestionDialog extends Dialog {
  readonly #question: Question;

  constructor(question: Question) {
    super(dialogOf(question.slot));
    this.#question = question;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    this.#stateOf(dc).tries = 1;
    this.#stateOf(dc).puts = 1;
    this.#question.put('first');
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const read = this.#question.read();
    if (read.kind === 'value') return dc.endDialog(read.value);
    const state = this.#stateOf(dc);
    state.puts++;
    if (read.kind === 'aside' && state.puts <= mostPuts && !(read.idle && state.tries >= mostTries)) {
      if (read.idle) state.tries++;
      this.#question.put('afterAside');
      return Dialog.EndOfTurn;
    }
    if (read.kind === 'skip' || state.tries >= mostTries || state.puts > mostPuts) {
      this.#question.leave();
      return dc.endDialog();
    }
    state.tries++;
    this.#question.put('again');
    return Dialog.EndOfTurn;
  }

  /** Something was changed on top of this question. */
  override async resumeDialog(): Promise<DialogTurnResult> {
    this.#question.put('afterAside');
    return Dialog.EndOfTurn;
  }

  #stateOf(dc: DialogContext): { tries: number; puts: number } {
    return dc.activeDialog?.state as { tries: number; puts: number };
  }
}

/** The dialog that puts this question; add it beside the waterfall that asks it. */
export function questionDialog(question: Question): Dialog {
  return new QuestionDialog(question);
}

/** A question as two steps of a waterfall: put it, unless it is known; keep its answer under its own key. */
export function ask(question: Question): [WaterfallStep, WaterfallStep] {
  return [
    async step => (question.known() ? step.next() : step.beginDialog(dialogOf(question.slot))),
    async step => {
      if (typeof step.result === 'string') question.keep(step.result);
      return step.next();
    },
  ];
}
