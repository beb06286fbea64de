import type { Card, HandoverNotice, JsonObject, PromiseMade } from '../assistant/documents.ts';
import type { Say } from '../language/say.ts';
import type { CardAction } from './actions.ts';
import { adaptiveCard } from './elements.ts';
import { sourceWords } from './sourceWords.ts';

/** Where the freelancer's words come in a tap on "send reply". */
export const replyInput = 'reply';

/** `hub` leaves out what the hub shows beside the card: transcript, reply box, brief, promises and flags. */
export type Appearance = 'chat' | 'hub';

interface Part {
  heading: string;
  lines: { label?: string; text: string; quiet?: string }[];
}

/** Teams takes 28 KB an activity; what goes around the card needs some of it. */
const largestBytes = 26_000;
/** Tried in turn until the card fits: how much of each text stays. */
const measures = [1, 0.5, 0.25, 0.1];
const limits = { text: 1200, line: 320, lines: 24, messages: 6 };

/** All a freelancer needs to step in: who, why, what is known, promised and open, and the actions that fit the status. */
export function handoverCard(given: { notice: HandoverNotice; say: Say; appearance?: Appearance }): Card {
  const { notice, say, appearance = 'chat' } = given;
  const cards = measures.map(measure => () => cardOf(notice, say, appearance, measure));
  for (const make of cards) {
    const card = make();
    if (Buffer.byteLength(JSON.stringify(card)) <= largestBytes) return card;
  }
  return cardOf({ ...notice, promises: [], lastMessages: [], briefLines: [] }, say, appearance, 0.1);
}

function cardOf(notice: HandoverNotice, say: Say, appearance: Appearance, measure: number): Card {
  const cut = (text: string, limit: number): string => shorten(text, Math.floor(limit * measure));
  const title = say(`handoverCard.title.${notice.status}`, { buyer: cut(notice.buyerName, 80) });
  const about = [languageName(notice.language, say), cut(notice.gigTitle, 120) || say('handoverCard.noGig')].join(
    ' · ',
  );
  const reason = say(`handoverCard.reason.${notice.handover.reason}`);
  const parts = partsOf(notice, say, appearance, cut).filter(part => part.lines.length > 0);
  return {
    name: 'handover',
    content: adaptiveCard(
      { language: say.language, spoken: [title, about, reason].join('\n') },
      [
        textBlock(title, { weight: 'Bolder', size: 'Medium', style: 'heading' }),
        textBlock(about, { isSubtle: true, spacing: 'None' }),
        textBlock(reason, { weight: 'Bolder', spacing: 'Small' }),
        ...parts.map(container),
        ...replyBox(notice, say, appearance),
      ],
      actions(notice, say, appearance),
    ),
    text: [title, about, reason, ...parts.map(partText)].join('\n'),
  };
}

function partsOf(
  { handover, briefLines, promises, lastMessages, flags }: HandoverNotice,
  say: Say,
  appearance: Appearance,
  cut: (text: string, limit: number) => string,
): Part[] {
  const line = (text: string): { text: string } => ({ text: cut(text, limits.line) });
  const filled = (text: string): { text: string }[] => (text.trim() ? [{ text: cut(text, limits.text) }] : []);
  const summary = { heading: say('handoverCard.summary'), lines: filled(handover.summary) };
  const open = { heading: say('handoverCard.open'), lines: handover.open.slice(-limits.lines).map(line) };
  const next = { heading: say('handoverCard.next'), lines: filled(handover.nextStep) };
  if (appearance === 'hub') return [summary, open, next];
  return [
    { heading: say('handoverCard.flags'), lines: flags.map(flag => line(say(`handoverCard.flag.${flag}`))) },
    summary,
    next,
    {
      heading: say('handoverCard.brief'),
      lines: briefLines.slice(0, limits.lines).map(({ label, value }) => ({ label: cut(label, 120), ...line(value) })),
    },
    { heading: say('handoverCard.promises'), lines: promiseLines(promises, say, cut) },
    open,
    {
      heading: say('handoverCard.messages'),
      lines: lastMessages
        .slice(-limits.messages)
        .map(({ from, text }) => ({ label: say(`handoverCard.from.${from}`), ...line(text.replace(/\s+/g, ' ')) })),
    },
  ];
}

/** The newest promises, those of one source on one line; how many older ones there are. */
function promiseLines(promises: PromiseMade[], say: Say, cut: (text: string, limit: number) => string): Part['lines'] {
  const shown = promises.slice(-limits.lines);
  const bySource = Map.groupBy(shown, ({ source }) => source);
  const lines: Part['lines'] = [...bySource].map(([source, made]) => ({
    text: cut(inOneLine(made.map(({ text }) => text)), limits.line),
    quiet: cut(sourceWords(source, say), 160),
  }));
  const more = promises.length - shown.length;
  return more > 0 ? [...lines, { text: say('handoverCard.promisesMore', { count: more }) }] : lines;
}

/** "Logo: $120 · 5 days": what the first names before its colon, the others need not name again. */
function inOneLine([first = '', ...more]: string[]): string {
  const name = first.slice(0, first.indexOf(': ') + 2);
  return [first, ...more.map(text => (name && text.startsWith(name) ? text.slice(name.length) : text))].join(' · ');
}

/** Text runs, since a text block would read a buyer's words as Markdown and let them place links. */
function container({ heading, lines }: Part): JsonObject {
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [
      textBlock(heading, { isSubtle: true, size: 'Small', weight: 'Bolder' }),
      ...lines.map(({ label, text, quiet }) => ({
        type: 'RichTextBlock',
        spacing: 'Small',
        inlines: [
          ...(label ? [{ type: 'TextRun', text: `${introduced(label)} `, weight: 'Bolder' }] : []),
          { type: 'TextRun', text },
          ...(quiet ? [{ type: 'TextRun', text: ` (${quiet})`, isSubtle: true }] : []),
        ],
      })),
    ],
  };
}

/** A question needs no colon. */
const introduced = (label: string): string => (/[?？؟]$/u.test(label) ? label : `${label}:`);

function partText({ heading, lines }: Part): string {
  const texts = lines.map(
    ({ label, text, quiet }) => `- ${label ? `${introduced(label)} ` : ''}${text}${quiet ? ` (${quiet})` : ''}`,
  );
  return `\n${heading}\n${texts.join('\n')}`;
}

function replyBox(notice: HandoverNotice, say: Say, appearance: Appearance): JsonObject[] {
  if (appearance === 'hub' || notice.status === 'closed') return [];
  return [
    {
      type: 'Input.Text',
      id: replyInput,
      label: say('handoverCard.reply.label', { buyer: shorten(notice.buyerName, 80) }),
      placeholder: say('handoverCard.reply.placeholder'),
      isMultiline: true,
      maxLength: 4000,
    },
  ];
}

const actionsByStatus = {
  live: ['takeOver', 'reply'],
  handedOver: ['takeOver', 'reply', 'return', 'notAFit'],
  takenOver: ['reply', 'return', 'notAFit'],
  closed: [],
} as const;

function actions(notice: HandoverNotice, say: Say, appearance: Appearance): JsonObject[] {
  const fitting = actionsByStatus[notice.status].filter(name => appearance === 'chat' || name !== 'reply');
  return fitting.map((name, place) => {
    const action: CardAction = { do: name, conversation: notice.conversationId, version: notice.version };
    return {
      type: 'Action.Submit',
      title: say(`handoverCard.action.${name}`),
      data: { pa: { ...action } },
      ...(place === 0 && { style: 'positive' }),
      ...(name === 'notAFit' && { style: 'destructive' }),
      ...(name !== 'reply' && { associatedInputs: 'none' }),
    };
  });
}

function textBlock(text: string, style: JsonObject): JsonObject {
  return { type: 'TextBlock', text: plain(text), wrap: true, ...style };
}

/** Takes Markdown's signs out of the little that a buyer's name can bring into a text block. */
const plain = (text: string): string =>
  text
    .replace(/[[\]()*_`<>#]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

function shorten(text: string, limit: number): string {
  const letters = [...text];
  return letters.length <= limit
    ? text
    : `${letters
        .slice(0, Math.max(limit - 1, 0))
        .join('')
        .trimEnd()}…`;
}

function languageName(code: string, say: Say): string {
  try {
    return new Intl.DisplayNames([say.language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
