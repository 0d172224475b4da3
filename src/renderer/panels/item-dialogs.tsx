/** The dialogs that act on one item. One is open at a time; the list, the menu and the palette open them. */
import { NameRulesDialog } from '../mentions/name-rules-dialog.tsx';
import { createOpening } from '../state/opening.ts';
import { useRecords } from '../state/study-context.tsx';
import { ColourDialog } from './colour-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

type DialogName = 'merge' | 'split' | 'colour' | 'names';

const opening = createOpening<{ name: DialogName; itemId: string }>();

/** What had the focus as a dialog was opened. */
let opener: Element | null = null;

export const itemDialog = {
  open: (name: DialogName, itemId: string): void => {
    opener = document.activeElement;
    opening.open({ name, itemId });
  },
  close: (): void => {
    opening.close();
    // The dialog, which holds the focus, is gone by then.
    requestAnimationFrame(() => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      opener = null;
    });
  },
};

const dialogs = { merge: MergeDialog, split: SplitDialog, colour: ColourDialog, names: NameRulesDialog };

export function ItemDialogs() {
  const open = opening.use();
  const item = useRecords(
    study => (open === null ? undefined : study.live('item', open.itemId)),
    ['item'],
    [open?.itemId],
  );
  if (open === null || item === undefined) return null;
  const Dialog = dialogs[open.name];
  return <Dialog key={item.id} item={item} onClose={itemDialog.close} />;
}
