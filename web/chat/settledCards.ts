import type { Activity } from './directLine.ts';

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

interface Button {
  title: string;
  /** What it does, and to which Gig where that matters. */
  does: string;
}

/** What settled a card: a newer one that took its place, or the button the buyer chose. */
export interface Settled {
  chosen: string | null;
}

/**
 * Whether a card is a thing of the past, by what came after it in the transcript: the buyer used one of its buttons or
 * answered its question in words, another card offers the same, or a brief shows that a package was chosen.
 */
export function settled(card: unknown, later: Activity[]): Settled | null {
  const buttons = buttonsIn(card);
  if (buttons.length === 0) return null;
  const does = new Set(buttons.map(button => button.does));
  for (const line of later) {
    const { type, from, attachments = [] } = line;
    if (type !== 'message') continue;
    const chosen = from.role === 'user' && buttons.find(({ title }) => title === wordsOf(line));
    if (chosen) return { chosen: chosen.title };
    if (from.role === 'user' && buttons.every(button => button.does.startsWith('choose '))) return { chosen: null };
    const others = attachments.filter(({ contentType }) => contentType === adaptiveCard);
    const offered = others.flatMap(({ content }) => buttonsIn(content)).map(button => button.does);
    if (offered.some(each => does.has(each))) return { chosen: null };
    if (offered.includes('confirmBrief') && [...does].some(each => each.startsWith('choosePackage')))
      return { chosen: null };
  }
  return null;
}

/** What the buyer said; of a tap that the server has not taken yet, the words of the button. */
function wordsOf({ text, channelData }: Activity): string | undefined {
  const tapped = channelData?.messageBack as { displayText?: string } | undefined;
  return (text || tapped?.displayText)?.trim();
}

/** The card with its buttons at rest, the chosen one marked; inputs and taps on columns go. */
export function atRest(card: unknown, { chosen }: Settled): unknown {
  if (Array.isArray(card)) return card.map(part => atRest(part, { chosen }));
  if (typeof card !== 'object' || card === null) return card;
  const { selectAction: _tap, ...part } = card as Record<string, unknown>;
  if (part.type === 'Action.Submit') {
    const { style: _style, ...quiet } = part;
    const title = part.title === chosen ? `✓ ${chosen}` : part.title;
    return { ...quiet, title, isEnabled: false };
  }
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, name === 'data' ? value : atRest(value, { chosen })]),
  );
}

function buttonsIn(part: unknown): Button[] {
  if (Array.isArray(part)) return part.flatMap(buttonsIn);
  if (typeof part !== 'object' || part === null) return [];
  const { type, title, data, ...rest } = part as Record<string, unknown>;
  if (type !== 'Action.Submit') return Object.values(rest).flatMap(buttonsIn);
  const { pa } = (data ?? {}) as { pa?: { do?: string; gigId?: string; slot?: string } };
  return typeof title === 'string' && pa?.do ? [{ title, does: doesOf(pa) }] : [];
}

/** Two briefs are one thing in two versions; packages of two Gigs, or two questions, are not. */
const doesOf = ({ do: does = '', gigId, slot }: { do?: string; gigId?: string; slot?: string }): string =>
  does === 'choosePackage' ? `${does} ${gigId}` : does === 'choose' ? `${does} ${slot}` : does;
