import type { Json, JsonObject } from '../assistant/documents.ts';
import { textBlock } from './elements.ts';

/** More than this does not fit a button in the width Teams gives a card on a phone. */
const mostLetters = 36;

/** The card with its buttons as rows to tap where one of them is long: hosts cut a button's words, and wrap a row's. */
export function withRowsForLongButtons(card: JsonObject): JsonObject {
  if (!Array.isArray(card.body) || !card.body.some(isLong)) return card;
  return { ...card, body: card.body.map(rowed) };
}

const isLong = (element: Json): boolean => String(onlyAction(element)?.title ?? '').length > mostLetters;

function rowed(element: Json): Json {
  const action = onlyAction(element);
  if (!action) return element;
  const words = textBlock(String(action.title ?? ''), { weight: 'Bolder', color: 'Accent' });
  return { type: 'Container', spacing: 'Small', style: 'emphasis', selectAction: action, items: [words] };
}

function onlyAction(element: Json): JsonObject | undefined {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return undefined;
  if (element.type !== 'ActionSet' || !Array.isArray(element.actions) || element.actions.length !== 1) return undefined;
  const [action] = element.actions;
  return typeof action === 'object' && action !== null && !Array.isArray(action) ? action : undefined;
}
