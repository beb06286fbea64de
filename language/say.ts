import type { Day, Detail, Tone } from '../assistant/documents.ts';
import type { Money } from '../assistant/money.ts';
import type { Language } from '../assistant/vocabulary.ts';
import english from './phrases/en.json' with { type: 'json' };

export type PhraseKey = keyof typeof english;
export type PhraseValue = string | number;

/** What the assistant says in one language and style: a phrase by its key, and values as that language writes them. */
export interface Say {
  (key: PhraseKey, values?: Record<string, PhraseValue>): string;
  language: Language;
  /** $1,195 · 1.195 € · no decimals where there are none. */
  money(money: Money): string;
  /** 3 December, with the year when it is not this one. */
  day(day: Day): string;
  /** Tuesday 1 December at 09:00 (Lisbon): weekday, day and hour on the clocks of the zone. */
  moment(moment: Date, timeZone: string): string;
  /** "a, b and c" */
  list(items: string[]): string;
}

export interface Style {
  language: Language;
  tone: Tone;
  detail: Detail;
  /** Chooses among a phrase's variants, so that two turns in a row do not open alike. */
  variant: number;
  now: Date;
}

export type Phrasebook = (style: Style) => Say;
