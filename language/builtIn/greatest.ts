/**
 * The places of the few greatest values, greatest first, without sorting all the others; of equal ones the first stays
 * first. `allowed` is asked only of a place that would be among them.
 */
export function greatest(
  places: Iterable<number>,
  few: number,
  worthOf: (place: number) => number,
  allowed: (place: number) => boolean = () => true,
): number[] {
  const chosen: number[] = [];
  const values: number[] = [];
  for (const place of places) {
    const value = worthOf(place);
    if ((values.length === few && value <= (values[few - 1] as number)) || !allowed(place)) continue;
    let at = values.length;
    while (at > 0 && (values[at - 1] as number) < value) at -= 1;
    values.splice(at, 0, value);
    chosen.splice(at, 0, place);
    if (values.length > few) {
      values.pop();
      chosen.pop();
    }
  }
  return chosen;
}
