/** A table of a dataset: typed columns, its keys, and its rows as cells, whatever file they are written to. */
import type { Cell } from '../csv-cells.ts';

export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'datetime';

export interface DatasetColumn {
  name: string;
  description: string;
  type: ColumnType;
  /** What it counts or is measured in; null where it is no quantity. */
  unit: string | null;
  /** What an empty cell says. */
  empty: string;
  /** The values that it may have, where they are a closed list. */
  values: readonly string[] | null;
}

export interface ForeignKey {
  column: string;
  table: string;
  /** The column of that table, which is its key. */
  to: string;
}

export interface DatasetTable {
  name: string;
  description: string;
  /** How rows are sorted, in words. */
  order: string;
  columns: readonly DatasetColumn[];
  /** Empty where rows have no key of their own. */
  primaryKey: readonly string[];
  foreignKeys: readonly ForeignKey[];
  /** Cells in the order of the columns; each is null or of its column's type, a datetime as ISO 8601. */
  rows(): AsyncIterable<Cell[]>;
}
