import { type Activity, ActivityTypes, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder';
import { type Reply, setTurnState, type TurnState } from '../dialogs/turnState.ts';

/** The adapter of a turn: keeps what is said, sends nothing. */
class CollectingAdapter extends BotAdapter {
  readonly replies: Reply[] = [];

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    for (const activity of activities) {
      const said: Reply | undefined = activity.channelData?.reply;
      if (said) this.replies.push(said);
    }
    return activities.map((_, n) => ({ id: String(n) }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error('a turn updates by a reply that names the key');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('a turn takes nothing back');
  }

  override async continueConversation(): Promise<void> {
    throw new Error('a turn is started by the engine');
  }
}

/** Runs a dialog once over a context that only collects, and returns what it said. */
export async function collectReplies(state: TurnState, run: (context: TurnContext) => Promise<void>): Promise<Reply[]> {
  const adapter = new CollectingAdapter();
  const { conversation, text } = state;
  const context = new TurnContext(adapter, {
    type: ActivityTypes.Message,
    channelId: conversation.address?.channelId ?? 'directline',
    id: 'turn',
    text,
    from: { id: conversation.buyer.id, name: conversation.buyer.displayName },
    recipient: { id: conversation.freelancerId, name: state.settings.name },
    conversation: { id: conversation.id, isGroup: false, conversationType: 'personal', name: '' },
    locale: state.say.language,
  });
  setTurnState(context, state);
  await run(context);
  return adapter.replies;
}
