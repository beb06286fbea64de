import { readsFromRight } from '../assistant/direction.ts';
import type { JsonObject } from '../assistant/documents.ts';
import { stacked } from './elements.ts';

/** Suggestions as buttons under what was said, for channels whose chips would cut them; a tap says one (`saidByTap`). */
export function suggestionsCard(suggestions: string[]): JsonObject {
  const buttons = suggestions.map(title => ({
    type: 'Action.Submit',
    title,
    data: { pa: { do: 'say', text: title } },
  }));
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    rtl: suggestions.some(readsFromRight),
    speak: suggestions.join('. '),
    fallbackText: suggestions.join(' · '),
    body: stacked(buttons),
  };
}
