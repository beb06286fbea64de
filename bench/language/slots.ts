import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, type Said, wantedIn } from './slotCases.ts';
import { ours, theirs } from './slotReaders.ts';

const folders = {
  en: 'english',
  es: 'spanish',
  fr: 'french',
  zh: 'chinese',
  pt: 'portuguese',
  de: 'german',
  it: 'italian',
  ar: 'arabic',
} as const;
export type SlotLanguage = keyof typeof folders;
export const slots = ['currency', 'date', 'duration', 'number', 'yesno'] as const;
export type Slot = (typeof slots)[number];

interface Tally {
  right: number;
  milliseconds: number[];
}

/** Right where exactly the values of the case are found, neither more nor fewer; values count, not how they are written. */
function tell(tally: Tally, wanted: Said, read: () => Said): void {
  const start = performance.now();
  const found = read();
  tally.milliseconds.push(performance.now() - start);
  if (JSON.stringify([...found].sort()) === JSON.stringify([...wanted].sort())) tally.right++;
}

function casesOf(data: string, language: SlotLanguage, slot: Slot): Case[] {
  const file = join(data, 'recognizers', folders[language], `${slot}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

const median = (list: number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
const shown = (value: number, digits: number, width: number): string => value.toFixed(digits).padStart(width);

/** Budgets, dates, lengths, numbers, yes and no by value, beside Microsoft's Recognizers-Text, on the cases of its own specification. */
export async function benchSlots(say: (line: string) => void, data: string | undefined): Promise<void> {
  if (data === undefined) return say('left out: name the folder of the public data with --data');
  say('value accuracy (all values of a case, no others) and the median time of a case in ms');
  say('slot      language  cases   ours   ms    Recognizers-Text   ms');
  for (const slot of slots)
    for (const language of Object.keys(folders) as SlotLanguage[]) {
      const tallies = { ours: { right: 0, milliseconds: [] }, theirs: { right: 0, milliseconds: [] } } satisfies Record<
        string,
        Tally
      >;
      let count = 0;
      for (const one of casesOf(data, language, slot)) {
        const wanted = wantedIn(one, slot);
        if (wanted === null) continue;
        count++;
        tell(tallies.ours, wanted, () => ours(one, slot, language));
        tell(tallies.theirs, wanted, () => theirs(one, slot, language));
      }
      if (count === 0) continue;
      const line = [tallies.ours, tallies.theirs].map(
        ({ right, milliseconds }) => shown(right / count, 3, 7) + shown(median(milliseconds), 2, 7),
      );
      say(`${slot.padEnd(10)}${language.padEnd(8)}${String(count).padStart(5)}${line.join('        ')}`);
    }
}
