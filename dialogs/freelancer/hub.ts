import type { TurnContext } from 'botbuilder';
import type { HandoverNotice } from '../../assistant/documents.ts';
import { needsPerson } from '../../assistant/inbox.ts';
import { type CardAction, freelancerActions } from '../../cards/actions.ts';
import { handoverCard, replyInput } from '../../cards/handover.ts';
import type { PhraseKey } from '../../language/say.ts';
import { type Dialogs, reply, type TurnState, turnState } from '../turnState.ts';

type OwnAction = CardAction & { do: 'takeOver' | 'reply' | 'return' | 'notAFit' };

/** The freelancer's own chat: hears of buyers who need a person, and acts on their conversations from the card. */
export function freelancerDialogs(): Dialogs {
  return { version: 1, run: answerFreelancer };
}

async function answerFreelancer(context: TurnContext): Promise<void> {
  const turn = turnState(context);
  if (turn.notice) await showNews(context, turn.notice);
  else if (turn.tap) await act(context, turn.tap);
  else if (turn.arrival) await say(context, 'own.linked', { name: turn.freelancer.displayName });
  else await showWaiting(context);
}

// ---- News of a buyer's conversation ----------------------------------------------------------------------------

async function showNews(context: TurnContext, notice: NonNullable<TurnState['notice']>): Promise<void> {
  const { now, earlier } = notice;
  if (!earlier) {
    await showCard(context, now, 'own.needsYou');
    return;
  }
  const wrote = newWords(now, earlier);
  if (wrote) await say(context, 'own.buyerWrote', { buyer: now.buyerName, text: wrote });
  await updateCard(context, now, now.status === earlier.status ? undefined : nowKeys[now.status]);
}

const nowKeys = {
  live: 'own.nowLive',
  handedOver: 'own.nowHandedOver',
  takenOver: 'own.nowTakenOver',
  closed: 'own.nowClosed',
} as const;

/** What the buyer said since the earlier notice, if they spoke last. */
function newWords(now: HandoverNotice, earlier: HandoverNotice): string | undefined {
  const last = now.lastMessages.at(-1);
  if (last?.from !== 'buyer' || now.status === 'live') return undefined;
  const same =
    now.status === earlier.status && JSON.stringify(now.lastMessages) === JSON.stringify(earlier.lastMessages);
  return same ? undefined : last.text;
}

// ---- What the freelancer does ----------------------------------------------------------------------------------

async function act(context: TurnContext, { action, inputs }: NonNullable<TurnState['tap']>): Promise<void> {
  const turn = turnState(context);
  const notice = turn.conversation.notices[action.conversation];
  if (!notice || !isOwn(action)) return say(context, 'own.unknownCard');
  const stale = staleKey(action, notice);
  if (stale) return showCard(context, notice, stale);
  if (action.do !== 'reply') {
    turn.command(action.conversation, { kind: action.do });
    return;
  }
  const text = inputs[replyInput]?.trim();
  if (!text) return say(context, 'own.emptyReply');
  turn.command(action.conversation, { kind: 'reply', text });
  return say(context, 'own.replySent', { buyer: notice.buyerName });
}

const isOwn = (action: CardAction): action is OwnAction => freelancerActions.has(action.do);

/** Why a tap no longer makes sense: the conversation moved on since the card was shown. */
function staleKey(action: OwnAction, { status }: HandoverNotice): PhraseKey | undefined {
  if (status === 'closed') return 'own.alreadyClosed';
  if (action.do === 'takeOver' && status === 'takenOver') return 'own.alreadyTakenOver';
  if (action.do === 'return' && status === 'live') return 'own.alreadyLive';
  return undefined;
}

async function showWaiting(context: TurnContext): Promise<void> {
  const { conversation, say: words } = turnState(context);
  const waiting = Object.values(conversation.notices).filter(needsPerson);
  if (waiting.length === 0) {
    await say(context, 'own.nobodyWaits');
    return say(context, 'own.help');
  }
  await say(context, 'own.waiting', { buyers: words.list(waiting.map(({ buyerName }) => buyerName)) });
  for (const notice of waiting.slice(-3)) await showCard(context, notice);
}

// ---- How it is said --------------------------------------------------------------------------------------------

function say(context: TurnContext, key: PhraseKey, values?: Record<string, string>): Promise<void> {
  return reply(context, { sentences: [sentence(context, key, values)] });
}

function sentence(context: TurnContext, key: PhraseKey, values?: Record<string, string>) {
  return { text: turnState(context).say(key, values), facts: [] };
}

const keyOf = (notice: HandoverNotice): string => `handover:${notice.conversationId}`;

/** Shows the card anew; from then on this one is the one updated. */
async function showCard(context: TurnContext, notice: HandoverNotice, key?: PhraseKey): Promise<void> {
  if (key) await say(context, key, { buyer: notice.buyerName });
  await reply(context, { ...cardOnly(context, notice), key: keyOf(notice) });
}

/** Brings the card last shown up to date, in place where the channel can. */
async function updateCard(context: TurnContext, notice: HandoverNotice, key?: PhraseKey): Promise<void> {
  if (key) await say(context, key, { buyer: notice.buyerName });
  await reply(context, { ...cardOnly(context, notice), updates: keyOf(notice) });
}

function cardOnly(context: TurnContext, notice: HandoverNotice) {
  return { sentences: [], card: handoverCard({ notice, say: turnState(context).say }) };
}
