/** The words of a card in reading order, for screen readers; a file is its name. */
export function spokenCard(attachment: { contentType: string; content?: unknown; name?: string }): string {
  if (attachment.contentType !== 'application/vnd.microsoft.card.adaptive') return attachment.name ?? '';
  return words(attachment.content).join('. ');
}

const worded = ['text', 'title', 'value', 'label'] as const;
const nested = ['body', 'items', 'columns', 'rows', 'cells', 'facts', 'inlines', 'actions'] as const;

function words(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(words);
  if (typeof part !== 'object' || part === null) return [];
  const fields: Record<string, unknown> = { ...part };
  const own = worded.map(name => fields[name]).filter(value => typeof value === 'string' && value !== '');
  return [...own.map(String), ...nested.flatMap(name => words(fields[name]))];
}
