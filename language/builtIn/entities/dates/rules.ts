import type { Item } from './items.ts';

/** What was matched, as a rule's builder reads it. */
export interface Matched {
  items: Item[];
  /** The value of the nth item that has the kind, if any. */
  get<T>(kind: string, nth?: number): T | undefined;
  all<T>(kind: string): T[];
  has(kind: string): boolean;
  /** Now, and its day, in milliseconds of local time. */
  now: number;
  today: number;
  language: string;
}

/** A new item's kind and value, or null where the match means nothing. */
export type Built = [kind: string, value: unknown] | null;

export interface Rule {
  /** Kinds in order; a blank stands for any filler words, [ab] for one kind of several; groups, ? and | as in a RegExp. */
  pattern: string;
  build: (matched: Matched) => Built;
}

export const rule = (pattern: string, build: Rule['build']): Rule => ({ pattern, build });

/** Each set of kinds an item can have is one character, so that rules are regular expressions over items. */
const signs = new Map<string, string>();
const kindsOfSign = new Map<string, Set<string>>();

function signOf(item: Item): string {
  const key = [...item.senses.keys()].sort().join('') + (item.weak ? '~' : '');
  const known = signs.get(key);
  if (known) return known;
  const sign = String.fromCharCode(0xe000 + signs.size);
  signs.set(key, sign);
  kindsOfSign.set(sign, new Set(item.weak ? [...item.senses.keys(), '~'] : item.senses.keys()));
  return sign;
}

/** Makes the sets of kinds known before the rules are compiled, so that they are compiled once for a language. */
export function expectKinds(sets: Iterable<{ senses: Item['senses']; weak?: boolean }>): void {
  for (const { senses, weak } of sets) signOf({ from: 0, to: 0, senses, ...(weak && { weak }) });
}

function classOf(kinds: string): string {
  const found = [...kindsOfSign].filter(([, own]) => [...kinds].some(kind => own.has(kind))).map(([sign]) => sign);
  return found.length > 0 ? `[${found.join('')}]` : '[^\\s\\S]';
}

const compiled = new WeakMap<Rule, { size: number; regex: RegExp }>();

function regexOf(one: Rule): RegExp {
  const known = compiled.get(one);
  if (known?.size === signs.size) return known.regex;
  const source = one.pattern.replace(/\(\?(?:[:!=]|<[!=])|\[([^\]]+)\]|[()|?*+^$]| |./gu, (part, kinds?: string) => {
    if (kinds) return classOf(kinds);
    if (part === ' ') return `${classOf('_')}*`;
    return /^(?:\(\?.*|[()|?*+^$])$/.test(part) ? part : classOf(part);
  });
  const regex = new RegExp(source, 'gu');
  compiled.set(one, { size: signs.size, regex });
  return regex;
}

/** Applies the rules in order, each wherever it fits, and puts what it builds in the place of what it matched. */
export function reduce(items: Item[], rules: Rule[], moment: Pick<Matched, 'now' | 'today' | 'language'>): Item[] {
  let list = items;
  let text = list.map(signOf).join('');
  for (const one of rules) {
    const regex = regexOf(one);
    regex.lastIndex = 0;
    for (let match = regex.exec(text); match; match = regex.exec(text)) {
      if (match[0] === '') {
        regex.lastIndex++;
        continue;
      }
      const made = buildItem(one, list.slice(match.index, match.index + match[0].length), moment);
      if (!made) {
        regex.lastIndex = match.index + 1;
        continue;
      }
      list = [...list.slice(0, match.index), made, ...list.slice(match.index + match[0].length)];
      text = text.slice(0, match.index) + signOf(made) + text.slice(match.index + match[0].length);
      regex.lastIndex = match.index + 1;
    }
  }
  return list;
}

function buildItem(one: Rule, items: Item[], moment: Pick<Matched, 'now' | 'today' | 'language'>): Item | null {
  const all = <T>(kind: string): T[] =>
    items.filter(item => item.senses.has(kind)).map(item => item.senses.get(kind) as T);
  const built = one.build({
    items,
    all,
    get: <T>(kind: string, nth = 0): T | undefined => all<T>(kind).at(nth),
    has: kind => items.some(item => item.senses.has(kind)),
    ...moment,
  });
  if (!built) return null;
  return { from: items[0]?.from ?? 0, to: items.at(-1)?.to ?? 0, senses: new Map([built]) };
}
