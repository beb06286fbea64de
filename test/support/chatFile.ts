/** A conversation as it stands in a .chat file; see test/conversations/README.md. */
export interface Chat {
  title: string;
  header: HeaderLine[];
  steps: Step[];
}

export interface HeaderLine {
  line: number;
  name: string;
  value: string;
}

/** Something that happens, and what is expected of the assistant then. */
export interface Step {
  /** Counted from 1; the first line where the step has several. */
  line: number;
  event: ChatEvent;
  expectations: { line: number; text: string }[];
}

export type ChatEvent =
  | { kind: 'writes'; texts: string[] }
  | { kind: 'sends'; files: string[]; text: string }
  | { kind: 'taps'; button: string }
  | { kind: 'opens' }
  | { kind: 'repeats' }
  | { kind: 'later'; amount: number; unit: 'minute' | 'hour' | 'day' }
  | { kind: 'isNow'; instant: string }
  | { kind: 'takesOver' }
  | { kind: 'says'; text: string }
  | { kind: 'returns' }
  | { kind: 'declines' }
  | { kind: 'pauses' }
  | { kind: 'activates' }
  | { kind: 'sets'; setting: string };

const given = (match: RegExpExecArray, group: number): string => (match[group] ?? '').trim();
const listed = (text: string): string[] => text.split(',').map(item => item.trim());

const events: [RegExp, (match: RegExpExecArray) => ChatEvent][] = [
  [/^buyer: (.+)$/, match => ({ kind: 'writes', texts: [given(match, 1)] })],
  [
    /^buyer sends ([^:]+)(?:: (.*))?$/,
    match => ({ kind: 'sends', files: listed(given(match, 1)), text: given(match, 2) }),
  ],
  [/^buyer taps: (.+)$/, match => ({ kind: 'taps', button: given(match, 1) })],
  [/^buyer opens the page$/, () => ({ kind: 'opens' })],
  [/^the same message arrives again$/, () => ({ kind: 'repeats' })],
  [/^later: (\d+) (minute|hour|day)s?$/, match => laterBy(match)],
  [/^it is now: (\S+)$/, match => ({ kind: 'isNow', instant: given(match, 1) })],
  [/^freelancer takes over$/, () => ({ kind: 'takesOver' })],
  [/^freelancer says: (.+)$/, match => ({ kind: 'says', text: given(match, 1) })],
  [/^freelancer returns it$/, () => ({ kind: 'returns' })],
  [/^freelancer declines$/, () => ({ kind: 'declines' })],
  [/^freelancer pauses the assistant$/, () => ({ kind: 'pauses' })],
  [/^freelancer activates the assistant$/, () => ({ kind: 'activates' })],
  [/^freelancer sets: (.+)$/, match => ({ kind: 'sets', setting: given(match, 1) })],
];

function laterBy(match: RegExpExecArray): ChatEvent {
  const unit = given(match, 2);
  return { kind: 'later', amount: Number(match[1]), unit: unit === 'day' || unit === 'hour' ? unit : 'minute' };
}

function eventOf(text: string, line: number): ChatEvent {
  for (const [pattern, make] of events) {
    const match = pattern.exec(text);
    if (match) return make(match);
  }
  throw new Error(`line ${line}: "${text}" is nothing that can happen in a conversation`);
}

/** Reads a .chat file; throws Error with the line where it cannot be understood. */
export function readChat(text: string): Chat {
  const lines = text.split(/\r?\n/).map(line => line.trimEnd());
  const [first = ''] = lines;
  if (!first.startsWith('# ')) throw new Error('line 1: expected the story in one line, as "# …"');
  const headerEnd = lines.indexOf('', 1);
  if (headerEnd < 0) throw new Error('expected an empty line after the header');
  return {
    title: first.slice(2).trim(),
    header: lines.slice(1, headerEnd).map((line, n) => headerLine(line, n + 2)),
    steps: stepsOf(lines, headerEnd),
  };
}

function headerLine(text: string, line: number): HeaderLine {
  const [, name, value] = /^([a-z ]+): (.+)$/.exec(text) ?? [];
  if (!name || !value) throw new Error(`line ${line}: expected "name: value" in the header, got "${text}"`);
  return { line, name, value: value.trim() };
}

function stepsOf(lines: string[], from: number): Step[] {
  const steps: Step[] = [];
  let open = false;
  for (const [n, text] of lines.entries()) {
    if (n < from || text.startsWith('#')) continue;
    const line = n + 1;
    const last = steps.at(-1);
    if (text === '') open = false;
    else if (/^\s/.test(text)) {
      if (!last) throw new Error(`line ${line}: nothing has happened yet that could be expected of`);
      last.expectations.push({ line, text: text.trim() });
      open = false;
    } else {
      const event = eventOf(text, line);
      if (open && last?.event.kind === 'writes' && event.kind === 'writes') last.event.texts.push(...event.texts);
      else steps.push({ line, event, expectations: [] });
      open = true;
    }
  }
  return steps;
}
