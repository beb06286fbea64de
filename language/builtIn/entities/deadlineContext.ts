import { cached, edges, type Lexicon } from '../lexicon.ts';
import { dayMs } from './dates/calendar.ts';
import type { TimeSaid } from './dates/readDates.ts';

/** What a mention of time stands in. */
export interface Context {
  text: string;
  lexicon: Lexicon;
  now: number;
  today: number;
  asked: boolean;
}

/** Whether the text says one of the lexicon's words, under a name of its own. */
export function found(lexicon: Lexicon, name: string, words: string, text: string): boolean {
  const { begin, end } = edges(lexicon.language);
  return cached(`time ${name} ${lexicon.language}`, () => new RegExp(begin + words + end, 'u')).test(text);
}

/** "If I order today", "can you start Monday": where it begins, not where it ends. */
export function isStart({ from, spans, open }: TimeSaid, { text, lexicon, today }: Context): boolean {
  if (open === 'before') return false;
  const soon = (spans.at(-1)?.start ?? 0) <= today + dayMs;
  const lead =
    text
      .slice(Math.max(0, from - (soon ? 40 : 14)), from)
      .split(/[,.;!?。，？]/u)
      .at(-1) ?? '';
  // German and Chinese put the verb behind: "wenn ich heute bestelle".
  const verbLast = soon && ['de', 'zh'].includes(lexicon.language);
  const behind = verbLast ? (text.slice(from, from + 24).split(/[,.;!?。，？]/u)[0] ?? '') : '';
  return found(lexicon, 'starts', lexicon.time.starts, `${lead} ${behind}`);
}

/** "I'll send the file on Monday": what the buyer does by then. */
export function isTheirs({ from }: TimeSaid, { text, lexicon }: Context): boolean {
  const lead = text.slice(Math.max(0, from - 48), from).split(/[,.;!?。，？]/u);
  return found(lexicon, 'gives', lexicon.time.gives, lead.at(-1) ?? '');
}

/** "Four a month": how often, and no day. */
export function isRate({ from, to }: TimeSaid, { text, lexicon }: Context): boolean {
  const { begin } = edges(lexicon.language);
  const pattern = cached(`rate ${lexicon.language}`, () => new RegExp(`${begin}${lexicon.time.rates}$`, 'u'));
  return pattern.test(text.slice(Math.max(0, from - 12), to).trimEnd());
}

/** "Not Friday but Monday". */
export function isDenied(text: string, { from }: TimeSaid): boolean {
  return /(?:\b(?:not|nicht|pas|nao|instead of|statt|anstatt|en vez de|invece di|au lieu de|em vez de)|(?<![\p{L}])(?:не|вместо|ليس|بدل)|不是)\s*(?:on|am|le|el|il|a|na|в|den|by|for)?\s*$/u.test(
    text.slice(Math.max(0, from - 24), from),
  );
}

/** "How are you today?" asks for nothing by today. */
export function isGreeting({ from, spans }: TimeSaid, { text, today }: Context): boolean {
  return (
    spans[0]?.start === today &&
    /(?:how (?:are|is|was)|como esta|wie geht|ca va|come sta|как дела)[^.!?]*$/.test(
      text.slice(Math.max(0, from - 30), from),
    )
  );
}

/** Words that count from today stand right before. */
export function isLed({ from }: Pick<TimeSaid, 'from'>, { text, lexicon }: Pick<Context, 'text' | 'lexicon'>): boolean {
  const { begin } = edges(lexicon.language);
  const pattern = cached(`counted ${lexicon.language}`, () => new RegExp(`${begin}${lexicon.time.in}[\\s:]*$`, 'u'));
  return pattern.test(text.slice(Math.max(0, from - 28), from));
}

/** "2 weeks" is a deadline where it was asked for, or where words say that it is counted from today. */
export function isCounted({ from, to }: TimeSaid, { text, lexicon, asked }: Context): boolean {
  const lead = text.slice(Math.max(0, from - 28), from);
  const tail = text.slice(to, to + 16);
  if (
    found(lexicon, 'ago', lexicon.time.ago, lead) ||
    /^\s*(?:old|delivery|warranty|support|video|long|of support|turnaround|trial)/u.test(tail)
  )
    return false;
  const counted = isLed({ from }, { text, lexicon });
  return (
    asked ||
    counted ||
    (lexicon.language === 'zh' && /^[之以]?内/u.test(tail)) ||
    (lexicon.language === 'en' && /^(?:'?s)? (?:from now|max|time|tops)/.test(tail))
  );
}
