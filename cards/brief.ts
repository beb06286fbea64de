import type { BriefLine, Card, JsonObject } from '../assistant/documents.ts';
import type { Say } from '../language/say.ts';
import { adaptiveCard, cut, submit, textBlock } from './elements.ts';

interface BriefCard {
  lines: BriefLine[];
  /** What the freelancer needs and is not known yet, each to be filled by a tap. */
  open: { slot: string; label: string }[];
  conversation: string;
  say: Say;
}

const longest = { label: 140, value: 600 };
const mostLines = 24;

/** The brief as a short list with an edit at each line, to be confirmed. */
export function briefCard({ lines, open, conversation, say }: BriefCard): Card {
  const rows = lines.slice(0, mostLines).map(({ slot, label, value }) =>
    row({
      label,
      value: cut(value, longest.value),
      edit: slot === 'gig' ? undefined : slot,
      button: say('briefCard.edit'),
      conversation,
    }),
  );
  const missing = open
    .slice(0, mostLines - rows.length)
    .map(({ slot, label }) =>
      row({ label, value: say('briefCard.open'), edit: slot, button: say('briefCard.add'), conversation, quiet: true }),
    );
  const title = say('briefCard.title');
  return {
    name: 'brief',
    content: adaptiveCard(
      [textBlock(title, { weight: 'Bolder', size: 'Medium', style: 'heading' }), ...rows, ...missing],
      [
        submit(say('briefCard.confirm'), { do: 'confirmBrief', conversation }, { style: 'positive' }),
        submit(say('briefCard.human'), { do: 'human', conversation }),
      ],
    ),
    text: [
      title,
      ...lines.map(({ label, value }) => `${label}: ${value}`),
      ...open.map(({ label }) => `${label}: ${say('briefCard.open')}`),
    ].join('\n'),
  };
}

interface Row {
  label: string;
  value: string;
  edit: string | undefined;
  button: string;
  conversation: string;
  quiet?: boolean;
}

function row({ label, value, edit, button, conversation, quiet = false }: Row): JsonObject {
  const words = {
    type: 'Column',
    width: 'stretch',
    items: [
      textBlock(cut(label, longest.label), { isSubtle: true, size: 'Small' }),
      textBlock(value, { spacing: 'None', ...(quiet && { isSubtle: true }) }),
    ],
  };
  const tools = edit && {
    type: 'Column',
    width: 'auto',
    verticalContentAlignment: 'Center',
    items: [{ type: 'ActionSet', actions: [submit(button, { do: 'editBrief', conversation, slot: edit })] }],
  };
  return { type: 'ColumnSet', separator: true, columns: tools ? [words, tools] : [words] };
}
