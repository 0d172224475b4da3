/** A table as a person laid it out: some rows and columns moved, some hidden. Nothing else of it changes. */
import type { Arrangement } from '../model/saved-view.ts';
import type { ViewTable } from './view.ts';

export const asItComes: Arrangement = Object.freeze({
  columnOrder: [],
  hiddenColumns: [],
  rowOrder: [],
  hiddenRows: [],
  frozenColumns: 0,
});

/**
 * The table with its rows and columns in the order asked for, without those that are hidden. What the order does
 * not name stands where it would stand anyway, behind its neighbour before it.
 */
export function arrangeTable(table: ViewTable, arrangement: Arrangement): ViewTable {
  const { columnOrder, hiddenColumns, rowOrder, hiddenRows } = arrangement;
  const isMoved = columnOrder.length > 0 || hiddenColumns.length > 0;
  if (!isMoved && rowOrder.length === 0 && hiddenRows.length === 0) return table;
  const columns = arrange(table.columns, columnOrder, hiddenColumns);
  const rows = arrange(table.rows, rowOrder, hiddenRows);
  if (!isMoved) return { ...table, rows };
  const places = new Map(table.columns.map(({ id }, place) => [id, place]));
  const taken = columns.map(({ id }) => places.get(id) ?? -1);
  return {
    ...table,
    columns,
    rows: rows.map(({ id, cells }) => ({ id, cells: taken.flatMap(place => cells[place] ?? []) })),
  };
}

function arrange<Part extends { id: string }>(
  parts: readonly Part[],
  order: readonly string[],
  hidden: readonly string[],
): Part[] {
  const unwanted = new Set(hidden);
  const known = new Map(parts.map(part => [part.id, part]));
  const named = new Set(order.filter(id => known.has(id)));
  // Each that is not named follows the one before it; those before all that are named come first.
  const followers = new Map<string | null, Part[]>();
  let last: string | null = null;
  for (const part of parts) {
    if (named.has(part.id)) last = part.id;
    else {
      const after = followers.get(last);
      if (after === undefined) followers.set(last, [part]);
      else after.push(part);
    }
  }
  return [null, ...named]
    .flatMap(id => {
      const part = id === null ? undefined : known.get(id);
      return [...(part === undefined ? [] : [part]), ...(followers.get(id) ?? [])];
    })
    .filter(({ id }) => !unwanted.has(id));
}
