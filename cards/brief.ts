import { keptTogether } from '../assistant/direction.ts';
import type { BriefLine, Card, JsonObject } from '../assistant/documents.ts';
import type { Say } from '../language/say.ts';
import { adaptiveCard, cut, submit, textBlock } from './elements.ts';

interface BriefCard {
  lines: BriefLine[];
  /** What the freelancer asks and is not known yet, each to be filled by a tap. */
  open: { slot: string; label: string; state: 'open' | 'unknown' | 'optional' }[];
  /** How many of the Gig's questions are answered; 0 of 0 is not shown. */
  progress: { answered: number; total: number };
  /** Tells a tap on this card from one on an earlier card. */
  version: number;
  conversation: string;
  say: Say;
}

const longest = { label: 140, value: 600 };
const mostLines = 24;

/** The brief as a short list with an edit at each line, to be confirmed. */
export function briefCard({ lines, open, progress, version, conversation, say }: BriefCard): Card {
  const rows = lines.slice(0, mostLines).map(({ slot, label, value }) =>
    row({
      label: keptTogether(say.language, cut(label, longest.label)),
      value: keptTogether(say.language, cut(value, longest.value)),
      edit: slot === 'gig' ? undefined : slot,
      button: say('briefCard.edit'),
      conversation,
    }),
  );
  const missing = open.slice(0, mostLines - rows.length).map(({ slot, label, state }) =>
    row({
      label: keptTogether(say.language, cut(label, longest.label)),
      value: say(`briefCard.${state}`),
      edit: slot,
      button: say('briefCard.add'),
      conversation,
      quiet: true,
    }),
  );
  const title = say('briefCard.title');
  const complete = progress.total > 0 ? [say('brief.progress', progress)] : [];
  const text = [
    title,
    ...complete,
    ...lines.map(({ label, value }) => `${label}: ${value}`),
    ...open.map(({ label, state }) => `${label}: ${say(`briefCard.${state}`)}`),
  ].join('\n');
  const body = [
    textBlock(title, { weight: 'Bolder', size: 'Medium', style: 'heading' }),
    ...complete.map(line => textBlock(line, { isSubtle: true, size: 'Small', spacing: 'None' })),
    ...rows,
    ...missing,
  ];
  const actions = [
    submit(say('briefCard.confirm'), { do: 'confirmBrief', conversation, version }, { style: 'positive' }),
    submit(say('briefCard.human'), { do: 'human', conversation }),
  ];
  return { name: 'brief', content: adaptiveCard({ language: say.language, spoken: text }, body, actions), text };
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
      textBlock(label, { isSubtle: true, size: 'Small' }),
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
