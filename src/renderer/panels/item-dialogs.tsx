/** The dialogs that act on one item. One is open at a time; the list, the menu and the palette open them. */
import { useSyncExternalStore } from 'react';
import { useRecords } from '../state/study-context.tsx';
import { ColourDialog } from './colour-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

type DialogName = 'merge' | 'split' | 'colour';

let current: { name: DialogName; itemId: string } | null = null;
const listeners = new Set<() => void>();
const set = (next: typeof current): void => {
  current = next;
  for (const listener of [...listeners]) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const itemDialog = {
  open: (name: DialogName, itemId: string): void => set({ name, itemId }),
  close: (): void => set(null),
};

const dialogs = { merge: MergeDialog, split: SplitDialog, colour: ColourDialog };

export function ItemDialogs() {
  const open = useSyncExternalStore(subscribe, () => current);
  const item = useRecords(
    study => (open === null ? undefined : study.live('item', open.itemId)),
    ['item'],
    [open?.itemId],
  );
  if (open === null || item === undefined) return null;
  const Dialog = dialogs[open.name];
  return <Dialog key={item.id} item={item} onClose={itemDialog.close} />;
}
