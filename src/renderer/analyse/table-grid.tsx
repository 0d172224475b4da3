/** A view's table as a grid: arrows move, Enter shows what a cell rests on, heads stay in sight. */

import { Button } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Cell, ViewTable } from '#core/views/view.ts';
import classes from './analyse.module.css';

export interface CellPlace {
  rowId: string;
  columnId: string;
}

/** Rows that are drawn at once; more come when they are asked for. */
const ROWS = 300;

const statusWords = {
  'not-yet-coded': 'Not yet coded',
  coded: '',
  'not-applicable': 'Not applicable',
  'not-found': 'Not found',
  conflicting: 'Conflicting',
} as const;

/** What is shown of a cell besides its text, in words. */
export const marksOf = (cell: Cell): string[] => [
  ...(cell.conflicting ? ['conflicting'] : []),
  ...(cell.unsupported ? ['unsupported'] : []),
  ...(cell.lost.length > 0 ? [`${cell.lost.length} removed`] : []),
];

export const textOf = (cell: Cell): string =>
  cell.text !== '' || cell.status === null ? cell.text : statusWords[cell.status];

export function TableGrid({
  table,
  chosen,
  onChoose,
}: {
  table: ViewTable;
  chosen: CellPlace | null;
  onChoose: (place: CellPlace) => void;
}) {
  const body = useRef<HTMLTableElement>(null);
  const [allOf, setAllOf] = useState<string | null>(null);
  const rows = allOf === table.name ? table.rows : table.rows.slice(0, ROWS);
  const hidden = table.rows.length - rows.length;

  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (cell === null) return;
    const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
    const steps: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [row, 0],
      End: [row, table.columns.length - 1],
    };
    const [nextRow, nextColumn] = steps[event.key] ?? [row, column];
    const next = body.current?.querySelector<HTMLElement>(
      `[data-row="${nextRow}"][data-column="${nextColumn}"]`,
    );
    if (steps[event.key] === undefined || next === null || next === undefined) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <>
      <div className={classes.gridFrame}>
        <table ref={body} className={classes.grid} aria-label={table.name} onKeyDown={move}>
          <thead>
            <tr>
              {table.columns.map(column => (
                <th key={column.id} scope="col">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr key={row.id}>
                {row.cells.map((cell, columnIndex) => {
                  const columnId = table.columns[columnIndex]?.id ?? '';
                  const isChosen = chosen?.rowId === row.id && chosen.columnId === columnId;
                  return (
                    <td key={columnId} className={classes.cell} data-status={cell.status ?? undefined}>
                      <button
                        type="button"
                        className={classes.cellButton}
                        data-row={rowIndex}
                        data-column={columnIndex}
                        tabIndex={
                          isChosen || (chosen === null && rowIndex === 0 && columnIndex === 0) ? 0 : -1
                        }
                        aria-pressed={isChosen}
                        onClick={() => onChoose({ rowId: row.id, columnId })}
                      >
                        <CellContent cell={cell} />
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hidden > 0 ? (
        <Button variant="default" size="xs" onClick={() => setAllOf(table.name)}>
          Show {hidden.toLocaleString('en')} more rows
        </Button>
      ) : null}
    </>
  );
}

function CellContent({ cell }: { cell: Cell }) {
  const text = textOf(cell);
  const marks = marksOf(cell);
  return (
    <>
      <span className={classes.cellText}>{text === '' ? '–' : text}</span>
      {cell.passages.length > 0 || marks.length > 0 || cell.confidence !== null ? (
        <span className={classes.cellMarks}>
          {cell.passages.length > 0 ? <span>{cell.passages.length} ❝</span> : null}
          {cell.confidence === null ? null : <span>{cell.confidence}</span>}
          {marks.map(mark => (
            <span key={mark} className={classes.warning}>
              {mark}
            </span>
          ))}
        </span>
      ) : null}
    </>
  );
}
