import Recognizers from '@microsoft/recognizers-text-suite';
import { amountsIn } from '../../language/builtIn/entities/amounts.ts';
import { readDates, type TimeSaid } from '../../language/builtIn/entities/dates/readDates.ts';
import { numberOf, withDigits } from '../../language/builtIn/entities/numbers.ts';
import { moveOf } from '../../language/builtIn/move.ts';
import { fold } from '../../language/builtIn/words.ts';
import { type Case, plainNumber, type Said, saidAt, type TimeValue, timeValues } from './slotCases.ts';
import type { Slot, SlotLanguage } from './slots.ts';

const cultures: Record<SlotLanguage, string> = {
  en: 'en-us',
  es: 'es-es',
  fr: 'fr-fr',
  zh: 'zh-cn',
  pt: 'pt-br',
  de: 'de-de',
  it: 'it-it',
  ar: 'ar-*',
};

/** What the package reads, with the same reference time. */
export function theirs(one: Case, slot: Slot, language: SlotLanguage): Said {
  const culture = cultures[language];
  const { Input: text } = one;
  // The package takes the parts of the reference as local.
  const reference = new Date(saidAt(one).toISOString().slice(0, -1));
  if (slot === 'date' || slot === 'duration')
    return Recognizers.recognizeDateTime(text, culture, undefined, reference)
      .filter(({ typeName }) => slot === 'date' || typeName.endsWith('duration'))
      .flatMap(({ resolution }) => (resolution ? timeValues((resolution.values ?? []) as TimeValue[]) : []));
  const read = {
    currency: Recognizers.recognizeCurrency,
    number: Recognizers.recognizeNumber,
    yesno: Recognizers.recognizeBoolean,
  }[slot];
  return read(text, culture).flatMap(({ resolution }) => {
    const value: unknown = resolution?.value;
    if (value === null || value === undefined) return [];
    return [slot === 'yesno' ? String(value) : plainNumber(String(value))];
  });
}

/** What the assistant's own readers find. */
export function ours(one: Case, slot: Slot, language: SlotLanguage): Said {
  const text = one.Input.normalize('NFKC');
  const digits = () => withDigits(fold(text), language, false);
  switch (slot) {
    case 'currency':
      return amountsIn(digits(), language).flatMap(({ value, currency }) => (currency ? [plainNumber(value)] : []));
    case 'number':
      return [...digits().matchAll(/(?<![\p{L}\d.,])\d+(?:[.,]\d+)*(?![\p{L}\d])/gu)].map(([found]) =>
        plainNumber(numberOf(found)),
      );
    case 'yesno': {
      const move = moveOf(text, language, true);
      return move === 'yes' ? ['true'] : move === 'no' ? ['false'] : [];
    }
    default:
      return readDates(digits(), language, saidAt(one).getTime())
        .filter(({ kind }) => slot === 'date' || kind === 'length')
        .flatMap(valuesOf);
  }
}

const iso = (at: number): string => new Date(at).toISOString();

function valuesOf({ kind, spans }: TimeSaid): Said {
  if (kind === 'length') return [plainNumber(spans[0]?.end ?? 0)];
  if (spans.length === 0) return ['not resolved'];
  const write = (at: number): string => {
    if (kind === 'day' || kind === 'days') return iso(at).slice(0, 10);
    return kind === 'time' || kind === 'times' ? iso(at * 1000).slice(11, 19) : iso(at).slice(0, 19).replace('T', ' ');
  };
  const point = kind === 'day' || kind === 'time' || kind === 'moment';
  const end = (at: number | undefined): string => (at === undefined ? '' : write(at));
  return [...new Set(spans.map(one => (point ? end(one.start) : `${end(one.start)}..${end(one.end)}`)))];
}
