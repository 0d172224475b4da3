/** The dialogs that act on one item. One is open at a time; the list, the menu and the palette open them. */
import { createOpening } from '../state/opening.ts';
import { useRecords } from '../state/study-context.tsx';
import { ColourDialog } from './colour-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

type DialogName = 'merge' | 'split' | 'colour';

const opening = createOpening<{ name: DialogName; itemId: string }>();

export const itemDialog = {
  open: (name: DialogName, itemId: string): void => opening.open({ name, itemId }),
  close: opening.close,
};

const dialogs = { merge: MergeDialog, split: SplitDialog, colour: ColourDialog };

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
