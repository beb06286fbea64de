import { isRightToLeft } from '../assistant/direction.ts';
import type { JsonObject } from '../assistant/documents.ts';
import type { Language } from '../assistant/vocabulary.ts';
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

/** Buttons one under the other in every host, which one set of them is not. */
export function stacked(buttons: JsonObject[]): JsonObject[] {
  return buttons.map(button => ({ type: 'ActionSet', spacing: 'Small', actions: [button] }));
}

const longestSpoken = 600;

/** The whole card, version 1.5, in its language's direction; `spoken` is read aloud, and shown where cards are not. */
export function adaptiveCard(
  { language, spoken }: { language: Language; spoken: string },
  body: JsonObject[],
  actions?: JsonObject[],
): JsonObject {
  const words = cut(spoken.replaceAll('\n', '. ').replace(/([.:?!。？！؟])\. /g, '$1 '), longestSpoken);
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: language,
    rtl: isRightToLeft(language),
    speak: words,
    fallbackText: words,
    body,
    ...(actions && { actions }),
  };
}

/** Cuts text that is too long for a card, with an ellipsis. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
