/** Which of the window's dialogs is open: one at a time, so that any action can open one from anywhere. */
import { useSyncExternalStore } from 'react';

export type DialogName =
  | 'new-study'
  | 'open-study'
  | 'import'
  | 'import-project'
  | 'rename-study'
  | 'coder'
  | 'settings'
  | 'keys'
  | 'about'
  | 'report';

let current: DialogName | null = null;
const listeners = new Set<() => void>();

const set = (name: DialogName | null): void => {
  current = name;
  for (const listener of [...listeners]) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const openDialog = (name: DialogName): void => set(name);
export const closeDialog = (): void => set(null);

export const useDialog = (): DialogName | null => useSyncExternalStore(subscribe, () => current);
