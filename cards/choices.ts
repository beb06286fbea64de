import type { Card } from '../assistant/documents.ts';
import type { Say } from '../language/say.ts';
import { adaptiveCard, cut, stacked, submit, textBlock } from './elements.ts';

interface ChoicesCard {
  /** Left out of the card where the words beside it already ask. */
  question: string;
  choices: { label: string; value: string }[];
  /** What is being chosen, given back with the choice. */
  slot: string;
  conversation: string;
  say: Say;
}

/** More would be a form; the rest can still be typed. */
const mostChoices = 12;
const longest = { label: 80, value: 480 };

/** One question with a button for each choice. */
export function choicesCard({ question, choices, slot, conversation, say }: ChoicesCard): Card {
  const shown = choices.slice(0, mostChoices);
  const buttons = shown.map(({ label, value }) =>
    submit(cut(label, longest.label), { do: 'choose', conversation, slot, value: value.slice(0, longest.value) }),
  );
  const body = [...(question ? [textBlock(question, { weight: 'Bolder' })] : []), ...stacked(buttons)];
  const list = say.list(shown.map(({ label }) => label));
  const text = question ? `${question}\n${list}` : list;
  return { name: 'choices', content: adaptiveCard({ language: say.language, spoken: text }, body), text };
}
