/** What can be done with an item, at the pointer or below its row. */
import { Menu } from '@mantine/core';
import {
  IconArrowMerge,
  IconArrowsSplit2,
  IconHighlight,
  IconLetterCase,
  IconListSearch,
  IconPalette,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconTrash,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useChange } from '../fields/use-change.ts';
import { codeMentions } from '../mentions/code-mentions-dialog.tsx';
import { formatKeys } from '../state/keys.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import { itemDialog } from './item-dialogs.tsx';
import classes from './item-list.module.css';
import { panel } from './panel-state.ts';
import { useCodeSelection } from './use-code-selection.ts';

export interface ItemMenuPlace {
  /** Pixels in the window. */
  x: number;
  y: number;
  /** Where the focus goes back to. */
  focus: HTMLElement | null;
}

/** The entries alone, for a menu of the caller's. */
export function ItemMenuEntries({ itemId }: { itemId: string }) {
  const change = useChange();
  const codeSelection = useCodeSelection();
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const item = useRecords(study => study.live('item', itemId), ['item'], [itemId]);
  const selection = useUi(state => state.selection);
  const sticky = useUi(state => state.stickyItemId === itemId);
  if (item === undefined) return null;
  const remove = async (): Promise<void> => {
    if (await change('item.remove', { id: itemId })) ui.set({ itemId: null, passageId: null });
  };
  return (
    <>
      <Menu.Item
        leftSection={<IconHighlight size={15} />}
        rightSection={formatKeys('Mod+Enter')}
        disabled={selection === null || readOnly}
        onClick={() => void codeSelection(itemId)}
      >
        Code the selection with this
      </Menu.Item>
      <Menu.Item
        leftSection={sticky ? <IconPinnedOff size={15} /> : <IconPin size={15} />}
        disabled={readOnly}
        onClick={() => ui.set({ stickyItemId: sticky ? null : itemId })}
      >
        {sticky ? 'No longer sticky' : 'Make sticky'}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconListSearch size={15} />}
        disabled={readOnly}
        onClick={() => codeMentions.open([itemId])}
      >
        Code its mentions…
      </Menu.Item>
      <Menu.Item leftSection={<IconLetterCase size={15} />} onClick={() => itemDialog.open('names', itemId)}>
        How its names are found…
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconPencil size={15} />}
        rightSection="F2"
        disabled={readOnly}
        onClick={() => panel.rename()}
      >
        Rename
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPalette size={15} />}
        disabled={readOnly}
        onClick={() => itemDialog.open('colour', itemId)}
      >
        Colour…
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowMerge size={15} />}
        disabled={readOnly}
        onClick={() => itemDialog.open('merge', itemId)}
      >
        Merge into…
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowsSplit2 size={15} />}
        disabled={readOnly}
        onClick={() => itemDialog.open('split', itemId)}
      >
        Split…
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconTrash size={15} />}
        rightSection="Del"
        c="var(--tw-danger)"
        disabled={readOnly}
        onClick={() => void remove()}
      >
        Remove
      </Menu.Item>
    </>
  );
}

/** A menu that is opened at a place. */
export function useItemMenu(): { openMenu: (itemId: string, place: ItemMenuPlace) => void; menu: ReactNode } {
  const [open, setOpen] = useState<{ itemId: string; place: ItemMenuPlace } | null>(null);
  const close = (): void => {
    open?.place.focus?.focus();
    setOpen(null);
  };
  const menu = open !== null && (
    <Menu opened onClose={close} position="bottom-start" returnFocus={false} offset={2}>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label="Actions on the item"
          className={classes.anchor}
          style={{ left: open.place.x, top: open.place.y }}
        />
      </Menu.Target>
      <Menu.Dropdown ref={focusFirst}>
        <ItemMenuEntries itemId={open.itemId} />
      </Menu.Dropdown>
    </Menu>
  );
  return { openMenu: (itemId, place) => setOpen({ itemId, place }), menu };
}

/** A menu that a key or the pointer opened in a list is used by the arrow keys at once. */
const focusFirst = (dropdown: HTMLElement | null): void => {
  requestAnimationFrame(() =>
    dropdown?.querySelector<HTMLElement>('[role="menuitem"]:not(:disabled)')?.focus(),
  );
};
