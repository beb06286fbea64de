/** As much of an Observable as Web Chat and Direct Line use of each other. */
export interface Observer<Value> {
  next?: (value: Value) => void;
  error?: (error: unknown) => void;
  complete?: () => void;
}
export interface Observable<Value> {
  subscribe(observer: Observer<Value>): { unsubscribe(): void };
}

/** One value after another to all that listen; with `last`, a new listener hears the last value at once. */
export interface Channel<Value> extends Observable<Value> {
  send(value: Value): void;
}

export function channel<Value>({ last = false } = {}): Channel<Value> {
  const observers = new Set<Observer<Value>>();
  let latest: { value: Value } | undefined;
  return {
    send(value) {
      latest = { value };
      for (const observer of observers) observer.next?.(value);
    },
    subscribe(observer) {
      observers.add(observer);
      if (last && latest) observer.next?.(latest.value);
      return { unsubscribe: () => observers.delete(observer) };
    },
  };
}
