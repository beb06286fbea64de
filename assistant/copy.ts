/** A deep copy of what JSON can say, as every document is; several times as fast as structuredClone, which each turn would feel. */
export function copyOf<T>(plain: T): T {
  if (typeof plain !== 'object' || plain === null) return plain;
  if (Array.isArray(plain)) return plain.map(copyOf) as T;
  const copy = { ...plain };
  for (const name of Object.keys(copy) as (keyof T & string)[]) copy[name] = copyOf(copy[name]);
  return copy;
}
