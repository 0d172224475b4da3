/** A CSV table: its columns say what they hold, so that the header, the cells and the description agree. */
import type { Cell } from './csv-cells.ts';
import { writeCsvRows } from './csv-cells.ts';
import type { ExportFile } from './exporter.ts';

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
  file: ExportFile;
}

const rowsPerPiece = 500;

/** Hides the type of a table's rows behind the file that they become. */
export function writeTable<Row>(table: CsvTable<Row>): WrittenTable {
  const { name, description, order, columns } = table;
  return {
    name,
    description,
    order,
    columns: columns.map(column => ({ name: column.name, description: column.description })),
    file: {
      name: `${name}.csv`,
      async *pieces() {
        yield { text: writeCsvRows([columns.map(column => column.name)]), rows: 0 };
        let waiting: Cell[][] = [];
        for await (const row of table.rows()) {
          waiting.push(columns.map(column => column.cell(row)));
          if (waiting.length < rowsPerPiece) continue;
          yield { text: writeCsvRows(waiting), rows: waiting.length };
          waiting = [];
        }
        if (waiting.length > 0) yield { text: writeCsvRows(waiting), rows: waiting.length };
      },
    },
  };
}
