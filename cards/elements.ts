import type { JsonObject } from '../assistant/documents.ts';
import type { CardAction } from './actions.ts';

/** Card elements as plain data; `undefined` fields must not be given. */
export function textBlock(text: string, style: JsonObject = {}): JsonObject {
  return { type: 'TextBlock', text, wrap: true, ...style };
}

export function container(items: JsonObject[], style: JsonObject = {}): JsonObject {
  return { type: 'Container', items, ...style };
}

/** A button that sends the action, with the card's inputs beside it. */
export function submit(title: string, action: CardAction, style: JsonObject = {}): JsonObject {
  return { type: 'Action.Submit', title, data: { pa: { ...action } }, ...style };
}

/** The whole card, version 1.5. */
export function adaptiveCard(body: JsonObject[], actions: JsonObject[] = []): JsonObject {
  return { type: 'AdaptiveCard', version: '1.5', body, ...(actions.length > 0 && { actions }) };
}

/** Cuts text that is too long for a card, with an ellipsis. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
