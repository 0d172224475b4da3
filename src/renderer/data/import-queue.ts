/** Files that were dropped on the window and wait for the import dialog to take them. */
import { openDialog } from '#renderer/state/dialogs.ts';

let waiting: File[] = [];
const listeners = new Set<() => void>();

/** Opens the import dialog with the files, or adds them where it is open. */
export const offerFiles = (files: readonly File[]): void => {
  waiting = [...waiting, ...files];
  openDialog('import');
  for (const listener of [...listeners]) listener();
};

export const takeOfferedFiles = (): File[] => {
  const files = waiting;
  waiting = [];
  return files;
};

export const onOffer = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
