import type { Message } from '../../assistant/documents.ts';
import { buttonsOf } from './buttons.ts';
import type { Failure, Turn } from './play.ts';

const indent = (text: string, by: string): string => text.split('\n').join(`\n${by}`);

function lineOf({ from, text, card, suggestions, sources }: Message): string[] {
  const by = ' '.repeat(14);
  const shown = card
    ? [
        `<${card.name}> ${indent(card.text, by)}`,
        `[${buttonsOf(card)
          .map(({ title }) => title)
          .join('] [')}]`,
      ]
    : [];
  const chips = suggestions ? [`(${suggestions.join(') (')})`] : [];
  const grounds = sources ? [`· ${sources.map(({ id }) => id).join(', ')}`] : [];
  return [indent(text, by), ...shown, ...chips, ...grounds]
    .filter(Boolean)
    .map((part, n) => (n === 0 ? `    ${from.padEnd(10)}${part}` : `${by}${part}`));
}

/** The file as it stands with what was said between its lines, the lines that do not hold marked, and what was got instead. */
export function marked(source: string, turns: Turn[], failures: Failure[]): string {
  const lines = source.trimEnd().split('\n');
  const failed = new Map<number, string[]>();
  for (const { line, got } of failures) failed.set(line, [...(failed.get(line) ?? []), got]);
  const last = new Map(turns.map(turn => [lastLineOf(turn, lines), turn]));
  return lines
    .flatMap((text, n) => {
      const turn = last.get(n + 1);
      const got = (failed.get(n + 1) ?? []).map(each => `✗     got: ${indent(each, ' '.repeat(11))}`);
      const replies = turn ? turn.lines.filter(({ from }) => from !== 'buyer').flatMap(lineOf) : [];
      return [`${got.length > 0 ? '✗' : ' '} ${text}`, ...replies, ...got];
    })
    .join('\n');
}

/** The replies stand right under the last line of what happened, above what is expected. */
function lastLineOf({ step }: Turn, lines: string[]): number {
  const burst = step.event.kind === 'writes' ? step.event.texts.length : 1;
  return Math.min(step.line + burst - 1, lines.length);
}
