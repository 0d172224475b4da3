/** A CSV table: its columns say what they hold, so that the header, the cells and the description agree. */
import type { Cell } from './csv-cells.ts';
import { writeCsvRows } from './csv-cells.ts';
import type { ExportFile, ExportPiece } from './exporter.ts';

export interface Column<Row> {
  name: string;
  /** For the reader of the dataset: what it holds, unit, values. */
  description: string;
  cell(row: Row): Cell;
}

export interface CsvTable<Row = never> {
  /** File name without `.csv`. */
  name: string;
  description: string;
  /** How rows are sorted, in words. */
  order: string;
  columns: readonly Column<Row>[];
  rows(): Iterable<Row> | AsyncIterable<Row>;
}

/** What is known of a table whatever its rows are. */
export interface WrittenTable {
  name: string;
  description: string;
  order: string;
  columns: readonly { name: string; description: string }[];
  /** The rows as cells in the order of the columns, for other formats. */
  cells(): AsyncIterable<Cell[]>;
  file: ExportFile;
}

const rowsPerPiece = 500;

/** Hides the type of a table's rows behind the file that they become. */
export function writeTable<Row>(table: CsvTable<Row>): WrittenTable {
  const { name, description, order, columns } = table;
  async function* cells(): AsyncGenerator<Cell[]> {
    for await (const row of table.rows()) yield columns.map(column => column.cell(row));
  }
  return {
    name,
    description,
    order,
    columns: columns.map(column => ({ name: column.name, description: column.description })),
    cells,
    file: { name: `${name}.csv`, pieces: () => csvPieces(columns, cells()) },
  };
}

/** A header and the rows as CSV text. */
export async function* csvPieces(
  columns: readonly { name: string }[],
  rows: AsyncIterable<Cell[]>,
): AsyncGenerator<ExportPiece> {
  yield { text: writeCsvRows([columns.map(column => column.name)]), rows: 0 };
  let waiting: Cell[][] = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length < rowsPerPiece) continue;
    yield { text: writeCsvRows(waiting), rows: waiting.length };
    waiting = [];
  }
  if (waiting.length > 0) yield { text: writeCsvRows(waiting), rows: waiting.length };
}
