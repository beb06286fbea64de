import {
  ComponentDialog,
  Dialog,
  type DialogContext,
  DialogSet,
  type DialogState,
  type DialogStateManagerConfiguration,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import type { Dialogs } from '../turnState.ts';
import type { Memory } from './memory.ts';
import { greet, introduce, isIntroduced } from './opening.ts';
import { respond } from './respond.ts';
import { type BuyerTurn, openTurn } from './turn.ts';

/** Raised when the steps of a waterfall change their meaning: older dialog states then start again, the brief kept. */
const version = 1;
const rootId = 'buyer';

/** Where the SDK looks for its memory scopes before it makes them anew, which costs it more than the rest of a dialog's turn. */
const scopesKey = 'DialogStateManagerConfiguration';

/** The whole conversation: deals with what a turn brings, and goes on with the waterfall that runs, if one does. */
class BuyerConversation extends ComponentDialog {
  readonly #turn: BuyerTurn;

  constructor(turn: BuyerTurn) {
    super(rootId);
    this.#turn = turn;
  }

  protected override onBeginDialog(innerDC: DialogContext): Promise<DialogTurnResult> {
    return this.#take(innerDC);
  }

  protected override onContinueDialog(innerDC: DialogContext): Promise<DialogTurnResult> {
    return this.#take(innerDC);
  }

  async #take(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = this.#turn;
    if (turn.state.arrival) greet(turn);
    else {
      const introduced = isIntroduced(turn);
      introduce(turn);
      await respond(dc, turn, introduced);
    }
    return Dialog.EndOfTurn;
  }
}

/** The buyer's dialogs; one turn each run, everything else it knows and changes is in `turnState(context)`. */
export function buyerDialogs(): Dialogs {
  let memoryScopes: DialogStateManagerConfiguration | undefined;
  return {
    version,
    async run(context, accessor) {
      const kept: DialogState & { memory?: Partial<Memory> } = await accessor.get(context, { dialogStack: [] });
      const turn = openTurn(context, kept);
      const dialogs = new DialogSet(accessor);
      dialogs.add(new BuyerConversation(turn));
      if (memoryScopes) context.turnState.set(scopesKey, memoryScopes);
      const dc = await dialogs.createContext(context);
      memoryScopes ??= dc.state.configuration;
      if (dc.activeDialog) await dc.continueDialog();
      else await dc.beginDialog(rootId);
      await accessor.set(context, kept);
      await turn.send(context);
    },
  };
}
