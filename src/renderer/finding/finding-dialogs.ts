/** Which of the dialogs that find names, lists and sources is open, and on what. */
import { useSyncExternalStore } from 'react';

export type FindingKind = 'glossary' | 'definitions' | 'names' | 'duplicates' | 'citations';

export interface OpenFinding {
  kind: FindingKind;
  /** Null = all documents. */
  documentId: string | null;
}

let current: OpenFinding | null = null;
const listeners = new Set<() => void>();
const set = (next: OpenFinding | null): void => {
  current = next;
  for (const listener of [...listeners]) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const findingDialogs = {
  open: (kind: FindingKind, documentId: string | null): void => set({ kind, documentId }),
  close: (): void => set(null),
};

export const useOpenFinding = (): OpenFinding | null => useSyncExternalStore(subscribe, () => current);
