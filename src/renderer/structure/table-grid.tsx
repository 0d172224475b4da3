/** The cells of a table of a text. One tab stop: the arrow keys move, Enter and a click go to the cell's place. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { cellText, type FoundTable } from '#core/structure/tables.ts';
import type { Range } from '#core/text/range.ts';
import classes from './table-dialog.module.css';

interface Props {
  label: string;
  text: string;
  table: FoundTable;
  onGo: (cell: Range) => void;
}

export function TableGrid({ label, text, table: { rows }, onGo }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const width = Math.max(...rows.map(row => row.length));
  const present = {
    row: Math.min(active.row, rows.length - 1),
    column: Math.min(active.column, width - 1),
  };

  const moveTo = (row: number, column: number): void => {
    const next = {
      row: Math.max(0, Math.min(rows.length - 1, row)),
      column: Math.max(0, Math.min(width - 1, column)),
    };
    setActive(next);
    body.current?.rows[next.row]?.cells[next.column]?.focus();
  };
  const go = (row: number, column: number): void => {
    const cell = rows[row]?.[column];
    if (cell !== undefined && cell.end > cell.start) onGo(cell);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { row, column } = present;
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      Home: [row, 0],
      End: [row, width - 1],
      PageDown: [row + 10, column],
      PageUp: [row - 10, column],
    };
    const step = steps[event.key];
    if (step !== undefined) moveTo(...step);
    else if (event.key === 'Enter' || event.key === ' ') go(row, column);
    else return;
    event.preventDefault();
  };

  return (
    <div className={classes.frame}>
      <table
        className={classes.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA's grids are tables that take keys.
        role="grid"
        aria-label={label}
        aria-readonly
        onKeyDown={onKeyDown}
      >
        <tbody ref={body}>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is nothing but its place.
            <tr key={at}>
              {Array.from({ length: width }, (_, column) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the table takes the keys of all its cells.
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is nothing but its place.
                  key={column}
                  tabIndex={at === present.row && column === present.column ? 0 : -1}
                  onFocus={() => setActive({ row: at, column })}
                  onClick={() => go(at, column)}
                >
                  {cellText(text, row[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
