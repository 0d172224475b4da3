import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrangeTable, asItComes } from './arrange-table.ts';
import { textCell } from './table-cells.ts';
import type { ViewTable } from './view.ts';

const tableOf = (rows: readonly string[], columns: readonly string[]): ViewTable => ({
  name: 'table',
  columns: columns.map(id => ({ id, label: id.toUpperCase() })),
  rows: rows.map(row => ({ id: row, cells: columns.map(column => textCell(`${row}${column}`)) })),
  notes: ['A note.'],
});

const texts = ({ rows }: ViewTable) => rows.map(({ cells }) => cells.map(({ text }) => text).join(' '));

it('moves and hides rows and columns, each cell with its own', () => {
  const arranged = arrangeTable(tableOf(['1', '2', '3'], ['a', 'b', 'c']), {
    ...asItComes,
    columnOrder: ['c', 'a'],
    hiddenColumns: ['b'],
    rowOrder: ['3', '1', '2'],
    hiddenRows: ['1'],
  });
  expect(arranged.columns.map(({ label }) => label)).toEqual(['C', 'A']);
  expect(texts(arranged)).toEqual(['3c 3a', '2c 2a']);
  expect(arranged.notes).toEqual(['A note.']);
});

it('leaves a new row behind the one that it follows, and passes over what is gone', () => {
  const arranged = arrangeTable(tableOf(['0', '1', '2', 'new'], ['a']), {
    ...asItComes,
    rowOrder: ['2', 'gone', '1'],
  });
  expect(texts(arranged)).toEqual(['0a', '2a', 'newa', '1a']);
});

it('gives the table itself where nothing is moved or hidden', () => {
  const table = tableOf(['1'], ['a']);
  expect(arrangeTable(table, asItComes)).toBe(table);
});

it('keeps every row and column that is not hidden, once, with the cells it had', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
  fc.assert(
    fc.property(
      ids,
      ids,
      ids,
      ids,
      ids,
      ids,
      (rows, columns, rowOrder, columnOrder, hiddenRows, hiddenColumns) => {
        const arranged = arrangeTable(tableOf(rows, columns), {
          rowOrder,
          columnOrder,
          hiddenRows,
          hiddenColumns,
          frozenColumns: 0,
        });
        const wanted = (all: string[], hidden: string[]) => all.filter(id => !hidden.includes(id)).sort();
        expect(arranged.rows.map(({ id }) => id).sort()).toEqual(wanted(rows, hiddenRows));
        expect(arranged.columns.map(({ id }) => id).sort()).toEqual(wanted(columns, hiddenColumns));
        for (const { id, cells } of arranged.rows)
          expect(cells.map(({ text }) => text)).toEqual(arranged.columns.map(column => `${id}${column.id}`));
        const moved = arranged.rows.map(({ id }) => id).filter(id => rowOrder.includes(id));
        expect(moved).toEqual(rowOrder.filter(id => rows.includes(id) && !hiddenRows.includes(id)));
      },
    ),
  );
});
