/** The last cell of a row in the codebook's tables: moves the row up and down, and removes it. */
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import classes from './page.module.css';

interface RowToolsProps {
  /** What the row is called. */
  label: string;
  /** Its place among `count` rows, from 0. */
  at: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
  /** What removing does, where it is not plain. */
  removeHint?: string | undefined;
}

export function RowTools({ label, at, count, onMove, onRemove, removeHint }: RowToolsProps) {
  return (
    <td className={classes.tools}>
      <ActionIcon
        size="sm"
        aria-label={`Move up: ${label}`}
        disabled={at === 0}
        onClick={() => onMove(at - 1)}
      >
        <IconArrowUp size={14} />
      </ActionIcon>
      <ActionIcon
        size="sm"
        aria-label={`Move down: ${label}`}
        disabled={at === count - 1}
        onClick={() => onMove(at + 1)}
      >
        <IconArrowDown size={14} />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={`Remove: ${label}`} title={removeHint} onClick={onRemove}>
        <IconTrash size={14} />
      </ActionIcon>
    </td>
  );
}
