/**
 * What a person does to a table's layout: moves, hides, freezes, sorts. Each gives the arrangement that follows, and
 * none of them changes what the table says.
 */
import type { Arrangement } from '#core/model/saved-view.ts';
import { arrangeTable, asItComes } from '#core/views/arrange-table.ts';
import { compareText } from '#core/views/item-order.ts';
import type { Cell, ViewTable } from '#core/views/view.ts';

/** Rows or columns. */
export type Line = 'row' | 'column';

const fieldsOf = { row: ['rowOrder', 'hiddenRows'], column: ['columnOrder', 'hiddenColumns'] } as const;

/** What names the rows stays in sight until somebody says otherwise. */
export const defaultArrangement = ({ columns }: ViewTable): Arrangement => {
  const named = columns.findLastIndex(({ id }) => id === '.item' || id === '.actor' || id === '.veto-point');
  return { ...asItComes, frozenColumns: Math.min(columns.length, Math.max(0, named) + 1) };
};

/** Ids in the order of the table, with those that are hidden. */
function orderOf(table: ViewTable, arrangement: Arrangement, line: Line): string[] {
  const whole = arrangeTable(table, { ...arrangement, hiddenColumns: [], hiddenRows: [] });
  return (line === 'row' ? whole.rows : whole.columns).map(({ id }) => id);
}

/** Moves a row or column past its next neighbour that is shown; unchanged where there is none. */
export function moveLine(
  table: ViewTable,
  arrangement: Arrangement,
  line: Line,
  id: string,
  by: 1 | -1,
): Arrangement {
  const [, hiddenField] = fieldsOf[line];
  const hidden = new Set(arrangement[hiddenField]);
  const order = orderOf(table, arrangement, line);
  const shown = order.filter(each => !hidden.has(each));
  const neighbour = shown[shown.indexOf(id) + by];
  return neighbour === undefined || !shown.includes(id)
    ? arrangement
    : moveLineTo(table, arrangement, line, id, neighbour);
}

/** Moves a row or column to the place of another, which makes room. */
export function moveLineTo(
  table: ViewTable,
  arrangement: Arrangement,
  line: Line,
  id: string,
  place: string,
): Arrangement {
  const [orderField] = fieldsOf[line];
  const order = orderOf(table, arrangement, line);
  const [from, to] = [order.indexOf(id), order.indexOf(place)];
  if (from === -1 || to === -1 || from === to) return arrangement;
  order.splice(from, 1);
  order.splice(to, 0, id);
  return { ...arrangement, [orderField]: order };
}

/** Hides a row or column. The last column stays: nothing else would show what there is. */
export function hideLine(table: ViewTable, arrangement: Arrangement, line: Line, id: string): Arrangement {
  const [, hiddenField] = fieldsOf[line];
  const columns = arrangeTable(table, arrangement).columns;
  if (line === 'column' && columns.length <= 1) return arrangement;
  const place = columns.findIndex(column => column.id === id);
  const isFrozen = line === 'column' && place !== -1 && place < arrangement.frozenColumns;
  return {
    ...arrangement,
    [hiddenField]: [...arrangement[hiddenField].filter(each => each !== id), id],
    frozenColumns: arrangement.frozenColumns - (isFrozen ? 1 : 0),
  };
}

export const showHidden = (arrangement: Arrangement, line: Line): Arrangement => ({
  ...arrangement,
  [fieldsOf[line][1]]: [],
});

/** Those that the table still has. */
export function hiddenLines(
  table: ViewTable,
  arrangement: Arrangement,
  line: Line,
): { id: string; label: string }[] {
  const hidden = new Set(arrangement[fieldsOf[line][1]]);
  return line === 'column'
    ? table.columns.filter(({ id }) => hidden.has(id)).map(({ id, label }) => ({ id, label }))
    : table.rows
        .filter(({ id }) => hidden.has(id))
        .map(row => ({ id: row.id, label: labelOfRow(table, row.id) }));
}

/** What a row is about, in words: a letter or a number at its beginning is not enough. */
export function labelOfRow({ rows }: ViewTable, id: string): string {
  const cells = rows.find(row => row.id === id)?.cells ?? [];
  const [first, second] = cells;
  const name = first?.text ?? id;
  return name.length > 2 || second === undefined ? name : `${name} ${second.text}`.trim();
}

/** Sorts the rows by a column; what says nothing, or is not yet coded, comes last either way. */
export function sortRows(
  table: ViewTable,
  arrangement: Arrangement,
  columnId: string,
  direction: 1 | -1,
): Arrangement {
  const place = table.columns.findIndex(({ id }) => id === columnId);
  const cellOf = new Map(table.rows.map(row => [row.id, row.cells[place]]));
  const saysNothing = (cell: Cell | undefined): boolean =>
    cell === undefined || cell.text === '' || cell.status === 'not-yet-coded';
  const rowOrder = orderOf(table, arrangement, 'row').sort((one, other) => {
    const [left, right] = [cellOf.get(one), cellOf.get(other)];
    if (left === undefined || right === undefined || saysNothing(left) || saysNothing(right))
      return Number(saysNothing(left)) - Number(saysNothing(right));
    return direction * compareCells(left, right);
  });
  return { ...arrangement, rowOrder };
}

const compareCells = (one: Cell, other: Cell): number =>
  typeof one.value === 'number' && typeof other.value === 'number'
    ? one.value - other.value
    : compareText(one.text, other.text);
