/** Tables of views as CSV, made from the table alone, so that a file says what the screen says. */
import { joinValues, writeCsvRows } from '../exporters/csv-cells.ts';
import { valueCell } from '../exporters/value-labels.ts';
import type { Cell, ViewTable } from './view.ts';

/** A header of labels and the text of each cell. Numbers are written bare. */
export const writeTableCsv = ({ columns, rows }: ViewTable): string =>
  writeCsvRows([
    columns.map(({ label }) => label),
    ...rows.map(({ cells }) =>
      cells.map(({ text, value }) => (typeof value === 'number' && String(value) === text ? value : text)),
    ),
  ]);

const cellColumns = [
  'table',
  'row',
  'column',
  'column_label',
  'text',
  'value',
  'status',
  'confidence',
  'passages',
  'lost_passages',
  'judgements',
  'settled_by',
  'settled_judgements',
  'records',
  'unsupported',
  'conflicting',
] as const;

/** One row for each cell that says something, with the ids of what it rests on. */
export const writeCellsCsv = (tables: readonly ViewTable[]): string =>
  writeCsvRows([
    cellColumns,
    ...tables.flatMap(({ name, columns, rows }) =>
      rows.flatMap(({ id, cells }) =>
        cells.flatMap((cell, at) =>
          cell.text === ''
            ? []
            : [[name, id, columns[at]?.id ?? '', columns[at]?.label ?? '', ...cellOf(cell)]],
        ),
      ),
    ),
  ]);

const cellOf = (cell: Cell) => [
  cell.text,
  valueCell(cell.value),
  cell.status,
  cell.confidence,
  joinValues(cell.passages),
  joinValues(cell.lost),
  joinValues(cell.judgements),
  joinValues(cell.settledBy),
  joinValues(cell.settled),
  joinValues(cell.records.map(({ type, id }) => `${type}:${id}`)),
  cell.unsupported,
  cell.conflicting,
];
