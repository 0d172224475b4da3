/** What can be done to the row and the column of a cell: move, hide, freeze, sort. Opened by a right click or the menu key. */
import { Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconEyeOff,
  IconPinned,
  IconSortAscending,
  IconSortDescending,
} from '@tabler/icons-react';
import type { Arrangement } from '#core/model/saved-view.ts';
import type { ViewTable } from '#core/views/view.ts';
import classes from './table-grid.module.css';
import { hideLine, labelOfRow, moveLine, sortRows } from './table-layout.ts';

export interface GridMenuPlace {
  /** Null = the head of the column. */
  rowId: string | null;
  columnId: string;
  /** Where it opens, in pixels of the window. */
  x: number;
  y: number;
}

interface GridMenuProps {
  place: GridMenuPlace | null;
  source: ViewTable;
  table: ViewTable;
  arrangement: Arrangement;
  onArrange: (arrangement: Arrangement) => void;
  onClose: () => void;
}

const ICON = { size: 15, 'aria-hidden': true } as const;

export function GridMenu({ place, source, table, arrangement, onArrange, onClose }: GridMenuProps) {
  const columnAt = table.columns.findIndex(({ id }) => id === place?.columnId);
  const rowAt = table.rows.findIndex(({ id }) => id === place?.rowId);
  const column = table.columns[columnAt];
  const row = table.rows[rowAt];
  const isLastFrozen = columnAt === arrangement.frozenColumns - 1;
  return (
    <Menu
      opened={place !== null}
      onClose={onClose}
      position="bottom-start"
      width={250}
      returnFocus={false}
      trapFocus
    >
      <Menu.Target>
        <span
          className={classes.menuAnchor}
          style={{ left: place?.x ?? 0, top: place?.y ?? 0 }}
          aria-hidden
        />
      </Menu.Target>
      <Menu.Dropdown aria-label="Layout of the table">
        {column === undefined ? null : (
          <>
            <Menu.Label>Column: {column.label}</Menu.Label>
            <Menu.Item
              leftSection={<IconSortAscending {...ICON} />}
              onClick={() => onArrange(sortRows(source, arrangement, column.id, 1))}
            >
              Sort ascending
            </Menu.Item>
            <Menu.Item
              leftSection={<IconSortDescending {...ICON} />}
              onClick={() => onArrange(sortRows(source, arrangement, column.id, -1))}
            >
              Sort descending
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowLeft {...ICON} />}
              disabled={columnAt === 0}
              onClick={() => onArrange(moveLine(source, arrangement, 'column', column.id, -1))}
            >
              Move column left
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowRight {...ICON} />}
              disabled={columnAt === table.columns.length - 1}
              onClick={() => onArrange(moveLine(source, arrangement, 'column', column.id, 1))}
            >
              Move column right
            </Menu.Item>
            <Menu.Item
              leftSection={<IconPinned {...ICON} />}
              onClick={() => onArrange({ ...arrangement, frozenColumns: isLastFrozen ? 0 : columnAt + 1 })}
            >
              {isLastFrozen ? 'Freeze no columns' : 'Freeze up to here'}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconEyeOff {...ICON} />}
              disabled={table.columns.length === 1}
              onClick={() => onArrange(hideLine(source, arrangement, 'column', column.id))}
            >
              Hide column
            </Menu.Item>
          </>
        )}
        {row === undefined ? null : (
          <>
            <Menu.Divider />
            <Menu.Label>Row: {labelOfRow(source, row.id)}</Menu.Label>
            <Menu.Item
              leftSection={<IconArrowUp {...ICON} />}
              disabled={rowAt === 0}
              onClick={() => onArrange(moveLine(source, arrangement, 'row', row.id, -1))}
            >
              Move row up
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown {...ICON} />}
              disabled={rowAt === table.rows.length - 1}
              onClick={() => onArrange(moveLine(source, arrangement, 'row', row.id, 1))}
            >
              Move row down
            </Menu.Item>
            <Menu.Item
              leftSection={<IconEyeOff {...ICON} />}
              onClick={() => onArrange(hideLine(source, arrangement, 'row', row.id))}
            >
              Hide row
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
