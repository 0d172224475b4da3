/** Files and folders that were dropped on the window and wait for the import dialog to take them. */
import { openDialog } from '#renderer/state/dialogs.ts';

export interface Offer {
  files: readonly File[];
  folders: readonly FileSystemDirectoryEntry[];
}

let waiting: Offer[] = [];
const listeners = new Set<() => void>();

/** Opens the import dialog with what is offered, or adds it where it is open. */
export const offerForImport = (offer: Offer): void => {
  waiting = [...waiting, offer];
  openDialog('import');
  for (const listener of [...listeners]) listener();
};

export const takeOffers = (): Offer[] => {
  const offers = waiting;
  waiting = [];
  return offers;
};

export const onOffer = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
