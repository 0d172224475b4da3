import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrangeTable, asItComes } from '#core/views/arrange-table.ts';
import { numberCell, textCell } from '#core/views/table-cells.ts';
import type { ViewTable } from '#core/views/view.ts';
import {
  defaultArrangement,
  hiddenLines,
  hideLine,
  labelOfRow,
  moveLine,
  moveLineTo,
  showHidden,
  sortRows,
} from './table-layout.ts';

const table: ViewTable = {
  name: 'example',
  columns: ['.letter', '.item', 'problem', 'scope'].map(id => ({ id, label: id })),
  rows: [
    { id: 'a', cells: [textCell('A'), textCell('Alpha'), textCell('ten'), numberCell(10)] },
    { id: 'b', cells: [textCell('B'), textCell('Beta'), textCell(''), numberCell(2)] },
    {
      id: 'c',
      cells: [
        textCell('C'),
        textCell('Gamma'),
        textCell('not yet coded', { status: 'not-yet-coded' }),
        numberCell(7),
      ],
    },
  ],
  notes: [],
};

const columnsOf = (arrangement: Parameters<typeof arrangeTable>[1]) =>
  arrangeTable(table, arrangement).columns.map(({ id }) => id);
const rowsOf = (arrangement: Parameters<typeof arrangeTable>[1]) =>
  arrangeTable(table, arrangement).rows.map(({ id }) => id);

it('keeps what names the rows in sight, until somebody says otherwise', () => {
  expect(defaultArrangement(table).frozenColumns).toBe(2);
  expect(defaultArrangement({ ...table, columns: [{ id: 'date', label: 'Date' }] }).frozenColumns).toBe(1);
});

it('moves past the next neighbour that is shown', () => {
  const hidden = hideLine(table, asItComes, 'column', '.item');
  expect(columnsOf(moveLine(table, hidden, 'column', 'problem', -1))).toEqual([
    'problem',
    '.letter',
    'scope',
  ]);
  expect(moveLine(table, hidden, 'column', 'scope', 1)).toBe(hidden);
  expect(rowsOf(moveLine(table, asItComes, 'row', 'a', 1))).toEqual(['b', 'a', 'c']);
});

it('moves to the place of another', () => {
  expect(columnsOf(moveLineTo(table, asItComes, 'column', 'scope', '.letter'))[0]).toBe('scope');
  expect(rowsOf(moveLineTo(table, asItComes, 'row', 'a', 'c'))).toEqual(['b', 'c', 'a']);
});

it('hides, says what is hidden, and shows it again; the last column stays', () => {
  const frozen = { ...asItComes, frozenColumns: 2 };
  const hidden = hideLine(table, frozen, 'column', '.letter');
  expect(hidden.frozenColumns).toBe(1);
  expect(hiddenLines(table, hidden, 'column')).toEqual([{ id: '.letter', label: '.letter' }]);
  expect(columnsOf(showHidden(hidden, 'column'))).toEqual(table.columns.map(({ id }) => id));
  const rows = hideLine(table, asItComes, 'row', 'b');
  expect(hiddenLines(table, rows, 'row')).toEqual([{ id: 'b', label: 'B Beta' }]);
  const all = table.columns.reduce((before, { id }) => hideLine(table, before, 'column', id), asItComes);
  expect(columnsOf(all)).toEqual(['scope']);
});

it('sorts by number or by words, with what says nothing last either way', () => {
  expect(rowsOf(sortRows(table, asItComes, 'scope', 1))).toEqual(['b', 'c', 'a']);
  expect(rowsOf(sortRows(table, asItComes, 'scope', -1))).toEqual(['a', 'c', 'b']);
  expect(rowsOf(sortRows(table, asItComes, 'problem', -1))[0]).toBe('a');
  expect(rowsOf(sortRows(table, asItComes, '.item', -1))).toEqual(['c', 'b', 'a']);
});

it('names a row by more than its letter', () => {
  expect(labelOfRow(table, 'a')).toBe('A Alpha');
});

it('loses and doubles nothing, whatever is done to the layout', () => {
  const step = fc.record({
    line: fc.constantFrom('row' as const, 'column' as const),
    at: fc.nat(3),
    by: fc.constantFrom(1 as const, -1 as const),
    what: fc.constantFrom('move', 'hide', 'sort'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), steps => {
      const end = steps.reduce((before, { line, at, by, what }) => {
        const id = (line === 'row' ? table.rows : table.columns)[at]?.id ?? 'none';
        if (what === 'move') return moveLine(table, before, line, id, by);
        return what === 'hide' ? hideLine(table, before, line, id) : sortRows(table, before, id, by);
      }, asItComes);
      const whole = { ...showHidden(showHidden(end, 'row'), 'column') };
      expect(columnsOf(whole).sort()).toEqual(table.columns.map(({ id }) => id).sort());
      expect(rowsOf(whole).sort()).toEqual(['a', 'b', 'c']);
      expect(columnsOf(end).length).toBeGreaterThan(0);
    }),
  );
});
