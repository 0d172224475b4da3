/** What one place of the window has open, of which there is one at a time: any part opens it, the place shows it. */
import { useSyncExternalStore } from 'react';

export interface Opening<T> {
  open(what: T): void;
  close(): void;
  /** What is open; null = nothing. The component is drawn again when that changes. */
  use(): T | null;
}

export function createOpening<T>(): Opening<T> {
  let current: T | null = null;
  const listeners = new Set<() => void>();
  const set = (next: T | null): void => {
    current = next;
    for (const listener of [...listeners]) listener();
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    open: what => set(what),
    close: () => set(null),
    use: () => useSyncExternalStore(subscribe, () => current),
  };
}
