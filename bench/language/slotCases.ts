import type { Slot } from './slots.ts';

/** The values of a text, each as it is compared. */
export type Said = string[];

/** One time's value as the specification and the package write it. */
export interface TimeValue {
  value?: string;
  start?: string;
  end?: string;
}

/** A case of the specification; only what is compared. */
export interface Case {
  Input: string;
  Context?: { ReferenceDateTime?: string };
  Results: {
    Resolution?: { value?: string | boolean | null; values?: TimeValue[] };
    Value?: { FutureResolution?: { duration?: string } };
  }[];
}

const reference = '2016-11-07T00:00:00';

/** When the text was said, its wall time written as UTC. */
export const saidAt = ({ Context }: Case): Date => new Date(`${Context?.ReferenceDateTime ?? reference}Z`);

/** The same number whatever its decimal mark and length. */
export const plainNumber = (value: string | number): string =>
  String(Number(Number(String(value).replace(',', '.')).toPrecision(12)));

export const timeValues = (values: TimeValue[]): Said => [
  ...new Set(values.map(({ value, start, end }) => value ?? `${start ?? ''}..${end ?? ''}`)),
];

/** What is to be found in a case; null where the specification names a mention and no value. */
export function wantedIn({ Results }: Case, slot: Slot): Said | null {
  const found = Results.map(({ Resolution, Value }): Said | null => {
    if (slot === 'date') return Resolution?.values ? timeValues(Resolution.values) : null;
    const value = slot === 'duration' ? Value?.FutureResolution?.duration : Resolution?.value;
    // A currency named without an amount has none.
    if (value === null || value === undefined) return [];
    return [slot === 'yesno' ? String(value) : plainNumber(String(value))];
  });
  return found.includes(null) ? null : found.flatMap(one => one ?? []);
}
