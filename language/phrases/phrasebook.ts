import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { isRightToLeft, keptTogether } from '../../assistant/direction.ts';
import type { Day } from '../../assistant/documents.ts';
import type { Money } from '../../assistant/money.ts';
import type { Language } from '../../assistant/vocabulary.ts';
import type { Phrasebook, PhraseKey, PhraseValue, Say, Style } from '../say.ts';
import { dayIn, listIn, localeOf, momentIn, moneyIn } from './values.ts';

/** A phrase in ICU MessageFormat, variants of it, or one of either by tone or by detail. */
type Phrase = string | string[] | { [style: string]: Phrase };

/** The variant counts messages, and a turn has mostly two of them: the buyer's and ours. */
const messagesPerTurn = 2;
const tones = ['friendly', 'professional', 'casual'];

/** Every file beside this one is a language: adding one is all it takes. */
function loadPhrases(): Map<string, Record<string, Phrase>> {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder).filter(file => /^[a-z]{2,3}\.json$/.test(file));
  return new Map(files.map(file => [file.slice(0, -5), JSON.parse(readFileSync(new URL(file, folder), 'utf8'))]));
}

function byStyle(phrases: { [style: string]: Phrase }, style: Style): Phrase {
  const wanted =
    'brief' in phrases || 'detailed' in phrases ? [style.detail, 'brief', 'detailed'] : [style.tone, ...tones];
  const found = wanted.map(name => phrases[name]).find(phrase => phrase !== undefined);
  if (found === undefined) throw new Error(`a phrase by style has none of ${wanted.join(', ')}`);
  return found;
}

function pick(phrase: Phrase, style: Style): string {
  if (typeof phrase === 'string') return phrase;
  if (!Array.isArray(phrase)) return pick(byStyle(phrase, style), style);
  return phrase[Math.floor(Math.abs(style.variant) / messagesPerTurn) % phrase.length] ?? '';
}

function foreignWordsKept(language: Language, values: Record<string, PhraseValue>): Record<string, PhraseValue> {
  if (!isRightToLeft(language)) return values;
  const kept = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? keptTogether(language, value) : value,
  ]);
  return Object.fromEntries(kept);
}

/** A phrasebook over the language files of this folder; a phrase or a language that is missing is said in English. */
export function phrasebook(): Phrasebook {
  const languages = loadPhrases();
  const english = languages.get('en') ?? {};
  const compiled = new Map<string, IntlMessageFormat>();
  const format = (language: string, message: string, values: Record<string, PhraseValue>): string => {
    const key = `${language}:${message}`;
    let made = compiled.get(key);
    if (!made) {
      made = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
      compiled.set(key, made);
    }
    return String(made.format(values));
  };
  return wanted => {
    const own = languages.get(wanted.language);
    const style = own ? wanted : { ...wanted, language: 'en' as const };
    const say = (key: PhraseKey, values: Record<string, PhraseValue> = {}): string => {
      const phrase = own?.[key];
      const language = phrase === undefined ? 'en' : localeOf(style.language);
      return format(language, pick(phrase ?? english[key] ?? '', style), foreignWordsKept(style.language, values));
    };
    return Object.assign(say, {
      language: style.language,
      money: (money: Money) => moneyIn(style.language, money),
      day: (day: Day) => dayIn(style.language, day, style.now),
      moment: (moment: Date, timeZone: string) => momentIn(style.language, moment, timeZone),
      list: (items: string[]) => listIn(style.language, items),
    }) satisfies Say;
  };
}
