import type { Card, Json, JsonObject, Message } from '../../assistant/documents.ts';
import type { CardAction } from '../../cards/actions.ts';

/** A button as a buyer sees it, and what a tap on it sends. */
export interface Button {
  title: string;
  action: CardAction;
  /** Marked as the one that fits. */
  marked: boolean;
  data: JsonObject;
}

/** All the buttons of a card, in the order they are read. */
export function buttonsOf(card: Card): Button[] {
  const found: Button[] = [];
  collect(card.content, found);
  return found;
}

function collect(part: Json, found: Button[]): void {
  if (Array.isArray(part)) for (const each of part) collect(each, found);
  else if (part && typeof part === 'object') {
    const { type, title, data, style } = part;
    if (type === 'Action.Submit' && data && typeof data === 'object' && !Array.isArray(data))
      found.push({
        title: String(title),
        action: data.pa as unknown as CardAction,
        marked: style === 'positive',
        data,
      });
    for (const each of Object.values(part)) collect(each ?? null, found);
  }
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** "choose premium", "confirm", "edit deadline", "human", or what stands on the button. */
function isMeant({ title, action }: Button, wanted: string): boolean {
  if (same(title, wanted)) return true;
  switch (action.do) {
    case 'choosePackage':
      return same(wanted, `choose ${action.tier}`);
    case 'choose':
      return same(wanted, action.value);
    case 'editBrief':
      return same(wanted, `edit ${action.slot}`);
    case 'confirmBrief':
      return same(wanted, 'confirm');
    case 'human':
      return same(wanted, 'human');
    default:
      return false;
  }
}

/** The button of the newest card that has it; undefined where no card does. */
export function buttonCalled(messages: Message[], wanted: string): Button | undefined {
  for (const { card } of messages.toReversed()) {
    const button = card && buttonsOf(card).find(each => isMeant(each, wanted));
    if (button) return button;
  }
  return undefined;
}
